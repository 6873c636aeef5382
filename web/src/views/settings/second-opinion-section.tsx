import { isPackName } from '../../domain/packs';
import { secondPackOf } from '../../app/settings';
import { useSession } from '../../app/session';
import { size } from '../../i18n/format';
import { failureWords, t } from '../../i18n/words';
import { usePackSizes } from '../common/use-pack-sizes';
import { stepText } from '../read/job-block';
import { Section } from './section';

/** Which network reads every film after the first, if any, and what it would load. */
export function SecondOpinionSection() {
  const { settings, second } = useSession();
  const words = t.secondOpinion.settings;
  const { pack } = settings.current.value;
  const chosen = secondPackOf(settings.current.value);
  const others = usePackSizes().filter(({ name }) => name !== pack);
  const loading = second.loading.value;
  const choose = (value: string) => settings.change({ second_pack: isPackName(value) ? value : null });
  return (
    <Section name="second-opinion" heading={words.heading}>
      <p class="hint">{words.about}</p>
      <label class="field">
        <span>{words.label}</span>
        <select data-second-pack value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{words.none}</option>
          {others.map(({ name, bytes }) => <option value={name}>{bytes === null ? name : words.option(name, size(bytes))}</option>)}
        </select>
      </label>
      {chosen && <p role="status">{loading.kind === 'loading' ? stepText(loading.progress) : loading.kind === 'ready' ? t.status.ready : loading.kind === 'failed' ? failureWords(loading.failure.code).title : ''}</p>}
      {chosen && <p class="hint">{words.swap}</p>}
    </Section>
  );
}

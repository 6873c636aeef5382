import type { Networks } from '../../app/batch-networks';
import { useSession } from '../../app/session';
import type { PackName } from '../../domain/packs';
import { size } from '../../i18n/format';
import { failureWords, t } from '../../i18n/words';
import { usePackSizes } from '../common/use-pack-sizes';
import { stepText } from '../read/job-block';

const keyOf = ({ first, second }: Networks) => [first, second].filter(Boolean).join(' ');

/** Which network reads the batch, or both; those that films are not read with say their size. */
export function NetworkChoice() {
  const { batch, settings, second } = useSession();
  const words = t.batch.run;
  const { pack } = settings.current.value;
  const networks = batch.networks.value;
  const brought = usePackSizes();
  const sizeOf = (name: PackName) => brought.find((one) => one.name === name);
  // The one that reads films is loaded in any case.
  const toLoad = (name: PackName) => name !== pack && sizeOf(name)?.stored === false;
  const named = (name: PackName) => {
    const bytes = sizeOf(name)?.bytes ?? null;
    return bytes !== null && toLoad(name) ? t.secondOpinion.settings.option(name, size(bytes)) : name;
  };
  // What the batch was begun with stays among them, whatever the settings say since.
  const choices = batch.choices.value.filter(({ first, second: other }) => [first, other].every((name) => name === null || sizeOf(name)));
  const all = choices.some((one) => keyOf(one) === keyOf(networks)) ? choices : [...choices, networks];
  const loading = second.loading.value;
  const running = batch.activity.value !== 'idle';
  return (
    <div class="batch-networks">
      <label class="field">
        <span>{words.networks}</span>
        <select data-networks value={keyOf(networks)} disabled={running} onChange={(event) => {
          const chosen = all.find((one) => keyOf(one) === event.currentTarget.value);
          if (chosen) batch.read(chosen);
        }}>
          {all.map((one) => <option value={keyOf(one)}>{one.second ? words.both(named(one.first), named(one.second)) : named(one.first)}</option>)}
        </select>
      </label>
      {networks.first !== pack && <p class="hint">{words.otherReads(networks.first)}</p>}
      {!running && [networks.first, networks.second].some((name) => name !== null && toLoad(name)) && <p class="hint">{words.loads}</p>}
      {running && loading.kind === 'loading' && <p class="hint">{stepText(loading.progress)}</p>}
      {running && loading.kind === 'failed' && <p class="hint">{failureWords(loading.failure.code).title}</p>}
    </div>
  );
}

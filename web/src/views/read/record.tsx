import type { Reading } from '../../domain/assessment';
import { download, exportName, readingJson, summaryText } from '../../app/export';
import { useSession } from '../../app/session';
import { recordMatches } from '../../app/state';
import { t } from '../../i18n/words';
import { duration, shortHash } from '../../i18n/format';
import { Icon } from '../common/icon';

const STEPS = ['decode', 'validate', 'prepare', 'infer', 'second_look', 'assess'] as const;

/** The record and its exports. Both wait until the record is the one for the sex that was chosen. */
export function Record({ reading }: { readonly reading: Reading }) {
  const { commands } = useSession();
  const state = commands.state.value;
  const words = t.record;
  const { assessment, engine, milliseconds, film_sha256 } = reading;
  const { manifest, notice } = state;
  const context = manifest && { manifest, synthetic: state.source?.synthetic ?? false };
  const matches = recordMatches(state);

  const copy = async () => {
    if (!context) return;
    const copied = await navigator.clipboard.writeText(summaryText(reading, context)).then(() => true, () => false);
    commands.dispatch({ type: 'notice', notice: copied ? 'copied' : 'copy_failed' });
  };
  const save = () => {
    if (!context) return;
    download(readingJson(reading, context), exportName(reading));
    commands.dispatch({ type: 'notice', notice: 'saved' });
  };
  const told = notice === 'copied' || notice === 'copy_failed' || notice === 'saved';

  return (
    <section class="panel record" aria-labelledby="record-heading">
      <h2 id="record-heading">{words.heading}</h2>
      <div class="buttons">
        <button type="button" class="button" disabled={!matches || !context} onClick={() => void copy()}><Icon name="copy" /> {words.copy}</button>
        <button type="button" class="button" disabled={!matches || !context} onClick={save}><Icon name="save" /> {words.save}</button>
        <span class="told">{told && t.notices[notice]}</span>
      </div>
      <dl class="facts">
        <dt>{words.film}</dt><dd><code title={film_sha256}>{shortHash(film_sha256)}</code></dd>
        <dt>{words.model}</dt><dd>{assessment.pack.name} {assessment.pack.version}, <code title={assessment.pack.model_sha256}>{shortHash(assessment.pack.model_sha256)}</code></dd>
        <dt>{words.core}</dt><dd>{assessment.core_version}</dd>
        <dt>{words.engine}</dt><dd>{engine.runtime}, {words.provider[engine.provider]}, {words.threads(engine.threads)}</dd>
        <dt>{words.times}</dt><dd>{STEPS.filter((step) => step !== 'second_look' || milliseconds.second_look > 0).map((step) => `${words.time[step]} ${duration(milliseconds[step])}`).join(', ')}</dd>
      </dl>
      <p class="hint">{words.noName}</p>
    </section>
  );
}

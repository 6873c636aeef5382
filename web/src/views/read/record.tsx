import type { Reading } from '../../domain/assessment';
import { engineNotes } from '../../app/engine-words';
import { t } from '../../i18n/words';
import { duration, shortHash } from '../../i18n/format';

const STEPS = ['decode', 'validate', 'prepare', 'infer', 'second_look', 'assess'] as const;

/** What the record was made by, as far as the page shows it; reports and exports carry all of it. */
export function Record({ reading }: { readonly reading: Reading }) {
  const words = t.record;
  const { assessment, engine, milliseconds, film_sha256 } = reading;
  return (
    <section class="panel record" aria-labelledby="record-heading">
      <h2 id="record-heading">{words.heading}</h2>
      <dl class="facts">
        <dt>{words.film}</dt><dd><code title={film_sha256}>{shortHash(film_sha256)}</code></dd>
        <dt>{words.model}</dt><dd>{assessment.pack.name} {assessment.pack.version}, <code title={assessment.pack.model_sha256}>{shortHash(assessment.pack.model_sha256)}</code></dd>
        <dt>{words.core}</dt><dd>{assessment.core_version}</dd>
        <dt>{words.engine}</dt><dd>{engine.runtime}, {words.provider[engine.provider]}, {words.threads(engine.threads)}{engineNotes(engine).map((note) => <span class="engine-note">{note}</span>)}</dd>
        <dt>{words.times}</dt><dd>{STEPS.filter((step) => step !== 'second_look' || milliseconds.second_look > 0).map((step) => `${words.time[step]} ${duration(milliseconds[step])}`).join(', ')}</dd>
      </dl>
      <p class="hint">{words.noName}</p>
    </section>
  );
}

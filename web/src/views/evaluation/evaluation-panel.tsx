import { computed, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Manifest } from '../../domain/manifest';
import type { Study } from '../../domain/study';
import { useSession } from '../../app/session';
import { manifestOf } from '../../app/state';
import { studyFigures } from '../../figures/study';
import { LEFT_OUT, packOfStudy } from '../../study/compared';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { FigureView } from '../common/figure-view';
import { Icon } from '../common/icon';
import { GroupTable, MeasureTable } from './measure-tables';
import { ReadersTable } from './readers-table';
import { SiteFit } from './site-fit';
import { useEvaluation } from './use-evaluation';

/** The panel behind one disclosure: nothing is computed before it is opened. */
export function EvaluationDetails({ study }: { readonly study: ReadonlySignal<Study> }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="panel disclosure" data-evaluation open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><h2>{t.study.heading}</h2></summary>
      {open && <EvaluationPanel study={study} />}
    </details>
  );
}

/** What a study comes to: machine against readers, in figures and graphs, and whether a correction for this site holds. */
export function EvaluationPanel({ study }: { readonly study: ReadonlySignal<Study> }) {
  const session = useSession();
  const pack = useMemo(() => computed(() => packOfStudy(study.value)), [study]);
  const manifest = manifestOf(session.commands.state.value, pack.value);
  useEffect(() => { if (!manifest) void session.fetchManifest(); }, [session, manifest]);
  return (
    <section class="evaluation" aria-label={t.study.heading}>
      {manifest ? <Measured source={study} manifest={manifest} /> : <p class="hint">{t.evidence.missing}</p>}
    </section>
  );
}

function Measured({ source, manifest }: { readonly source: ReadonlySignal<Study>; readonly manifest: Manifest }) {
  const { study, comparison, evaluation, fits } = useEvaluation(source, manifest);
  const { films, leftOut, packs } = comparison;
  const words = t.study;
  // Drawn again when their numbers or the language change, not with every film of the queue.
  const figures = useMemo(() => studyFigures(comparison, evaluation, manifest), [comparison, evaluation, manifest, words]);
  const left = LEFT_OUT.flatMap((why) => (leftOut[why] > 0 ? [words.leftOut[why](number(leftOut[why]))] : [])).join(', ');
  if (films.length === 0) return <p>{words.empty} {left && words.leftOutOf(left)}</p>;
  return (
    <>
      <p data-compared={films.length}>{words.compared(number(films.length), study.readers[0] ?? '')} {left && words.leftOutOf(left)}</p>
      {packs.length > 1 && <p class="state state-look"><Icon name="look" /> {words.mixed(packs.map(({ name, version }) => `${name} ${version}`).join(', '))}</p>}
      <MeasureTable evaluation={evaluation} working={fits === null} />
      <GroupTable evaluation={evaluation} />
      <ReadersTable films={films} readers={study.readers} />
      <h3>{words.figuresHeading}</h3>
      <div class="graph-list evaluation-graphs">{figures.map((figure) => <FigureView key={figure.title} figure={figure} />)}</div>
      <SiteFit fits={fits} comparison={comparison} manifest={manifest} />
    </>
  );
}

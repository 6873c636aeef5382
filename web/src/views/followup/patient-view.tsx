import { useState } from 'preact/hooks';
import type { Patient } from '../../domain/followup';
import { heightFigure, trackFigure } from '../../figures/track';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { FigureView } from '../common/figure-view';
import { useWidth } from '../common/use-width';
import { PairsTable } from './pairs-table';
import { Confirm, ExportSheet, RenameSheet } from './sheets';
import { VisitsTable } from './visits-table';

/** As wide as a figure becomes on the page. */
const WIDEST = 560;

/** One child's visits: chart, differences, heights, and each visit with what was kept of it. */
export function PatientView({ patient }: { readonly patient: Patient }) {
  const { followUp } = useSession();
  const [sheet, setSheet] = useState<'rename' | 'export' | 'remove' | null>(null);
  const [element, measured] = useWidth<HTMLDivElement>();
  const { id, label, visits } = patient;
  const { actions, ask, heightHeading, pairs } = t.followUp;
  const close = () => setSheet(null);
  const width = Math.min(WIDEST, measured);
  const last = visits[visits.length - 1];
  const track = width > 0 && last ? trackFigure(visits, { width, curve: followUp.source.curve(last.sex) }) : null;
  const heights = width > 0 ? heightFigure(visits, width) : null;
  return (
    <article class="patient" aria-labelledby="patient-heading">
      <header>
        <h2 id="patient-heading">{label}</h2>
        <div class="buttons">
          <button type="button" class="button button-small" onClick={() => setSheet('rename')}>{actions.rename}</button>
          <button type="button" class="button button-small" onClick={() => setSheet('export')}>{actions.exportOne}</button>
          <button type="button" class="button button-small" onClick={() => setSheet('remove')}>{actions.remove}</button>
        </div>
      </header>
      <div ref={element} class="patient-figure">{track && <FigureView figure={track} />}</div>
      {visits.length > 1 ? <PairsTable visits={visits} /> : last && <p class="hint">{pairs.one}</p>}
      {visits.length > 0 && <VisitsTable patient={patient} />}
      {heights && <section><h3 id="height-heading">{heightHeading}</h3><FigureView figure={heights} /></section>}
      {sheet === 'rename' && <RenameSheet id={id} label={label} onClose={close} />}
      {sheet === 'export' && <ExportSheet ids={[id]} count={1} onClose={close} />}
      {sheet === 'remove' && (
        <Confirm title={actions.remove} question={ask.removeOne(label, visits.length)} confirm={ask.confirm} onConfirm={() => void followUp.remove(id)} onClose={close} />
      )}
    </article>
  );
}

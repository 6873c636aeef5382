import { useState } from 'preact/hooks';
import type { Case } from '../../domain/case';
import type { Manifest } from '../../domain/manifest';
import type { Figure } from '../../figures/figure';
import type { Block } from '../../report/document';
import { hiddenAtFirst, mapName } from '../../app/attention';
import { isExportable, ReportFailed, runReport, type ReportAction } from '../../app/reports';
import { useSession, type Session } from '../../app/session';
import { t } from '../../i18n/words';
import { percent } from '../../i18n/format';
import type { Heat } from '../../report';
import { Icon } from '../common/icon';
import { heatPixels } from '../viewer/heat';

interface ReportPanelProps {
  readonly own: Case;
  readonly manifest: Manifest;
  /** Made when a report is. */
  readonly figures: () => readonly Figure[];
  readonly comparison?: readonly Block[];
}

type Told = { readonly kind: 'done' | 'failed'; readonly text: string } | null;

type FilmChoice = 'none' | 'film' | 'overlay';

const SAVES = ['pdf', 'sc', 'sr', 'json', 'csv'] as const;

/** What goes into a report, and the ways in which it leaves the page. All of them wait for the record of the chosen sex. */
export function ReportPanel({ own, manifest, figures, comparison = [] }: ReportPanelProps) {
  const session = useSession();
  const { commands, settings } = session;
  const state = commands.state.value;
  const words = t.report.panel;
  const { paper } = settings.current.value;
  const [film, setFilm] = useState<FilmChoice>('film');
  const [withName, setName] = useState(false);
  const [working, setWorking] = useState<{ readonly action: ReportAction; readonly share: number | null } | null>(null);
  const [told, setTold] = useState<Told>(null);
  const ready = isExportable(state);
  const choices: readonly FilmChoice[] = heatOf(session, own) ? ['none', 'film', 'overlay'] : ['none', 'film'];

  const run = async (action: ReportAction) => {
    if (working) return;
    setTold(null);
    setWorking({ action, share: null });
    try {
      const missing = await runReport(action, { case: own, manifest, film: film === 'none' ? null : state.picture, heat: film === 'overlay' ? heatOf(session, own) : null, figures: figures(), comparison, withName, paper },
        (share) => { if (action === 'pdf') setWorking({ action, share }); });
      setTold({ kind: 'done', text: [words.done[action], missing.length > 0 ? words.missing(missing.join(' ')) : ''].filter(Boolean).join(' ') });
    } catch (error) {
      const { code, detail } = error instanceof ReportFailed ? error : new ReportFailed('Internal', String(error));
      setTold({ kind: 'failed', text: [t.report.failures[code], code === 'Internal' ? detail : ''].filter(Boolean).join(' ') });
    } finally {
      setWorking(null);
    }
  };

  return (
    <section class="panel report" aria-labelledby="report-heading">
      <h2 id="report-heading">{words.heading}</h2>
      <div class="report-choices">
        <label>
          {words.paper}{' '}
          <select value={paper} onChange={(event) => settings.change({ paper: event.currentTarget.value === 'letter' ? 'letter' : 'a4' })}>
            {Object.entries(words.papers).map(([key, name]) => <option key={key} value={key}>{name}</option>)}
          </select>
        </label>
        <label>
          {words.film}{' '}
          <select value={film} onChange={(event) => setFilm(choices.find((one) => one === event.currentTarget.value) ?? 'film')}>
            {choices.map((choice) => <option key={choice} value={choice}>{words.films[choice]}</option>)}
          </select>
        </label>
        <label><input type="checkbox" checked={withName} onChange={(event) => setName(event.currentTarget.checked)} /> {words.withName}</label>
      </div>
      <div class="buttons">
        {SAVES.map((kind) => (
          <button key={kind} type="button" class={kind === 'pdf' ? 'button button-primary' : 'button'} disabled={!ready} aria-disabled={working !== null} onClick={() => void run(kind)}>
            <Icon name="save" /> {words[kind]}
          </button>
        ))}
        <button type="button" class="button" disabled={!ready} aria-disabled={working !== null} onClick={() => void run('copy')}><Icon name="copy" /> {words.copy}</button>
        <button type="button" class="button" disabled={!ready} onClick={() => window.print()}>{words.print}</button>
      </div>
      <p class="report-told" role="status">
        {working ? <>{words.working[working.action]}{working.share !== null && ` ${percent(working.share)}`}</>
          : told ? <span class={told.kind === 'failed' ? 'state state-stop' : ''}>{told.kind === 'failed' && <Icon name="stop" />} {told.text}</span>
            : ready ? '' : words.waits}
      </p>
      <p class="hint">{words.lead} {words.formats} {!withName && own.study && words.nameNote}</p>
    </section>
  );
}

/** As on the page: the map that was chosen there, as strong as there. Not of a reading that is not to be trusted. */
function heatOf({ commands, attention: choice }: Session, { reading: { assessment } }: Case): Heat | null {
  const { attention, sex } = commands.state.value;
  if (!attention || hiddenAtFirst(assessment, sex ?? assessment.subject.sex)) return null;
  const pixels = heatPixels(attention, mapName(choice.of.value, sex ?? assessment.subject.sex), choice.opacity.value);
  return pixels && { width: attention.width, height: attention.height, pixels };
}

import type { Reading } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { stepsOf } from '../../domain/placement';
import { checksOf, filmChecks, handChecks, safetyFor } from '../../domain/safety';
import { statedFor } from '../../domain/site-calibration';
import { comparisonBlocks } from '../../app/pair-words';
import { lastPair, standingTrack } from '../../app/standing-track';
import { WIDTH as FIGURE_WIDTH } from '../../figures/axis';
import { secondFigures } from '../../figures/second-opinion';
import { manifestOfFilm, readingOf, shownAnswer } from '../../app/state';
import { placementText } from '../../app/words';
import { useSession } from '../../app/session';
import { formatNames } from '../../i18n/names';
import { t } from '../../i18n/words';
import { pixels } from '../../i18n/format';
import { useFocusRescue } from '../common/use-focus-rescue';
import { AdultHeightPanel } from '../growth/adult-height-panel';
import { ChildForm } from '../growth/child-form';
import { StandingPanel } from '../growth/standing-panel';
import { Tw3Sheet } from '../growth/tw3-sheet';
import { AddPanel, LogFailure } from '../followup/add-panel';
import { Viewer } from '../viewer/viewer';
import { BatchLine } from './batch-line';
import { Checks } from './checks';
import { ChecksPanel } from './checks-panel';
import { DicomFindings, DicomPanel } from './dicom-panel';
import { FailureBlock } from './failure-block';
import { figuresOf, GraphsPanel } from './graphs-panel';
import { Idle } from './idle';
import { JobBlock } from './job-block';
import { Opinion, OwnFirst } from './opinion';
import { PlacementPanel, WhichHand } from './placement-panel';
import { Record } from './record';
import { ReportPanel } from './report-panel';
import { AgainstRefusal, Refusal } from './refusal';
import { Looking, SecondLook } from './second-look';
import { SecondOpinion } from './second-opinion';
import { SexChoice } from './sex-choice';
import { SafetySummary } from './safety-summary';
import { Verdict } from './verdict';

/** One film: the film on the left, the answer on the right in reading order. */
export function ReadView() {
  const { state } = useSession().commands;
  const { phase } = state.value;
  const manifest = manifestOfFilm(state.value);
  useFocusRescue(phase.kind);
  if (phase.kind === 'idle') return <Idle />;
  const reading = readingOf(phase);
  return (
    <div class="read">
      <Viewer />
      <div class="column">
        {manifest && <p class="print-only">{t.product} {__APP_VERSION__}, {manifest.name} {manifest.version}. {t.report.research}. {t.report.unverified}.</p>}
        <FilmFacts />
        {phase.kind !== 'failed' && <SexChoice />}
        {phase.kind !== 'failed' && <ChildForm />}
        {phase.kind === 'reading' && <JobBlock progress={phase.progress} />}
        {phase.kind === 'failed' && <FailureBlock failure={phase.failure} />}
        {reading && manifest && <Answer reading={reading} manifest={manifest} />}
        {reading && <Tw3Sheet />}
        <LogFailure />
        <AddPanel />
        <PlacementPanel />
        <DicomPanel />
      </div>
    </div>
  );
}

function FilmFacts() {
  const { source, picture, notice } = useSession().commands.state.value;
  const film = picture?.film;
  return (
    <header class="film-facts">
      <BatchLine />
      <h1 data-focus-start tabIndex={-1} title={source?.name}>{source?.name}</h1>
      <p>
        {film && `${pixels(film.width, film.height)}, ${t.film.bits(film.bits)} ${t.film.channels[film.channels]}, ${formatNames[film.format]}`}
        {'\u00a0'}
        {picture && <Checks checks={filmChecks(picture)} ofFilm />}
      </p>
      {picture && stepsOf(picture.placement, picture.film).length > 0 && <p class="placed">{placementText(picture)}</p>}
      <WhichHand />
      <DicomFindings />
      {source?.synthetic && <p class="synthetic">{t.film.synthetic}</p>}
      {(notice === 'only_film' || notice === 'not_a_file' || notice === 'cancelled') && <p class="hint">{t.notices[notice]}</p>}
    </header>
  );
}

/** What was read, or why not; then its safety and, by tier, every check. */
function Answer({ reading, manifest }: { readonly reading: Reading; readonly manifest: Manifest }) {
  const session = useSession();
  const { commands, settings, openCase, site } = session;
  const { sex, looking } = commands.state.value;
  const open = openCase.value;
  const { assessment } = reading;
  const answer = shownAnswer(commands.state.value, settings.current.value.order);
  const waits = answer === 'choose' || answer === 'own';
  useFocusRescue(answer, '#verdict-heading');
  const subject = sex ?? assessment.subject.sex;
  const checks = waits ? [...filmChecks(assessment), ...handChecks(assessment)] : checksOf(assessment, manifest, subject);
  const before = lastPair(session.followUp);
  const profile = site.profile.value;
  const graphs = { reading, manifest, sex: subject, profile, checks, own: commands.state.value.opinion.own?.bone_age_months ?? null, track: standingTrack(session, FIGURE_WIDTH) };
  const summary = <SafetySummary safety={safetyFor(assessment, subject)} checks={checks} waits={answer === 'choose' ? 'sex' : answer === 'own' ? 'own' : null} />;
  return (
    <>
      {assessment.status === 'read_against_refusal' && <AgainstRefusal checks={checks} />}
      {answer === 'choose' && <><div class="waiting">{looking ? <Looking /> : <p>{t.verdict.waiting}</p>}</div>{summary}</>}
      {answer === 'own' && <><OwnFirst />{summary}</>}
      {answer === 'refused' && <><Refusal assessment={assessment} checks={checks} />{summary}</>}
      {answer === 'read' && <Verdict assessment={assessment} manifest={manifest} sex={subject} profile={profile}>{summary}</Verdict>}
      {!waits && <SecondOpinion reading={reading} manifest={manifest} sex={subject} profile={profile} />}
      {answer === 'read' && <StandingPanel reading={reading} manifest={manifest} />}
      {answer === 'read' && <AdultHeightPanel />}
      <ChecksPanel key={`${reading.film_sha256} ${assessment.status}`} assessment={assessment} manifest={manifest} checks={checks}>
        {answer === 'read' && assessment.results && <SecondLook results={assessment.results} manifest={manifest} sex={subject} />}
      </ChecksPanel>
      {answer === 'read' && <Opinion machine={subject === 'unknown' ? null : statedFor(assessment, subject, profile, manifest)?.result ?? null} />}
      {!waits && <GraphsPanel key={`graphs ${reading.film_sha256}`} {...graphs} />}
      {!waits && open && <ReportPanel own={open} manifest={manifest} figures={() => [...figuresOf(graphs), ...(open.second_opinion ? secondFigures(reading, open.second_opinion, manifest, subject) : [])]} comparison={before ? comparisonBlocks(before) : []} />}
      {answer === 'read' && <Record reading={reading} />}
    </>
  );
}

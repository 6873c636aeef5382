import { readingOf } from '../../app/state';
import { useSession } from '../../app/session';
import { en } from '../../i18n/en';
import { pixels } from '../../i18n/format';
import { useFocusRescue } from '../common/use-focus-rescue';
import { Viewer } from '../viewer/viewer';
import { Checks } from './checks';
import { FailureBlock } from './failure-block';
import { Idle } from './idle';
import { JobBlock } from './job-block';
import { Record } from './record';
import { Refusal } from './refusal';
import { SexChoice } from './sex-choice';
import { ValidationPanel } from './validation-panel';
import { Verdict } from './verdict';

/** One film: the film on the left, the answer on the right in reading order. */
export function ReadView() {
  const { state } = useSession().commands;
  const { phase, manifest } = state.value;
  useFocusRescue(phase.kind);
  if (phase.kind === 'idle') return <Idle />;
  const reading = readingOf(phase);
  // Not while the network runs: what follows the verdict would jump when the verdict comes.
  const validation = reading?.assessment.validation ?? null;
  return (
    <div class="read">
      <Viewer />
      <div class="column">
        <FilmFacts />
        {phase.kind !== 'failed' && <SexChoice />}
        <Answer />
        {validation && <ValidationPanel key={String(validation.passed)} validation={validation} manifest={manifest} />}
        {phase.kind === 'read' && state.value.sex !== null && <Record reading={phase.reading} />}
      </div>
    </div>
  );
}

function FilmFacts() {
  const { source, picture, notice } = useSession().commands.state.value;
  const film = picture?.film;
  return (
    <header class="film-facts">
      <h1 data-focus-start tabIndex={-1} title={source?.name}>{source?.name}</h1>
      <p>
        {film && `${pixels(film.width, film.height)}, ${en.film.bits(film.bits)} ${en.film.channels[film.channels]}, ${en.film.format[film.format]}`}
        {'\u00a0'}
        {picture && <Checks validation={picture.validation} />}
      </p>
      {source?.synthetic && <p class="synthetic">{en.film.synthetic}</p>}
      {(notice === 'one_film' || notice === 'not_a_file' || notice === 'cancelled') && <p class="hint">{en.notices[notice]}</p>}
    </header>
  );
}

function Answer() {
  const { phase, sex, manifest } = useSession().commands.state.value;
  switch (phase.kind) {
    case 'idle': return null;
    case 'reading': return <JobBlock progress={phase.progress} />;
    case 'failed': return <FailureBlock failure={phase.failure} />;
    case 'refused': return <Refusal validation={phase.reading.assessment.validation} />;
    case 'read':
      if (sex === null || !manifest) return <p class="waiting">{en.verdict.waiting}</p>;
      return <Verdict assessment={phase.reading.assessment} manifest={manifest} sex={sex} />;
  }
}

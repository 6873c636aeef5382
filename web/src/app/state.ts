/** The page's state: a plain union and a pure reducer. Nothing here knows of a browser. */
import type { Assessment, Attention, Contraindication, EngineInfo, Reading, SubjectSex } from '../domain/assessment';
import type { Judgement, OwnReading } from '../domain/case';
import { DEFAULT_RENDERING, type Rendering } from '../domain/dicom';
import { identityOf, type Manifest } from '../domain/manifest';
import { refusedByReading, safetyFor } from '../domain/safety';
import { sameSitePack } from '../domain/site-calibration';
import type { FilmPicture, Progress } from '../pipeline/protocol';
import type { Failure } from './reader';

/** Where the film came from. The name stays on the page: it may identify a child, so no export carries it. */
export interface Source {
  readonly name: string;
  readonly synthetic: boolean;
}

export type Pack =
  | { readonly kind: 'absent' }
  | { readonly kind: 'loading'; readonly progress: Progress | null }
  | { readonly kind: 'ready'; readonly engine: EngineInfo | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Phase =
  | { readonly kind: 'idle' }
  /** `refused` is kept while the user reads against it, so that cancelling returns to it. */
  | { readonly kind: 'reading'; readonly progress: Progress | null; readonly refused: Reading | null }
  | { readonly kind: 'refused'; readonly reading: Reading }
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What the record is told of the child beside the sex; the network is not. */
export interface Described {
  readonly chronologicalAgeMonths: number | null;
  readonly contraindications: readonly Contraindication[];
}

export const undescribed: Described = { chronologicalAgeMonths: null, contraindications: [] };

export type Notice = 'sex_cleared' | 'cancelled' | 'look_cancelled' | 'look_failed' | 'only_film' | 'not_a_file' | 'sample_missing';

export interface State {
  /** Of the pack in use. */
  readonly manifest: Manifest | null;
  /** Of every pack that has been in use since the page opened: a reading is described by that of its own. */
  readonly manifests: readonly Manifest[];
  readonly pack: Pack;
  readonly source: Source | null;
  readonly picture: FilmPicture | null;
  /** Where the network looked; null until it has run, and where the pack does not say. */
  readonly attention: Attention | null;
  /** Which picture of a DICOM file is on the page. */
  readonly rendering: Rendering;
  /** Asked, never assumed: null until the user has said. */
  readonly sex: SubjectSex | null;
  readonly child: Described;
  readonly phase: Phase;
  readonly opinion: Opinion;
  /** Set while the film on the page is looked at again; its reading stands meanwhile. */
  readonly looking: { readonly progress: Progress | null } | null;
  readonly notice: Notice | null;
}

/** What the reader thinks of the film on the page. */
export interface Opinion {
  readonly own: OwnReading | null;
  /** The reader has asked for the machine's figure without an own one. */
  readonly skipped: boolean;
  readonly judgement: Judgement | null;
}

/** Which is seen first, for the other may be anchored by it: a setting. */
export type ReadingOrder = 'machine_first' | 'own_first';

export type Event =
  | { readonly type: 'manifest'; readonly manifest: Manifest }
  /** Of a pack that reads beside the one in use. */
  | { readonly type: 'described'; readonly manifest: Manifest }
  | { readonly type: 'pack'; readonly pack: Pack }
  /** `again`: the same film once more; what was said about it still holds. */
  | { readonly type: 'open'; readonly source: Source; readonly again: boolean; readonly rendering: Rendering }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'film'; readonly picture: FilmPicture }
  | { readonly type: 'attention'; readonly attention: Attention | null }
  /** `manifest`: of the pack that read. */
  | { readonly type: 'reading'; readonly reading: Reading; readonly manifest?: Manifest | null }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'override' }
  | { readonly type: 'opinion'; readonly opinion: Partial<Opinion> }
  | { readonly type: 'looking'; readonly progress: Progress | null }
  | { readonly type: 'cancelled' }
  | { readonly type: 'close' }
  | { readonly type: 'sex'; readonly sex: SubjectSex }
  | { readonly type: 'child'; readonly child: Described }
  | { readonly type: 'notice'; readonly notice: Notice | null };

const noOpinion: Opinion = { own: null, skipped: false, judgement: null };

export const initialState: State = {
  manifest: null,
  manifests: [],
  pack: { kind: 'absent' },
  source: null,
  picture: null,
  attention: null,
  rendering: DEFAULT_RENDERING,
  sex: null,
  child: undescribed,
  phase: { kind: 'idle' },
  opinion: noOpinion,
  looking: null,
  notice: null,
};

const noFilm = { source: null, picture: null, attention: null, rendering: DEFAULT_RENDERING, sex: null, child: undescribed, phase: { kind: 'idle' }, opinion: noOpinion, looking: null } as const;

const settled = (reading: Reading): Phase => ({ kind: reading.assessment.status === 'refused' ? 'refused' : 'read', reading });

const withManifest = (manifests: readonly Manifest[], found: Manifest | null): readonly Manifest[] =>
  (found === null ? manifests : [...manifests.filter((one) => !sameSitePack(identityOf(one), identityOf(found))), found]);

export function reduce(state: State, event: Event): State {
  const { phase } = state;
  switch (event.type) {
    case 'manifest':
      return { ...state, manifest: event.manifest, manifests: withManifest(state.manifests, event.manifest) };
    case 'described':
      return { ...state, manifests: withManifest(state.manifests, event.manifest) };
    case 'pack':
      return { ...state, pack: event.pack };
    case 'open':
      return {
        ...state,
        source: event.source,
        // The same film rendered otherwise: what the file says stays on the page meanwhile.
        picture: event.again ? state.picture : null,
        attention: null,
        rendering: event.rendering,
        sex: event.again ? state.sex : null,
        child: event.again ? state.child : undescribed,
        opinion: event.again ? state.opinion : noOpinion,
        phase: { kind: 'reading', progress: null, refused: null },
        looking: null,
        notice: event.again || state.sex === null ? null : 'sex_cleared',
      };
    case 'progress':
      return phase.kind === 'reading' ? { ...state, phase: { ...phase, progress: event.progress } } : state;
    case 'film':
      return phase.kind === 'reading' ? { ...state, picture: event.picture } : state;
    case 'attention':
      return { ...state, attention: event.attention };
    case 'reading':
      // A late answer finds no film when the user has gone on: it is dropped.
      if (phase.kind === 'idle' || phase.kind === 'failed') return state;
      return { ...state, phase: settled(event.reading), looking: null, manifests: withManifest(state.manifests, event.manifest ?? null) };
    case 'looking':
      return readingOf(phase) ? { ...state, looking: { progress: event.progress }, notice: null } : state;
    case 'failed':
      if (state.looking) return { ...state, looking: null, notice: 'look_failed' };
      return phase.kind === 'idle' ? state : { ...state, phase: { kind: 'failed', failure: event.failure } };
    case 'override':
      return phase.kind === 'refused' ? { ...state, phase: { kind: 'reading', progress: null, refused: phase.reading }, looking: null } : state;
    case 'cancelled':
      if (state.looking) return { ...state, looking: null, notice: 'look_cancelled' };
      if (phase.kind !== 'reading') return state;
      return phase.refused
        ? { ...state, phase: { kind: 'refused', reading: phase.refused }, notice: 'cancelled' }
        : { ...state, ...noFilm, notice: 'cancelled' };
    case 'close':
      return { ...state, ...noFilm, notice: null };
    case 'sex':
      return { ...state, sex: event.sex, notice: state.notice === 'sex_cleared' ? null : state.notice };
    case 'child':
      return { ...state, child: event.child };
    case 'opinion':
      return { ...state, opinion: { ...state.opinion, ...event.opinion } };
    case 'notice':
      return { ...state, notice: event.notice };
  }
}

/** True when the record on the page is the one for what the user said of the child: only then may it be exported. */
export function recordMatches(state: State): boolean {
  return state.phase.kind === 'read' && state.sex !== null && isOf(state.phase.reading, state.sex, state.child);
}

export const sameDescription = (a: Described, b: Described): boolean =>
  a.chronologicalAgeMonths === b.chronologicalAgeMonths && [...a.contraindications].sort().join() === [...b.contraindications].sort().join();

/** Made for what is said of the child. */
export function isOf({ assessment: { subject } }: Reading, sex: SubjectSex, child: Described): boolean {
  const told = { chronologicalAgeMonths: subject.chronological_age_months, contraindications: subject.contraindications };
  return subject.sex === sex && sameDescription(told, child);
}

/**
 * What may be said of a film that was read: nothing before the sex is chosen, nor while the record for the chosen sex is on its way and
 * would change between a figure and a refusal.
 */
export function answerOf({ assessment }: Reading, sex: SubjectSex | null): 'choose' | 'refused' | 'read' {
  const { results, safety, status, subject } = assessment;
  if (results === null) return refusedByReading(safety) && subject.sex !== sex ? 'choose' : 'refused';
  if (sex === null) return 'choose';
  return status === 'read' && safetyFor(assessment, sex).verdict === 'refuse' ? 'choose' : 'read';
}

/** The same with the order of reading: `own` where the reader's own figure is asked for before the machine's is shown. */
export function shownAnswer(state: State, order: ReadingOrder): 'choose' | 'own' | 'refused' | 'read' | null {
  const reading = readingOf(state.phase);
  if (reading === null) return null;
  const answer = answerOf(reading, state.sex);
  const { own, skipped } = state.opinion;
  return answer === 'read' && order === 'own_first' && own === null && !skipped ? 'own' : answer;
}

/** True when another record is wanted: for what was said of the child, where the network has read the film. */
export function recordBehind({ phase, sex, child }: State): boolean {
  const reading = readingOf(phase);
  if (!reading || sex === null || isOf(reading, sex, child)) return false;
  return reading.assessment.safety.tiers[2].verdict !== 'not_run';
}

/** Of the pack that has given a reading; of the one in use where there is none, or where that pack is not known. */
export const manifestOf = ({ manifest, manifests }: State, pack: Assessment['pack'] | null): Manifest | null =>
  (pack && manifests.find((one) => sameSitePack(identityOf(one), pack))) ?? manifest;

/** Of the pack that has read the film on the page. */
export const manifestOfFilm = (state: State): Manifest | null => manifestOf(state, readingOf(state.phase)?.assessment.pack ?? null);

/** The one that read the film on the page, else the one that would read the next. */
export const engineOf = ({ phase, pack }: State): EngineInfo | null => readingOf(phase)?.engine ?? (pack.kind === 'ready' ? pack.engine : null);

export function readingOf(phase: Phase): Reading | null {
  return phase.kind === 'read' || phase.kind === 'refused' ? phase.reading : null;
}

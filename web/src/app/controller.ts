/** Commands of the page: run jobs on the Reader, dispatch what happens. One job at a time; a new one cancels the old. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { checkBytes } from '../containers/limits';
import type { Placement, SubjectSex } from '../domain/assessment';
import { DEFAULT_RENDERING, type Rendering } from '../domain/dicom';
import type { Manifest } from '../domain/manifest';
import type { Progress, ReadOptions, SecondLook } from '../pipeline/protocol';
import { failureOf, isAbort, type Failure, type Reader } from './reader';
import { initialState, recordBehind, reduce, sameDescription, type Described, type Event, type Source, type State } from './state';

export interface Commands {
  readonly state: ReadonlySignal<State>;
  readonly busy: ReadonlySignal<boolean>;
  /** The file that is open. */
  film(): Blob | null;
  dispatch(event: Event): void;
  /** Loads pack and engine ahead of the first film. */
  warm(): void;
  /** Begins anew with another pack: what is open is closed. */
  restart(): void;
  open(film: Blob, source: Source): Promise<void>;
  /** Says why nothing can be opened; what was open before is closed. */
  refuse(source: Source, failure: Failure): void;
  /** The film that is open, once more: after a failure. */
  retry(): Promise<void>;
  /** The film that is open, another frame or otherwise made grey. */
  render(rendering: Rendering): Promise<void>;
  /** The film that is open, placed by the user; null leaves it to the outline of the hand. */
  place(placement: Placement | null): Promise<void>;
  readAnyway(): Promise<void>;
  /** The film that was read, mirrored and turned. */
  lookAgain(): Promise<void>;
  choose(sex: SubjectSex): Promise<void>;
  /** What else the record is told of the child. */
  describe(child: Described): Promise<void>;
  cancel(): void;
  close(): void;
}

/** Resolves with the shared promise, or rejects as soon as this caller gives up; the shared work goes on. */
function unlessAborted<T>(signal: AbortSignal, shared: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('Cancelled', 'AbortError'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

const isBusy = ({ phase, looking }: State) => phase.kind === 'reading' || looking !== null;

export function createCommands(reader: Reader): Commands {
  const state = signal(initialState);
  const dispatch = (event: Event) => { state.value = reduce(state.value, event); };

  let job: AbortController | null = null;
  let film: { blob: Blob; source: Source; rendering: Rendering; placement: Placement | null } | null = null;
  let overridden = false;
  let secondLook: SecondLook = 'when_doubtful';
  let pack: Promise<Manifest> | null = null;
  let matching = false;

  const options = (): ReadOptions => ({ subject: { sex: state.value.sex ?? 'unknown', ...state.value.child }, profile: '', override: overridden, secondLook, rendering: state.value.rendering, placement: film?.placement ?? null });

  function preparePack(): Promise<Manifest> {
    if (pack) return pack;
    dispatch({ type: 'pack', pack: { kind: 'loading', progress: null } });
    const onProgress = (progress: Progress) =>
      dispatch({ type: 'pack', pack: { kind: 'loading', progress } });
    const loading = reader.prepare(new AbortController().signal, onProgress);
    pack = loading;
    loading.then(
      (manifest) => {
        if (pack !== loading) return;
        dispatch({ type: 'manifest', manifest });
        dispatch({ type: 'pack', pack: { kind: 'ready', engine: reader.engine } });
      },
      (error: unknown) => {
        if (pack !== loading) return;
        pack = null; // the next job tries again
        dispatch({ type: 'pack', pack: { kind: 'failed', failure: failureOf(error) } });
      },
    );
    return loading;
  }

  /** Runs one job to its end and turns whatever happens into an event. A superseded job says nothing. */
  async function run(task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    job?.abort();
    const mine = new AbortController();
    job = mine;
    try {
      await unlessAborted(mine.signal, preparePack());
      await unlessAborted(mine.signal, task(mine.signal));
    } catch (error) {
      if (job !== mine) return;
      // A second look that was cancelled or failed is not taken again until it is asked for.
      if (state.value.looking) secondLook = 'never';
      dispatch(mine.signal.aborted || isAbort(error) ? { type: 'cancelled' } : { type: 'failed', failure: failureOf(error) });
    } finally {
      if (job === mine) job = null;
    }
  }

  async function readFilm(again: boolean): Promise<void> {
    if (!film) return;
    const { blob, source, rendering } = film;
    dispatch({ type: 'open', source, again, rendering });
    overridden = false;
    secondLook = 'when_doubtful';
    await run(async (signal) => {
      const current = () => !signal.aborted;
      checkBytes(blob.size);
      const reading = await reader.read(signal, await blob.arrayBuffer(), options(), {
        progress: (progress) => { if (current()) dispatch({ type: 'progress', progress }); },
        film: (picture) => { if (current()) dispatch({ type: 'film', picture }); },
        attention: (attention) => { if (current()) dispatch({ type: 'attention', attention }); },
      });
      if (current()) dispatch({ type: 'reading', reading, manifest: reader.manifest });
    });
    await matchRecord();
  }

  /** The film that is open, for what is asked of it now; the worker still has it. */
  const readAgain = (onProgress: (progress: Progress) => void) => run(async (signal) => {
    const reading = await reader.reassess(signal, options(), {
      progress: (progress) => { if (!signal.aborted) onProgress(progress); },
      attention: (attention) => { if (!signal.aborted) dispatch({ type: 'attention', attention }); },
    });
    if (!signal.aborted) dispatch({ type: 'reading', reading, manifest: reader.manifest });
  });

  /** The reading on the page stands while the film is looked at again; other steps take no time. */
  const lookProgress = (progress: Progress) => { if (progress.look) dispatch({ type: 'looking', progress }); };

  /** Both sexes are on the page at once; the record that can be exported follows as soon as the worker is free. */
  async function matchRecord(): Promise<void> {
    if (matching) return;
    matching = true;
    try {
      const behind = () => !job && recordBehind(state.value);
      // The sex may change again while the worker answers; a few rounds catch up, the next choice does the rest.
      for (let round = 0; round < 4 && behind(); round += 1) await readAgain(lookProgress);
    } finally {
      matching = false;
    }
  }

  return {
    state,
    busy: computed(() => isBusy(state.value)),
    film: () => film?.blob ?? null,
    dispatch,
    warm: () => { preparePack().catch(() => undefined); },
    restart: () => {
      job?.abort();
      film = null;
      dispatch({ type: 'close' });
      reader.close();
      pack = null;
      preparePack().catch(() => undefined);
    },
    open: (blob, source) => {
      film = { blob, source, rendering: DEFAULT_RENDERING, placement: null };
      return readFilm(false);
    },
    refuse: (source, failure) => {
      job?.abort();
      film = null;
      dispatch({ type: 'open', source, again: false, rendering: DEFAULT_RENDERING });
      dispatch({ type: 'failed', failure: { ...failure, final: true } });
    },
    retry: () => readFilm(true),
    render: async (rendering) => {
      if (film === null) return;
      // Another frame may have other sides and another hand.
      film = { ...film, rendering, placement: rendering.frame === film.rendering.frame ? film.placement : null };
      await readFilm(true);
    },
    place: async (placement) => {
      if (film === null) return;
      film = { ...film, placement };
      await readFilm(true);
    },
    readAnyway: async () => {
      const { phase } = state.value;
      if (phase.kind !== 'refused' || !phase.reading.assessment.safety.overridable) return;
      overridden = true;
      dispatch({ type: 'override' });
      await readAgain((progress) => dispatch({ type: 'progress', progress }));
      if (state.value.phase.kind === 'refused') overridden = false;
      await matchRecord();
    },
    lookAgain: async () => {
      if (state.value.phase.kind !== 'read' || state.value.looking) return;
      secondLook = 'always';
      dispatch({ type: 'looking', progress: null });
      await readAgain(lookProgress);
      await matchRecord();
    },
    choose: async (sex) => {
      dispatch({ type: 'sex', sex });
      await matchRecord();
    },
    describe: async (child) => {
      if (sameDescription(child, state.value.child)) return;
      dispatch({ type: 'child', child });
      await matchRecord();
    },
    cancel: () => { if (isBusy(state.value)) job?.abort(); },
    close: () => {
      job?.abort();
      film = null;
      dispatch({ type: 'close' });
    },
  };
}

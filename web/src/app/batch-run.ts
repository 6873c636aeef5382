/** Reading the films of a batch: one network after the other takes those that wait for it, until none is left. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { OpenLanes } from '../batch/lanes';
import { Pace } from '../batch/pace';
import type { FilmAnswer } from '../batch/protocol';
import { Queue } from '../batch/queue';
import { answered, begun, waiting, wishOf, type Assumed, type BatchRow } from '../batch/rows';
import { answeredSecond, begunSecond, secondEdition, secondWish, waitingSecond, wantsSecond } from '../batch/second';
import type { Tally } from '../batch/select';
import type { Readings } from '../batch/store';
import { readingKey, settle, type Wish } from '../batch/subject';
import type { Reading } from '../domain/assessment';
import { identityOf, type Manifest } from '../domain/manifest';
import { limitFor } from '../domain/second-opinion';
import { sameSitePack } from '../domain/site-calibration';
import type { BatchKept } from './batch-kept';
import type { BatchList } from './batch-list';
import { sourceOf, type Networks, type NetworkSources } from './batch-networks';
import { failureOf, type Failure } from './reader';

export type Activity = 'idle' | 'running' | 'paused';

export interface Progress {
  /** Readings: of each film one, or two where two networks read. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds; null while it is too early to tell. */
  readonly left: number | null;
}

export interface BatchRun {
  readonly activity: ReadonlySignal<Activity>;
  readonly progress: ReadonlySignal<Progress>;
  /** Of the first network, once it has been asked for. */
  readonly manifest: ReadonlySignal<Manifest | null>;
  /** The same of the second. */
  readonly secondManifest: ReadonlySignal<Manifest | null>;
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Stops; what was read stays. */
  cancel(): void;
  /** Other networks will read. */
  forgetManifests(which: 'both' | 'second'): void;
  /** What is still read belongs to no batch. */
  close(): void;
}

export interface BatchRunParts {
  readonly list: BatchList;
  readonly kept: BatchKept;
  readonly tally: ReadonlySignal<Tally>;
  readonly networks: ReadonlySignal<Networks>;
  readonly assumed: ReadonlySignal<Assumed>;
  readonly sources: NetworkSources;
  /** Told of every pack that films are read with. */
  readonly described: (manifest: Manifest) => void;
  readonly failure: Signal<Failure | null>;
}

/** One network's turn with the films. */
interface Turn {
  readonly lanes: OpenLanes;
  readonly manifest: Manifest;
  /** Of core and network, beneath which readings are kept. */
  readonly edition: string;
  readonly isDue: (row: BatchRow) => boolean;
  readonly wish: (row: BatchRow) => Wish;
  readonly begun: (row: BatchRow) => BatchRow;
  /** `reading`: of an answer that was kept. */
  readonly answered: (row: BatchRow, answer: FilmAnswer, reading: Reading | null) => BatchRow;
  readonly keyOf: (row: BatchRow) => string | null;
}

const editionOf = (manifest: Manifest): string => `${manifest.files.model.sha256} ${__APP_VERSION__}`;

export function createBatchRun({ list, kept, tally, networks, assumed, sources, described, failure }: BatchRunParts): BatchRun {
  const { settings, second } = sources;
  const activity = signal<Activity>('idle');
  const remaining = signal<number | null>(null);
  const manifest = signal<Manifest | null>(null);
  const secondManifest = signal<Manifest | null>(null);
  const pace = new Pace();
  let queue: Queue | null = null;
  /** Raised with every start and when the batch is closed: what an earlier run still does belongs to none. */
  let run = 0;

  const progress = computed((): Progress => {
    const { total, counts: { waiting: rest, reading }, secondOpen } = tally.value;
    const twice = networks.value.second !== null;
    return { done: total - rest - reading + (twice ? total - secondOpen : 0), total: twice ? 2 * total : total, left: remaining.value };
  });

  /** Once the film's answer is in its row. */
  function paced(): void {
    const twice = networks.peek().second !== null;
    const isOpen = ({ outcome }: BatchRow) => outcome.kind === 'waiting' || outcome.kind === 'reading';
    remaining.value = pace.left(list.now.reduce((count, row) => count + (isOpen(row) ? (twice ? 2 : 1) : twice && wantsSecond(row) ? 1 : 0), 0));
  }

  const leaveOff = () => list.change((row) => waitingSecond(waiting(row)));

  function cancel(): void {
    activity.value = 'idle';
    queue?.cancel();
    queue = null;
    leaveOff();
  }

  /** Where another network was chosen to read films and a worker had to be built anew, it has that network: what it says is not of this batch. */
  const isForeign = (answer: FilmAnswer, of: Manifest) => answer.kind === 'read' && !sameSitePack(answer.reading.assessment.pack, identityOf(of));

  async function settled(index: number, answer: FilmAnswer, { manifest: of, edition, wish, answered: told, keyOf }: Turn, mine: number): Promise<void> {
    pace.tick();
    if (mine !== run) return;
    if (isForeign(answer, of)) return cancel();
    const row = list.now[index]!;
    const wanted = wish(row);
    const reading = answer.kind === 'kept' ? await kept.get(readingKey(edition, answer.film_sha256, settle(wanted, answer.tagged), wanted.looks)) : null;
    if (mine !== run) return;
    const next = told(row, answer, reading);
    list.put(index, next);
    paced();
    const key = keyOf(next);
    if (answer.kind === 'read' && key !== null) await kept.put(key, answer.reading);
  }

  /** Every film that the network has still to read: films may come in while others are read, and what was kept may be gone. */
  async function take(turn: Turn, readings: Readings, runs: () => boolean, mine: number): Promise<void> {
    const due = () => list.now.filter(turn.isDue).map((row) => ({ index: row.index, film: () => row.film.file.blob(), wish: turn.wish(row) }));
    for (let films = due(); films.length > 0 && runs(); films = due()) {
      const writes: Promise<void>[] = [];
      queue = new Queue(turn.lanes({ kept: await readings.keys(), editionOf: () => turn.edition }), {
        begun: (index) => list.put(index, turn.begun(list.now[index]!)),
        settled: (index, answer) => { writes.push(settled(index, answer, turn, mine)); },
      });
      if (activity.peek() === 'paused') queue.pause();
      await queue.run(films);
      await Promise.all(writes);
    }
  }

  function firstTurn(lanes: OpenLanes, of: Manifest): Turn {
    const edition = editionOf(of);
    return {
      lanes, manifest: of, edition, begun, keyOf: ({ key }) => key,
      isDue: ({ outcome }) => outcome.kind === 'waiting',
      wish: (row) => wishOf(row, assumed.peek()),
      answered: (row, answer, reading) => answered(row, answer, reading, assumed.peek(), edition),
    };
  }

  function secondTurn(lanes: OpenLanes, of: Manifest, first: Manifest): Turn {
    const edition = secondEdition(editionOf(of), editionOf(first));
    return {
      lanes, manifest: of, edition, begun: begunSecond, keyOf: (row) => row.second.key, isDue: wantsSecond,
      wish: (row) => secondWish(row, assumed.peek()),
      answered: (row, answer, reading) => answeredSecond(row, answer, reading, assumed.peek(), edition, limitFor(first, of)),
    };
  }

  async function start(): Promise<void> {
    if (activity.value !== 'idle') return;
    const { first, second: other } = networks.value;
    const mine = ++run;
    const runs = () => mine === run && activity.peek() !== 'idle';
    failure.value = null;
    activity.value = 'running';
    try {
      const one = sourceOf(first, sources);
      const read = await one.prepare();
      if (!runs()) return;
      manifest.value = read;
      described(read);
      // Loaded while the first reads; where that fails, the first has read all the same.
      if (other !== null && first === settings.current.peek().pack) sourceOf(other, sources).prepare().catch(() => undefined);
      const readings = await kept.open();
      if (mine !== run) return;
      pace.start();
      do {
        await take(firstTurn(one.lanes, read), readings, runs, mine);
        if (other === null || !runs() || !list.now.some(wantsSecond)) break;
        const two = sourceOf(other, sources);
        const beside = await two.prepare();
        if (!runs()) break;
        secondManifest.value = beside;
        described(beside);
        await take(secondTurn(two.lanes, beside, read), readings, runs, mine);
      } while (runs() && list.now.some(({ outcome }) => outcome.kind === 'waiting'));
    } catch (error) {
      if (mine === run) failure.value = failureOf(error);
    } finally {
      if (mine === run) ended();
    }
  }

  function ended(): void {
    second.release();
    queue = null;
    activity.value = 'idle';
    remaining.value = null;
    pace.stop();
    leaveOff();
  }

  return {
    activity, progress, manifest, secondManifest, start, cancel,
    pause: () => {
      if (activity.value !== 'running') return;
      activity.value = 'paused';
      pace.stop();
      queue?.pause();
    },
    resume: () => {
      if (activity.value !== 'paused') return;
      activity.value = 'running';
      pace.start();
      queue?.resume();
    },
    forgetManifests: (which) => {
      if (which === 'both') manifest.value = null;
      secondManifest.value = null;
    },
    close: () => {
      run += 1;
      queue?.cancel();
      ended();
    },
  };
}

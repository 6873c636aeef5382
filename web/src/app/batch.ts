/**
 * A batch: many films read one after the other. Names, tables and truths live on the page; readings are kept by the hash of their film until
 * the batch is closed, so that it can go on after a reload.
 */
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { guessMapping, lookUp, matchedIds, NOTHING_GIVEN, type Lookup, type Mapping } from '../batch/given';
import type { OpenLanes } from '../batch/lanes';
import { Pace } from '../batch/pace';
import type { FilmAnswer } from '../batch/protocol';
import { Queue, type Job } from '../batch/queue';
import { answered, begun, describe, newRow, noSecond, unread, waiting, wishOf, type Assumed, type BatchRow } from '../batch/rows';
import { answeredSecond, begunSecond, secondEdition, secondWish, waitingSecond, wantsSecond } from '../batch/second';
import { allRows, select, tally, type Selection, type Tally } from '../batch/select';
import { forgetReadings, leftReadings, openReadings, type Readings } from '../batch/store';
import { readingKey, settle } from '../batch/subject';
import type { Reading } from '../domain/assessment';
import { identityOf, type Manifest } from '../domain/manifest';
import { limitFor } from '../domain/second-opinion';
import { sameSitePack } from '../domain/site-calibration';
import type { Study } from '../domain/study';
import { parseTable, type Table } from '../domain/table';
import { bytesOf, IntakeError } from '../intake/found';
import type { Gather } from '../intake/gather';
import { reasonForNone, survey, type LeftOut } from '../intake/survey';
import type { Previewer } from '../preview/client';
import { networkChoices, sameNetworks, sourceOf, usualNetworks, type Networks, type NetworkSources } from './batch-networks';
import { failureOf, isAbort, type Failure } from './reader';
import { createThumbnails, type Thumbnails } from './thumbnails';

export interface BatchTable {
  readonly name: string;
  readonly table: Table;
  readonly mapping: Mapping;
  readonly problems: Lookup['problems'];
  /** Of its ids, those that are a film's; and all. */
  readonly matched: number;
  readonly ids: number;
}

export type Activity = 'idle' | 'running' | 'paused';

export interface Progress {
  /** Readings: of each film one, or two where two networks read. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds; null while it is too early to tell. */
  readonly left: number | null;
}

export interface Batch {
  readonly rows: ReadonlySignal<readonly BatchRow[]>;
  /** The same for whoever measures. */
  readonly study: ReadonlySignal<Study>;
  readonly tally: ReadonlySignal<Tally>;
  /** Those that read the films, and those that could be chosen. */
  readonly networks: ReadonlySignal<Networks>;
  readonly choices: ReadonlySignal<readonly Networks[]>;
  /** Of the first network, once it has been asked for. */
  readonly manifest: ReadonlySignal<Manifest | null>;
  /** The same of the second. */
  readonly secondManifest: ReadonlySignal<Manifest | null>;
  readonly leftOut: ReadonlySignal<{ readonly leftOut: Readonly<Record<LeftOut, number>>; readonly capped: boolean } | null>;
  readonly looking: ReadonlySignal<{ readonly seen: number; readonly of: number | null } | null>;
  readonly table: ReadonlySignal<BatchTable | null>;
  readonly assumed: ReadonlySignal<Assumed>;
  readonly activity: ReadonlySignal<Activity>;
  readonly progress: ReadonlySignal<Progress>;
  /** Every film has a sex by table, by what may be in its tags, or by what was said of all. */
  readonly ready: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | null>;
  /** Readings that an earlier visit has left; null until that is known. */
  readonly left: ReadonlySignal<number | null>;
  /** False where readings do not outlast the page. */
  readonly lasting: ReadonlySignal<boolean>;
  readonly selection: Signal<Selection>;
  /** The rows that are selected, in their order. */
  readonly shown: ReadonlySignal<readonly BatchRow[]>;
  /** The row that the keys have reached, by its place in the study. */
  readonly active: Signal<number>;
  /** The row that is open as a case. */
  readonly opened: ReadonlySignal<number | null>;
  readonly thumbnails: Thumbnails;
  /** Looks for what an earlier visit has left. */
  look(): Promise<void>;
  forget(): Promise<void>;
  take(gather: Gather): Promise<void>;
  readTable(file: Blob, name: string): Promise<void>;
  map(mapping: Mapping): void;
  dropTable(): void;
  assume(part: Partial<Assumed>): void;
  read(networks: Networks): void;
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Stops; what was read stays. */
  cancel(): void;
  cancelLooking(): void;
  close(): Promise<void>;
  /** A row as a full case. */
  open(index: number): Promise<void>;
  /** Another film is on the page. */
  leave(): void;
  /** The whole reading of a row; null where it has none. */
  readingOf(row: BatchRow): Promise<Reading | null>;
  /** The same of the second network. */
  secondReadingOf(row: BatchRow): Promise<Reading | null>;
  /** Of the film that is open as a case: what the pack of this manifest said of it, where its first reading is the one of the row. */
  keptSecond(first: Reading, manifest: Manifest): Promise<Reading | null>;
}

export interface BatchParts extends Omit<NetworkSources, 'reading'> {
  readonly lanes: OpenLanes;
  /** Told of every pack that films are read with. */
  readonly described: (manifest: Manifest) => void;
  readonly previewer: Previewer;
  readonly prepare: () => Promise<Manifest>;
  /** Shows a film in the view of one. */
  readonly show: (film: Blob, row: BatchRow) => void;
  readonly refuse: (row: BatchRow, failure: Failure) => void;
  readonly wait?: (run: () => void) => void;
}

const MOST_TABLE_BYTES = 64 * 1024 * 1024;
/** Rows are shown anew so often at most. */
const SHOW_EVERY = 200;

const unsaid: Assumed = { tags: true, sex: 'unasked', looks: true };
export const editionOf = (manifest: Manifest): string => `${manifest.files.model.sha256} ${__APP_VERSION__}`;

export function createBatch({ lanes, previewer, prepare, settings, second, secondLanes, described, show, refuse, wait = (run) => void setTimeout(run, SHOW_EVERY) }: BatchParts): Batch {
  /** Changed in place; `rows` is a copy of it for the page. */
  let all: BatchRow[] = [];
  const rows = signal<readonly BatchRow[]>([]);
  const leftOut = signal<Batch['leftOut']['value']>(null);
  const looking = signal<Batch['looking']['value']>(null);
  const table = signal<BatchTable | null>(null);
  const assumed = signal<Assumed>(unsaid);
  const activity = signal<Activity>('idle');
  const failure = signal<Failure | null>(null);
  const left = signal<number | null>(null);
  const lasting = signal(true);
  const selection = signal<Selection>(allRows);
  const active = signal(0);
  const opened = signal<number | null>(null);
  const remaining = signal<number | null>(null);
  const networks = signal<Networks>(usualNetworks(settings.current.peek()));
  const manifest = signal<Manifest | null>(null);
  const secondManifest = signal<Manifest | null>(null);
  const sources: NetworkSources = { settings, second, secondLanes, reading: { lanes, prepare } };
  const thumbnails = createThumbnails(previewer);
  const pace = new Pace();
  let readings: Promise<Readings> | null = null;
  let queue: Queue | null = null;
  let looks: AbortController | null = null;
  let waits = false;
  /** Raised when the batch is closed: what still comes in belongs to none. */
  let life = 0;
  /** Raised with every start: what an earlier run still does belongs to none either. */
  let run = 0;

  const publish = () => { rows.value = [...all]; };
  const publishSoon = () => {
    if (waits) return;
    waits = true;
    wait(() => {
      waits = false;
      publish();
    });
  };
  const put = (index: number, row: BatchRow) => {
    all[index] = row;
    publishSoon();
  };

  const counts = computed(() => tally(rows.value));
  const progress = computed((): Progress => {
    const { total, counts: { waiting: rest, reading }, secondOpen } = counts.value;
    const twice = networks.value.second !== null;
    return { done: total - rest - reading + (twice ? total - secondOpen : 0), total: twice ? 2 * total : total, left: remaining.value };
  });
  const ready = computed(() => {
    const { total, withoutSex } = counts.value;
    return total > 0 && (withoutSex === 0 || assumed.value.sex !== 'unasked');
  });

  /** Everything that is said of films, put to them anew. */
  function retell(): void {
    const told = table.value;
    const found = told && lookUp(told.table, told.mapping);
    all = all.map((row) => describe(row, found?.of(row.film.file.path) ?? NOTHING_GIVEN, assumed.value));
    if (told && found) table.value = { ...told, problems: found.problems, ids: found.ids.length, matched: matchedIds(found.ids, all.map((row) => row.film.file.path)) };
    publish();
  }

  async function readTable(file: Blob, name: string): Promise<void> {
    // What is being read is read for the child that the table names now.
    if (activity.value !== 'idle') return;
    failure.value = null;
    try {
      if (file.size > MOST_TABLE_BYTES) throw new IntakeError('FileTooLarge', `${file.size} bytes`);
      const parsed = parseTable(textOf(await bytesOf(file)));
      if (parsed.header.length < 2 || parsed.rows.length === 0) throw Object.assign(new Error(), { code: 'TableEmpty', detail: name });
      table.value = { name, table: parsed, mapping: guessMapping(parsed), problems: {}, matched: 0, ids: 0 };
      retell();
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  async function take(gather: Gather): Promise<void> {
    looks?.abort();
    const mine = new AbortController();
    looks = mine;
    looking.value = { seen: 0, of: null };
    failure.value = null;
    try {
      const onSeen = (seen: number, of: number | null = null) => { if (!mine.signal.aborted) looking.value = { seen, of }; };
      const { files, capped } = await gather(mine.signal, onSeen);
      if (files.length === 0) throw new IntakeError('NothingFound');
      const found = await survey(files, mine.signal, onSeen);
      mine.signal.throwIfAborted();
      if (found.films.length === 0 && found.tables.length === 0) throw reasonForNone(found);
      const known = new Set(all.map(({ film }) => film.file.path));
      const added = found.films.filter(({ file }) => !known.has(file.path));
      all = [...all, ...added.map((film, place) => newRow(film, all.length + place))];
      if (found.films.length > 0) leftOut.value = { leftOut: { ...found.leftOut, other: found.leftOut.other - found.tables.length }, capped };
      const [first] = found.tables;
      if (first && table.value === null) await readTable(await first.blob(), first.path.slice(first.path.lastIndexOf('/') + 1));
      retell();
    } catch (error) {
      if (looks === mine && !isAbort(error)) failure.value = failureOf(error);
    } finally {
      if (looks === mine) looking.value = null;
    }
  }

  /** Where another network was chosen to read films and a worker had to be built anew, it has that network: what it says is not of this batch. */
  function isForeign(answer: FilmAnswer, of: Manifest | null): boolean {
    if (answer.kind !== 'read' || of === null || sameSitePack(answer.reading.assessment.pack, identityOf(of))) return false;
    cancel();
    return true;
  }

  /** Once the film's answer is in its row. */
  function paced(): void {
    const twice = networks.peek().second !== null;
    const isOpen = ({ outcome }: BatchRow) => outcome.kind === 'waiting' || outcome.kind === 'reading';
    remaining.value = pace.left(all.reduce((count, row) => count + (isOpen(row) ? (twice ? 2 : 1) : twice && wantsSecond(row) ? 1 : 0), 0));
  }

  async function settled(index: number, answer: FilmAnswer, edition: string, kept: Readings, mine: number): Promise<void> {
    pace.tick();
    if (mine !== life || isForeign(answer, manifest.peek())) return;
    const row = all[index]!;
    let reading: Reading | null = null;
    if (answer.kind === 'kept') reading = await kept.get(readingKey(edition, answer.film_sha256, settle(wishOf(row, assumed.peek()), answer.tagged), assumed.peek().looks));
    if (mine !== life) return;
    const next = answered(row, answer, reading, assumed.peek(), edition);
    put(index, next);
    paced();
    if (answer.kind === 'read' && next.key) await kept.put(next.key, answer.reading);
    lasting.value = kept.lasting;
  }

  async function settledSecond(index: number, answer: FilmAnswer, edition: string, kept: Readings, mine: number): Promise<void> {
    pace.tick();
    if (mine !== life || isForeign(answer, secondManifest.peek())) return;
    const row = all[index]!;
    const reading = answer.kind === 'kept' ? await kept.get(readingKey(edition, answer.film_sha256, settle(wishOf(row, assumed.peek()), answer.tagged), false)) : null;
    const [first, other] = [manifest.peek(), secondManifest.peek()];
    if (mine !== life) return;
    const next = answeredSecond(row, answer, reading, assumed.peek(), edition, first && other && limitFor(first, other));
    put(index, next);
    paced();
    if (answer.kind === 'read' && next.second.key) await kept.put(next.second.key, answer.reading);
    lasting.value = kept.lasting;
  }

  interface Pass {
    readonly lanes: OpenLanes;
    readonly edition: string;
    readonly jobs: () => readonly Job[];
    readonly begun: (index: number) => void;
    readonly settled: (index: number, answer: FilmAnswer) => Promise<void>;
  }

  /** Every film that one network has still to read: films may come in while others are read, and what was kept may be gone. */
  async function pass(kept: Readings, runs: () => boolean, { lanes: open, edition, jobs, begun: tell, settled: settle }: Pass): Promise<void> {
    for (let films = jobs(); films.length > 0 && runs(); films = jobs()) {
      const writes: Promise<void>[] = [];
      queue = new Queue(open({ kept: await kept.keys(), editionOf: () => edition }), { begun: tell, settled: (index, answer) => { writes.push(settle(index, answer)); } });
      if (activity.peek() === 'paused') queue.pause();
      await queue.run(films);
      await Promise.all(writes);
    }
  }

  const jobOf = (row: BatchRow, wish: Job['wish']): Job => ({ index: row.index, film: () => row.film.file.blob(), wish });

  async function start(): Promise<void> {
    if (activity.value !== 'idle' || !ready.value) return;
    const mine = life;
    const { first, second: other } = networks.value;
    failure.value = null;
    activity.value = 'running';
    const turn = ++run;
    const runs = () => mine === life && turn === run && activity.peek() !== 'idle';
    try {
      const one = sourceOf(first, sources);
      const read = await one.prepare();
      if (!runs()) return;
      manifest.value = read;
      described(read);
      const edition = editionOf(read);
      // Loaded while the first reads; where that fails, the first has read all the same.
      if (other !== null && first === settings.current.peek().pack) sourceOf(other, sources).prepare().catch(() => undefined);
      const kept = await (readings ??= openReadings());
      if (mine !== life) return;
      lasting.value = kept.lasting;
      left.value = 0;
      pace.start();
      do {
        await pass(kept, runs, {
          lanes: one.lanes, edition, begun: (index) => put(index, begun(all[index]!)), settled: (index, answer) => settled(index, answer, edition, kept, mine),
          jobs: () => all.filter(({ outcome }) => outcome.kind === 'waiting').map((row) => jobOf(row, wishOf(row, assumed.peek()))),
        });
        if (other === null || !runs() || !all.some(wantsSecond)) break;
        const two = sourceOf(other, sources);
        const beside = await two.prepare();
        if (!runs()) break;
        secondManifest.value = beside;
        described(beside);
        const both = secondEdition(editionOf(beside), edition);
        await pass(kept, runs, {
          lanes: two.lanes, edition: both, begun: (index) => put(index, begunSecond(all[index]!)), settled: (index, answer) => settledSecond(index, answer, both, kept, mine),
          jobs: () => all.filter(wantsSecond).map((row) => jobOf(row, secondWish(row, assumed.peek()))),
        });
      } while (runs() && all.some(({ outcome }) => outcome.kind === 'waiting'));
    } catch (error) {
      if (mine === life && turn === run) failure.value = failureOf(error);
    } finally {
      if (turn === run) second.release();
      if (mine === life && turn === run) {
        queue = null;
        all = all.map(waiting).map(waitingSecond);
        activity.value = 'idle';
        remaining.value = null;
        pace.stop();
        publish();
      }
    }
  }

  const cancel = () => {
    activity.value = 'idle';
    queue?.cancel();
    queue = null;
    all = all.map(waiting).map(waitingSecond);
    publish();
  };

  function read(wanted: Networks): void {
    if (activity.peek() !== 'idle' || sameNetworks(wanted, networks.peek())) return;
    const { first, second: other } = networks.peek();
    if (wanted.first !== first) {
      all = all.map(unread);
      manifest.value = null;
    }
    if (wanted.first !== first || wanted.second !== other) {
      all = all.map((row) => ({ ...row, second: noSecond }));
      secondManifest.value = null;
    }
    networks.value = wanted;
    publish();
  }

  // An empty batch will be read as single films are; one that has films keeps to what it was begun with.
  effect(() => {
    const usual = usualNetworks(settings.current.value);
    if (rows.value.length === 0) untracked(() => read(usual));
  });

  return {
    rows, networks, choices: computed(() => networkChoices(settings.current.value)), manifest, secondManifest, read, leftOut, looking, table, assumed, activity, progress, ready, failure, left, lasting, selection, active, opened, thumbnails, tally: counts, shown: computed(() => select(rows.value, selection.value)), take, readTable, start, cancel,
    study: computed((): Study => ({ readers: table.value?.mapping.readers.map((index) => table.value!.table.headings[index]!) ?? [], rows: rows.value })),
    look: async () => { if (left.value === null && readings === null) left.value = await leftReadings(); },
    forget: async () => {
      if (readings !== null) return;
      await forgetReadings();
      left.value = 0;
    },
    map: (mapping) => {
      if (activity.value !== 'idle' || table.value === null) return;
      table.value = { ...table.value, mapping };
      retell();
    },
    dropTable: () => {
      if (activity.value !== 'idle') return;
      table.value = null;
      retell();
    },
    assume: (part) => {
      if (activity.value !== 'idle') return;
      if (part.looks !== undefined && part.looks !== assumed.value.looks) all = all.map(unread);
      assumed.value = { ...assumed.value, ...part };
      retell();
    },
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
    cancelLooking: () => {
      looks?.abort();
      looking.value = null;
    },
    close: async () => {
      life += 1;
      looks?.abort();
      looking.value = null;
      queue?.cancel();
      queue = null;
      all = [];
      rows.value = [];
      leftOut.value = null;
      table.value = null;
      assumed.value = unsaid;
      activity.value = 'idle';
      failure.value = null;
      remaining.value = null;
      opened.value = null;
      active.value = 0;
      selection.value = allRows;
      thumbnails.clear();
      const kept = readings;
      readings = null;
      if (kept) await (await kept).close();
      left.value = 0;
    },
    open: async (index) => {
      const row = all[index];
      if (row === undefined) return;
      active.value = index;
      try {
        const blob = await row.film.file.blob();
        show(blob, row);
      } catch (error) {
        refuse(row, failureOf(error));
      }
      opened.value = index;
    },
    leave: () => { opened.value = null; },
    readingOf: async (row) => (row.key && readings ? (await readings).get(row.key) : null),
    secondReadingOf: async (row) => (row.second.key && readings ? (await readings).get(row.second.key) : null),
    keptSecond: async ({ film_sha256, assessment: { pack } }, by) => {
      const row = opened.peek() === null ? undefined : all[opened.peek()!];
      if (!row || !readings || row.film_sha256 !== film_sha256 || row.outcome.kind !== 'done' || row.second.outcome.kind !== 'done' || row.second.key === null) return null;
      if (!sameSitePack(row.outcome.reading.pack, pack) || !sameSitePack(row.second.outcome.reading.pack, identityOf(by))) return null;
      return (await readings).get(row.second.key);
    },
  };
}

/** As spreadsheets write it: UTF-8, UTF-16 with a mark, or the code page of Western Europe. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

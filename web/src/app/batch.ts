/**
 * A batch: many films read one after the other. Names, tables and truths live on the page; readings are kept by the hash of their film until
 * the batch is closed, so that it can go on after a reload.
 */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { guessMapping, lookUp, matchedIds, NOTHING_GIVEN, type Lookup, type Mapping } from '../batch/given';
import { LaneError, type OpenLanes } from '../batch/lanes';
import { Pace } from '../batch/pace';
import type { FilmAnswer } from '../batch/protocol';
import { Queue } from '../batch/queue';
import { answered, begun, describe, newRow, unread, waiting, wishOf, type Assumed, type BatchRow } from '../batch/rows';
import { allRows, select, tally, type Selection, type Tally } from '../batch/select';
import { forgetReadings, leftReadings, openReadings, type Readings } from '../batch/store';
import { readingKey, settle } from '../batch/subject';
import type { Reading } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import type { Study } from '../domain/study';
import { parseTable, type Table } from '../domain/table';
import { bytesOf, IntakeError } from '../intake/found';
import type { Gather } from '../intake/gather';
import { reasonForNone, survey, type LeftOut } from '../intake/survey';
import type { Previewer } from '../preview/client';
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
}

export interface BatchParts {
  readonly lanes: OpenLanes;
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

export function createBatch({ lanes, previewer, prepare, show, refuse, wait = (run) => void setTimeout(run, SHOW_EVERY) }: BatchParts): Batch {
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
  const thumbnails = createThumbnails(previewer);
  const pace = new Pace();
  let readings: Promise<Readings> | null = null;
  let queue: Queue | null = null;
  let looks: AbortController | null = null;
  let waits = false;
  /** Raised when the batch is closed: what still comes in belongs to none. */
  let life = 0;

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
    const { total, counts: { waiting: rest, reading } } = counts.value;
    return { done: total - rest - reading, total, left: remaining.value };
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

  async function settled(index: number, answer: FilmAnswer, edition: string, kept: Readings, mine: number): Promise<void> {
    pace.tick();
    const row = all[index]!;
    let reading: Reading | null = null;
    if (answer.kind === 'kept') reading = await kept.get(readingKey(edition, answer.film_sha256, settle(wishOf(row, assumed.peek()), answer.tagged), assumed.peek().looks));
    if (mine !== life) return;
    const next = answered(row, answer, reading, assumed.peek(), edition);
    put(index, next);
    const rest = all.reduce((count, { outcome }) => count + (outcome.kind === 'waiting' || outcome.kind === 'reading' ? 1 : 0), 0);
    remaining.value = pace.left(rest);
    if (answer.kind === 'read' && next.key) await kept.put(next.key, answer.reading);
    lasting.value = kept.lasting;
  }

  async function start(): Promise<void> {
    if (activity.value !== 'idle' || !ready.value) return;
    const mine = life;
    failure.value = null;
    activity.value = 'running';
    try {
      const edition = editionOf(await prepare());
      const kept = await (readings ??= openReadings());
      if (mine !== life) return;
      lasting.value = kept.lasting;
      left.value = 0;
      pace.start();
      // Films may come in while others are read, and what was kept may be gone: until none waits.
      for (let again = true; again && mine === life && activity.peek() !== 'idle';) {
        const jobs = all.filter(({ outcome }) => outcome.kind === 'waiting').map((row) => ({ index: row.index, film: () => row.film.file.blob(), wish: wishOf(row, assumed.peek()) }));
        const writes: Promise<void>[] = [];
        queue = new Queue(lanes({ kept: await kept.keys(), editionOf }), {
          begun: (index) => put(index, begun(all[index]!)),
          settled: (index, answer) => { writes.push(settled(index, answer, edition, kept, mine)); },
        });
        if (activity.peek() === 'paused') queue.pause();
        if (jobs.length > 0) await queue.run(jobs);
        await Promise.all(writes);
        again = jobs.length > 0 && all.some(({ outcome }) => outcome.kind === 'waiting');
      }
    } catch (error) {
      if (mine === life) failure.value = error instanceof LaneError ? { code: error.code, detail: error.detail } : failureOf(error);
    } finally {
      if (mine === life) {
        queue = null;
        all = all.map(waiting);
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
    all = all.map(waiting);
    publish();
  };

  return {
    rows, leftOut, looking, table, assumed, activity, progress, ready, failure, left, lasting, selection, active, opened, thumbnails, tally: counts, shown: computed(() => select(rows.value, selection.value)), take, readTable, start, cancel,
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

/**
 * A batch: many films read one after the other. Names, tables and truths live on the page (batch-list.ts), readings where they outlast it
 * (batch-kept.ts); reading them is batch-run.ts.
 */
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { guessMapping, lookUp, matchedIds, NOTHING_GIVEN, type Lookup, type Mapping } from '../batch/given';
import { describe, newRow, noSecond, unread, type Assumed, type BatchRow } from '../batch/rows';
import { allRows, select, tally, type Selection, type Tally } from '../batch/select';
import type { Reading } from '../domain/assessment';
import { identityOf, type Manifest } from '../domain/manifest';
import { sameSitePack } from '../domain/site-calibration';
import type { Study } from '../domain/study';
import { parseTable, type Table } from '../domain/table';
import { bytesOf, IntakeError } from '../intake/found';
import type { Gather } from '../intake/gather';
import { reasonForNone, survey, type LeftOut } from '../intake/survey';
import type { Previewer } from '../preview/client';
import { createBatchKept, type BatchKept } from './batch-kept';
import { BatchList, type Wait } from './batch-list';
import { networkChoices, sameNetworks, usualNetworks, type Networks, type NetworkSources } from './batch-networks';
import { createBatchRun, type BatchRun } from './batch-run';
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

export interface Batch extends Pick<BatchRun, 'activity' | 'progress' | 'manifest' | 'secondManifest' | 'start' | 'pause' | 'resume' | 'cancel'>, Pick<BatchKept, 'left' | 'lasting' | 'look' | 'forget'> {
  readonly rows: ReadonlySignal<readonly BatchRow[]>;
  /** The same for whoever measures. */
  readonly study: ReadonlySignal<Study>;
  readonly tally: ReadonlySignal<Tally>;
  /** Those that read the films, and those that could be chosen. */
  readonly networks: ReadonlySignal<Networks>;
  readonly choices: ReadonlySignal<readonly Networks[]>;
  readonly leftOut: ReadonlySignal<{ readonly leftOut: Readonly<Record<LeftOut, number>>; readonly capped: boolean } | null>;
  readonly looking: ReadonlySignal<{ readonly seen: number; readonly of: number | null } | null>;
  readonly table: ReadonlySignal<BatchTable | null>;
  readonly assumed: ReadonlySignal<Assumed>;
  /** Every film has a sex by table, by what may be in its tags, or by what was said of all. */
  readonly ready: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | null>;
  readonly selection: Signal<Selection>;
  /** The rows that are selected, in their order. */
  readonly shown: ReadonlySignal<readonly BatchRow[]>;
  /** The row that the keys have reached, by its place in the study. */
  readonly active: Signal<number>;
  /** The row that is open as a case. */
  readonly opened: ReadonlySignal<number | null>;
  readonly thumbnails: Thumbnails;
  take(gather: Gather): Promise<void>;
  readTable(file: Blob, name: string): Promise<void>;
  map(mapping: Mapping): void;
  dropTable(): void;
  assume(part: Partial<Assumed>): void;
  read(networks: Networks): void;
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

export interface BatchParts extends NetworkSources {
  /** Told of every pack that films are read with. */
  readonly described: (manifest: Manifest) => void;
  readonly previewer: Previewer;
  /** Shows a film in the view of one. */
  readonly show: (film: Blob, row: BatchRow) => void;
  readonly refuse: (row: BatchRow, failure: Failure) => void;
  readonly wait?: Wait;
}

const MOST_TABLE_BYTES = 64 * 1024 * 1024;

const unsaid: Assumed = { tags: true, sex: 'unasked', looks: true };

export function createBatch({ previewer, described, show, refuse, wait, ...sources }: BatchParts): Batch {
  const { settings } = sources;
  const list = new BatchList(wait);
  const kept = createBatchKept();
  const rows = list.shown;
  const leftOut = signal<Batch['leftOut']['value']>(null);
  const looking = signal<Batch['looking']['value']>(null);
  const table = signal<BatchTable | null>(null);
  const assumed = signal<Assumed>(unsaid);
  const failure = signal<Failure | null>(null);
  const selection = signal<Selection>(allRows);
  const active = signal(0);
  const opened = signal<number | null>(null);
  const networks = signal<Networks>(usualNetworks(settings.current.peek()));
  const thumbnails = createThumbnails(previewer);
  const counts = computed(() => tally(rows.value));
  const run = createBatchRun({ list, kept, tally: counts, networks, assumed, sources, described, failure });
  const { activity } = run;
  let looks: AbortController | null = null;

  const ready = computed(() => {
    const { total, withoutSex } = counts.value;
    return total > 0 && (withoutSex === 0 || assumed.value.sex !== 'unasked');
  });

  /** Everything that is said of films, put to them anew. */
  function retell(): void {
    const told = table.value;
    const found = told && lookUp(told.table, told.mapping);
    list.change((row) => describe(row, found?.of(row.film.file.path) ?? NOTHING_GIVEN, assumed.value));
    if (told && found) table.value = { ...told, problems: found.problems, ids: found.ids.length, matched: matchedIds(found.ids, list.now.map((row) => row.film.file.path)) };
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
      const known = new Set(list.now.map(({ film }) => film.file.path));
      const added = found.films.filter(({ file }) => !known.has(file.path));
      list.set([...list.now, ...added.map((film, place) => newRow(film, list.now.length + place))]);
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

  function read(wanted: Networks): void {
    if (activity.peek() !== 'idle' || sameNetworks(wanted, networks.peek())) return;
    const anew = wanted.first !== networks.peek().first;
    run.forgetManifests(anew ? 'both' : 'second');
    networks.value = wanted;
    list.change((row) => ({ ...(anew ? unread(row) : row), second: noSecond }));
  }

  // An empty batch will be read as single films are; one that has films keeps to what it was begun with.
  effect(() => {
    const usual = usualNetworks(settings.current.value);
    if (rows.value.length === 0) untracked(() => read(usual));
  });

  return {
    rows, networks, choices: computed(() => networkChoices(settings.current.value)), read, leftOut, looking, table, assumed, ready, failure, selection, active, opened, thumbnails, tally: counts, take, readTable,
    activity, progress: run.progress, manifest: run.manifest, secondManifest: run.secondManifest, pause: run.pause, resume: run.resume, cancel: run.cancel,
    left: kept.left, lasting: kept.lasting, look: kept.look, forget: kept.forget,
    shown: computed(() => select(rows.value, selection.value)),
    study: computed((): Study => ({ readers: table.value?.mapping.readers.map((index) => table.value!.table.headings[index]!) ?? [], rows: rows.value })),
    start: async () => { if (ready.value) await run.start(); },
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
      if (part.looks !== undefined && part.looks !== assumed.value.looks) list.change(unread);
      assumed.value = { ...assumed.value, ...part };
      retell();
    },
    cancelLooking: () => {
      looks?.abort();
      looking.value = null;
    },
    close: async () => {
      looks?.abort();
      looking.value = null;
      run.close();
      list.set([]);
      leftOut.value = null;
      table.value = null;
      assumed.value = unsaid;
      failure.value = null;
      opened.value = null;
      active.value = 0;
      selection.value = allRows;
      thumbnails.clear();
      await kept.close();
    },
    open: async (index) => {
      const row = list.now[index];
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
    readingOf: (row) => kept.get(row.key),
    secondReadingOf: (row) => kept.get(row.second.key),
    keptSecond: async ({ film_sha256, assessment: { pack } }, by) => {
      const row = opened.peek() === null ? undefined : list.now[opened.peek()!];
      if (!row || row.film_sha256 !== film_sha256 || row.outcome.kind !== 'done' || row.second.outcome.kind !== 'done') return null;
      if (!sameSitePack(row.outcome.reading.pack, pack) || !sameSitePack(row.second.outcome.reading.pack, identityOf(by))) return null;
      return kept.get(row.second.key);
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

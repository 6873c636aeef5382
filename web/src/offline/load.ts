/**
 * The one place that downloads: from files to bytes, by way of the store. What is stored is not fetched again; what is fetched is checked
 * before it is stored. A cut leaves the chunks that had arrived.
 */
import { sha256Hex } from '../domain/digest';
import { addressOf, chunksOf, sumBytes, type Chunk, type FileEntry } from './file-index';
import { Pace } from './pace';
import type { FileStore } from './store';

export class LoadError extends Error {
  constructor(readonly code: 'unreachable' | 'corrupt', readonly entry: FileEntry, readonly detail: string) {
    super(`${entry.path}: ${detail}`);
    this.name = 'LoadError';
  }
}

export interface LoadProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Of the network, over the last seconds; null while nothing is fetched or too little is known. */
  readonly bytesPerSecond: number | null;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** The site's address, which ends in a slash. */
  readonly base: string;
  /** Null: nothing can be kept. */
  readonly store: FileStore | null;
  readonly fetcher?: typeof fetch;
  /** Runs one download of this site at a time, over all tabs. */
  readonly exclusively?: <T>(signal: AbortSignal, task: () => Promise<T>) => Promise<T>;
  readonly now?: () => number;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface Loaded {
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly fetchedBytes: number;
  /** False where the browser had no room or no storage: the bytes are there, for this time. */
  readonly kept: boolean;
  readonly damaged: number;
}

interface Part {
  readonly entry: FileEntry;
  readonly chunk: Chunk;
  readonly at: number;
}

const AT_ONCE = 3;
const ATTEMPTS = 3;

/** The whole files, by path. `store` (the rest of the site for offline use): only seen to be stored, no bytes given. */
export async function loadFiles(entries: readonly FileEntry[], options: LoadOptions, wants: 'bytes' | 'stored' = 'bytes'): Promise<Loaded> {
  const { signal, store, onProgress, exclusively = (_signal, task) => task() } = options;
  const files = new Map(wants === 'bytes' ? entries.map((entry) => [entry.path, new Uint8Array(entry.bytes)]) : []);
  const totalBytes = sumBytes(entries);
  const pace = new Pace(options.now ?? (() => performance.now()));
  const damagedBefore = store?.damaged ?? 0;
  let [doneBytes, fetchedBytes, kept] = [0, 0, store !== null];

  const report = (stored: number, fetched: number) => {
    doneBytes += stored + fetched;
    fetchedBytes += fetched;
    if (fetched > 0) pace.add(fetchedBytes);
    onProgress?.({ doneBytes: Math.min(doneBytes, totalBytes), totalBytes, bytesPerSecond: pace.bytesPerSecond });
  };
  const take = ({ entry, at }: Part, content: Uint8Array) => files.get(entry.path)?.set(content, at);

  async function fromStore(parts: readonly Part[]): Promise<Part[]> {
    const names = wants === 'stored' ? await store?.names() : undefined;
    const missing: Part[] = [];
    await inParallel(parts, async (part) => {
      signal.throwIfAborted();
      const content = names ? names.has(part.chunk.sha256) : await store?.get(part.chunk);
      if (!content) return void missing.push(part);
      if (content !== true) take(part, content);
      report(part.chunk.bytes, 0);
    });
    return missing.sort((a, b) => parts.indexOf(a) - parts.indexOf(b));
  }

  async function fromNetwork(part: Part): Promise<void> {
    const content = await fetchChunk(part, options, (bytes) => report(0, bytes));
    take(part, content);
    if (store === null || !kept) return;
    // A browser without room says so here; what was fetched serves this time.
    await store.put(part.chunk, content).catch(() => { kept = false; });
  }

  report(0, 0);
  let missing = await fromStore(partsOf(entries));
  if (missing.length > 0) {
    await exclusively(signal, async () => {
      // While this waited, another tab may have fetched the same.
      if (store !== null && options.exclusively !== undefined) missing = await fromStore(missing);
      await inParallel(missing, fromNetwork);
    });
    for (const entry of new Set(missing.map(({ entry }) => entry))) await expectWhole(entry, files.get(entry.path));
  }
  return { files, fetchedBytes, kept, damaged: (store?.damaged ?? 0) - damagedBefore };
}

function partsOf(entries: readonly FileEntry[]): Part[] {
  return entries.flatMap((entry) => {
    let at = 0;
    return chunksOf(entry).map((chunk) => {
      at += chunk.bytes;
      return { entry, chunk, at: at - chunk.bytes };
    });
  });
}

/** Every chunk was right: a whole that is not means that the index contradicts itself. */
async function expectWhole(entry: FileEntry, content: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
  if (content === undefined || entry.chunks === undefined) return;
  if ((await sha256Hex(content)) !== entry.sha256) throw new LoadError('corrupt', entry, 'SHA-256 of the whole differs');
}

/** A connection that breaks off or an answer that is not the chunk is asked again before it is an error. */
async function fetchChunk(part: Part, { signal, base, fetcher = fetch }: LoadOptions, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const { entry, chunk } = part;
  for (let attempt = 1; ; attempt += 1) {
    let received = 0;
    try {
      // Not through the browser's own cache: the store is the one copy, and a bad answer is not answered again.
      const response = await fetcher(`${base}${addressOf(entry, chunk)}`, { signal, cache: 'no-store', credentials: 'same-origin' });
      if (!response.ok) throw new LoadError('unreachable', entry, `HTTP ${response.status}`);
      const content = await readBody(response, chunk.bytes, (bytes) => {
        received += bytes;
        onBytes(bytes);
      });
      if (content.byteLength !== chunk.bytes) throw new LoadError('corrupt', entry, `${content.byteLength} bytes instead of ${chunk.bytes}`);
      if ((await sha256Hex(content)) !== chunk.sha256) throw new LoadError('corrupt', entry, 'SHA-256 differs');
      return content;
    } catch (error) {
      onBytes(-received);
      if (signal.aborted) throw error;
      if (attempt < ATTEMPTS) continue;
      throw error instanceof LoadError ? error : new LoadError('unreachable', entry, error instanceof Error ? error.message : String(error));
    }
  }
}

/** No more of a body than was promised is taken into memory. */
async function readBody(response: Response, most: number, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(most);
  const reader = response.body?.getReader();
  let length = 0;
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader!.read()) {
    if (length + part.value.byteLength > most) {
      await reader!.cancel();
      return new Uint8Array(length + part.value.byteLength);
    }
    content.set(part.value, length);
    length += part.value.byteLength;
    onBytes(part.value.byteLength);
  }
  return length === most ? content : content.slice(0, length);
}

/** The first failure stops the rest from being begun. */
async function inParallel<T>(items: readonly T[], task: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  let failed = false;
  const run = async () => {
    for (const item of queue) {
      if (failed) return;
      try {
        await task(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, items.length) }, run));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** By the browser's locks where it has them: the second tab waits, then finds what the first has stored. */
export function exclusivelyIn(base: string): LoadOptions['exclusively'] {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) return (_signal, task) => task();
  return (signal, task) => navigator.locks.request(`carpal-download ${base}`, { signal }, task) as ReturnType<typeof task>;
}

/**
 * The page's side: one worker, spoken to by promises that always settle. A cancelled job is told to stop between steps; while the
 * network runs (nobody listens there) the worker is ended. An ended or crashed worker rejects whatever was pending and is rebuilt by
 * the next call; the film that was read last is kept here, so that `reassess` survives that. So is a worker whose memory a large film has
 * blown up: with the next film, or at once where no film is held.
 *
 * An engine that turns out not to be fit is given up with its worker, and another worker starts the next one: two never hold the model.
 */
import type { Attention, EngineInfo, Reading } from '../domain/assessment';
import type { Growth, GrowthRequest, Tw3, Tw3Request } from '../domain/growth';
import type { Manifest } from '../domain/manifest';
import { DEFAULT_PACK, type PackName } from '../domain/packs';
import type { EngineChoice, EnginePlan, FilmPicture, Progress, ReadOptions, Reply, Request, Step } from './protocol';
import { spawnReading } from '../workers/spawn';
import type { ThreadMemory } from './threads';

/** Told while a film is read. `attention`: once the network has run. */
export interface Watcher {
  progress?(progress: Progress): void;
  film?(picture: FilmPicture): void;
  attention?(attention: Attention | null): void;
}

export interface Reader {
  prepare(signal: AbortSignal, onProgress: (p: Progress) => void): Promise<Manifest>;
  read(signal: AbortSignal, bytes: ArrayBuffer, options: ReadOptions, on: Watcher): Promise<Reading>;
  reassess(signal: AbortSignal, options: ReadOptions, on?: Watcher): Promise<Reading>;
  /** Needs no film; waits for the job before it. */
  growth(request: GrowthRequest): Promise<Growth>;
  tw3(request: Tw3Request): Promise<Tw3>;
  /** Counts from the next film; at once where none is held. */
  useEngine(choice: EngineChoice): void;
  /** The same for another network. */
  usePack(name: PackName): void;
  /** The one that was started last; null before the first. */
  readonly engine: EngineInfo | null;
  /** Of the pack that was started last, and so of the one that has given the last reading; null before the first. */
  readonly manifest: Manifest | null;
  /**
   * Lends the network to a core in another worker, over the port. Pending for as long as that lasts, and always rejected in the end: `Cancelled` when the
   * signal gives it back, another code when the worker has ended under it.
   */
  lend(signal: AbortSignal, port: MessagePort): Promise<never>;
  close(): void;
}

/** `code` is a core status name or a `HostCode`. */
export class ReaderError extends Error {
  constructor(readonly code: string, readonly detail: string, readonly next?: EnginePlan) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'ReaderError';
  }
}

export interface ReaderUrls {
  /** `files.json`, in the folder that is the site. */
  readonly index: string;
  /** The folder of all packs, which ends in a slash. */
  readonly packs: string;
  /** The packs there alone: one from disk does not take their place. */
  readonly sitePack?: boolean;
  readonly runtime: string;
  readonly core: string;
}

export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** Without a memory of threads, as many as the page may use are used. */
export function createReader(urls: ReaderUrls, threads: ThreadMemory | null = null, spawn: () => WorkerLike = spawnReading): Reader {
  return new WorkerReader(urls, threads, spawn);
}

interface Pending {
  readonly settle: (outcome: { value: unknown } | { error: ReaderError }) => void;
  readonly on: Watcher;
  step: Step | null;
  /** The caller has its rejection; the worker has not stopped yet. */
  abandoned: boolean;
}

type Distribute<T> = T extends unknown ? Omit<T, 'id'> : never;
type Body = Distribute<Request>;

interface Start {
  readonly promise: Promise<Manifest>;
  readonly listeners: Set<(progress: Progress) => void>;
  loaded: boolean;
}

/** WebGPU, WebAssembly with threads, WebAssembly with one. */
const MOST_ENGINES = 3;

/** Above this a core is given up: usual films leave it at 150 MB or less, one of 100 megapixels takes several times that. */
export const HIGH_WATER_BYTES = 512 * 1024 * 1024;

const planOf = (choice: EngineChoice): EnginePlan => ({ choice, threads: null, fallback: null });

/** After a graphics processor that was lost. */
const WITHOUT_DEVICE: EnginePlan = { choice: 'wasm', threads: null, fallback: { reason: 'device_lost', self_test: null } };

const isLoss = (error: unknown) => error instanceof ReaderError && error.code === 'DeviceLost';

class WorkerReader implements Reader {
  #plan = planOf('automatic');
  #choice: EngineChoice = 'automatic';
  #pack: PackName = DEFAULT_PACK;
  /** The one that the worker was started with. */
  #running: PackName = DEFAULT_PACK;
  #engine: EngineInfo | null = null;
  #manifest: Manifest | null = null;
  /** Another engine or pack was chosen than the worker has. */
  #outdated = false;
  #worker: WorkerLike | null = null;
  #start: Start | null = null;
  /** The worker holds more memory than it should keep. */
  #heavy = false;
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();
  #film: { readonly bytes: ArrayBuffer; readonly heldBy: WorkerLike | null } | null = null;

  constructor(private readonly urls: ReaderUrls, private readonly threads: ThreadMemory | null, private readonly spawn: () => WorkerLike) {}

  get engine(): EngineInfo | null {
    return this.#engine;
  }

  get manifest(): Manifest | null {
    return this.#manifest;
  }

  useEngine(choice: EngineChoice): void {
    if (choice === this.#choice) return;
    this.#choice = choice;
    this.#plan = planOf(choice);
    this.#outdate();
  }

  usePack(name: PackName): void {
    if (name === this.#pack) return;
    this.#pack = name;
    // What was learned of an engine was of the other network: a self-test that failed, a device that was lost.
    this.#plan = planOf(this.#choice);
    this.#outdate();
  }

  #outdate(): void {
    if (this.#worker === null) return;
    if (this.#pending.size === 0 && this.#film === null) this.#end(stopped());
    else this.#outdated = true;
  }

  prepare(signal: AbortSignal, onProgress: (p: Progress) => void): Promise<Manifest> {
    // Whoever asks from outside is to read with it: a film that is held is then read anew where it is asked about once more.
    if (this.#outdated && this.#pending.size === 0) this.#end(stopped());
    return this.#prepare(signal, onProgress);
  }

  async #prepare(signal: AbortSignal, onProgress: (p: Progress) => void): Promise<Manifest> {
    const start = (this.#start ??= this.#begin());
    const listener = (progress: Progress) => onProgress(progress);
    start.listeners.add(listener);
    try {
      return await unlessAborted(signal, start.promise);
    } finally {
      start.listeners.delete(listener);
      // Nobody waits for it any more: end the download with the worker.
      if (signal.aborted && start.listeners.size === 0 && !start.loaded && this.#start === start) this.#end(cancelled());
    }
  }

  async read(signal: AbortSignal, bytes: ArrayBuffer, options: ReadOptions, on: Watcher): Promise<Reading> {
    this.#film = null;
    if (this.#heavy || this.#outdated) this.#end(stopped());
    // Copied to the worker, not transferred: the caller keeps its buffer, and a rebuilt worker can be given the film again.
    const reading = await this.#read(signal, bytes, options, on);
    this.#film = { bytes, heldBy: this.#worker };
    const { engine, milliseconds } = reading;
    if (engine.provider === 'wasm' && milliseconds.infer > 0) this.threads?.note(this.#running, engine.threads, milliseconds.infer);
    return reading;
  }

  /** A film whose graphics processor was lost is read once more, by the engine that the next worker starts. */
  async #read(signal: AbortSignal, bytes: ArrayBuffer, options: ReadOptions, on: Watcher): Promise<Reading> {
    for (let again = true; ; again = false) {
      await this.#prepare(signal, (progress) => on.progress?.(progress));
      try {
        return await this.#call<Reading>(signal, { kind: 'read', bytes, options }, on);
      } catch (error) {
        if (!again || !isLoss(error)) throw error;
      }
    }
  }

  async reassess(signal: AbortSignal, options: ReadOptions, on: Watcher = {}): Promise<Reading> {
    const film = this.#film;
    if (film === null) throw new ReaderError('Internal', 'no film has been read');
    if (this.#worker !== null && film.heldBy === this.#worker) {
      try {
        return await this.#call<Reading>(signal, { kind: 'reassess', options }, on);
      } catch (error) {
        if (!isLoss(error)) throw error;
      }
    }
    // The page has the film's picture already.
    const { progress, attention } = on;
    const reading = await this.#read(signal, film.bytes, options, { ...(progress && { progress }), ...(attention && { attention }) });
    if (this.#film === film) this.#film = { bytes: film.bytes, heldBy: this.#worker };
    return reading;
  }

  growth(request: GrowthRequest): Promise<Growth> {
    return this.#ask<Growth>({ kind: 'growth', request });
  }

  tw3(request: Tw3Request): Promise<Tw3> {
    return this.#ask<Tw3>({ kind: 'tw3', request });
  }

  async lend(signal: AbortSignal, port: MessagePort): Promise<never> {
    await this.#prepare(signal, () => undefined);
    return this.#call<never>(signal, { kind: 'lend', port }, {}, [port]);
  }

  /** The worker may be ended under it, to cancel a film or for its memory: it is asked again, once. */
  async #ask<T>(body: Extract<Body, { kind: 'growth' | 'tw3' }>): Promise<T> {
    for (let again = true; ; again = false) {
      try {
        await this.#prepare(unending, () => undefined);
        return await this.#call<T>(unending, body, {});
      } catch (error) {
        if (!again || !(error instanceof ReaderError && (error.code === 'WorkerCrashed' || isLoss(error)))) throw error;
      }
    }
  }

  close(): void {
    this.#film = null;
    this.#end(cancelled());
  }

  #begin(): Start {
    const listeners = new Set<(progress: Progress) => void>();
    const { index, packs, sitePack, runtime, core } = this.urls;
    this.#running = this.#pack;
    const urls = { indexUrl: absolute(index), packUrl: absolute(`${packs}${this.#pack}/`), runtimeUrl: absolute(runtime), coreUrl: absolute(core), ...(sitePack && { sitePack }) };
    const progress = (p: Progress) => listeners.forEach((listener) => listener(p));
    const launch = async (): Promise<Manifest> => {
      for (let left = MOST_ENGINES; ; left -= 1) {
        try {
          const engine = { ...this.#plan, threads: this.#plan.threads ?? this.threads?.threads(this.#running) ?? null };
          return await this.#call<Manifest>(unending, { kind: 'start', ...urls, engine }, { progress });
        } catch (error) {
          if (!(error instanceof ReaderError) || error.next === undefined || left <= 1) throw error;
        }
      }
    };
    const promise = launch();
    const start: Start = { promise, listeners, loaded: false };
    promise.then(
      () => (start.loaded = true),
      () => {
        if (this.#start === start) this.#start = null;
      },
    );
    return start;
  }

  #call<T>(signal: AbortSignal, body: Body, on: Watcher, transfer: Transferable[] = []): Promise<T> {
    if (signal.aborted) return Promise.reject(cancelled());
    const worker = (this.#worker ??= this.#build());
    const id = this.#nextId++;
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => this.#cancel(id);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#pending.set(id, {
        settle: (outcome) => {
          signal.removeEventListener('abort', onAbort);
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.value as T);
        },
        on,
        step: null,
        abandoned: false,
      });
      worker.postMessage({ ...body, id }, transfer);
    });
  }

  #build(): WorkerLike {
    const worker = this.spawn();
    const isCurrent = () => this.#worker === worker;
    worker.onmessage = (event: MessageEvent<Reply>) => {
      if (isCurrent()) this.#receive(event.data);
    };
    worker.onerror = (event: ErrorEvent) => {
      event.preventDefault?.();
      if (isCurrent()) this.#end(new ReaderError('WorkerCrashed', event.message ?? ''));
    };
    worker.onmessageerror = () => {
      if (isCurrent()) this.#end(new ReaderError('WorkerCrashed', 'a message could not be read'));
    };
    return worker;
  }

  #receive(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    switch (reply.kind) {
      case 'progress':
        pending.step = reply.progress.step;
        if (!pending.abandoned) pending.on.progress?.(reply.progress);
        // The cancellation came too late to stop it between steps.
        else if (reply.progress.step === 'infer') this.#end(stopped());
        return;
      case 'film':
        if (!pending.abandoned) pending.on.film?.(reply.picture);
        return;
      case 'attention':
        if (!pending.abandoned) pending.on.attention?.(reply.attention);
        return;
      case 'started':
        this.#engine = reply.engine;
        this.#manifest = reply.manifest;
        return this.#settle(reply.id, { value: reply.manifest });
      case 'done':
        this.#heavy = reply.memoryBytes > HIGH_WATER_BYTES;
        return this.#settle(reply.id, { value: reply.reading });
      case 'grown':
        return this.#settle(reply.id, { value: reply.growth });
      case 'scored':
        return this.#settle(reply.id, { value: reply.tw3 });
      case 'failed': {
        const error = new ReaderError(reply.error.code, reply.error.detail, reply.error.next);
        if (error.next !== undefined) return this.#replaceEngine(reply.id, error, error.next);
        if (isLoss(error)) this.#plan = WITHOUT_DEVICE;
        this.#heavy = reply.memoryBytes > HIGH_WATER_BYTES;
        this.#settle(reply.id, { error });
        const idle = this.#pending.size === 0 && this.#film === null;
        // Some browsers never load a part again that failed once in the same worker.
        if (['WorkerCrashed', 'EngineFailed', 'DeviceLost', 'PartUnreachable'].includes(error.code) || (this.#heavy && idle)) this.#end(error);
      }
    }
  }

  /** Only the start waits for a worker that has not started; it goes on with the next one. */
  #replaceEngine(id: number, error: ReaderError, next: EnginePlan): void {
    this.#plan = next;
    this.#worker?.terminate();
    this.#worker = null;
    this.#settle(id, { error });
  }

  #settle(id: number, outcome: { value: unknown } | { error: ReaderError }): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending?.abandoned === false) pending.settle(outcome);
  }

  #cancel(id: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined || pending.abandoned) return;
    pending.settle({ error: cancelled() });
    pending.abandoned = true;
    if (pending.step === 'infer') this.#end(stopped());
    else this.#worker?.postMessage({ id: this.#nextId++, kind: 'cancel', job: id } satisfies Request);
  }

  /** Ends the worker and rejects all that waits for it. The next call builds another. */
  #end(error: ReaderError): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#heavy = false;
    this.#outdated = false;
    this.#start = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const one of pending) if (!one.abandoned) one.settle({ error });
  }
}

const unending = new AbortController().signal;
const cancelled = () => new ReaderError('Cancelled', '');
const stopped = () => new ReaderError('WorkerCrashed', 'ended to cancel another film');

/** Workers resolve relative addresses against their own script: give them absolute ones. */
function absolute(url: string): string {
  return new URL(url, typeof document === 'undefined' ? 'http://localhost/' : document.baseURI).href;
}

function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(cancelled());
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

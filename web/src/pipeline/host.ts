/**
 * The worker's side of the protocol without the worker: takes requests, answers with replies, one job after the other. The engine is
 * injected, so that tests run this in Node.
 */
import type { EngineInfo } from '../domain/assessment';
import type { OpenContainer } from '../domain/container';
import type { Growth, GrowthRequest, Tw3, Tw3Request } from '../domain/growth';
import type { Manifest } from '../domain/manifest';
import { Pipeline, type Listener, type PipelineCore, type PipelineNetwork } from './assess';
import { inTurn, serveNetwork, type Loan } from './lent-network';
import type { EnginePlan, Progress, Reply, Request, WireError } from './protocol';

/** What needs no film. */
export interface GrowthCore {
  growth(request: GrowthRequest): Growth;
  tw3(request: Tw3Request): Tw3;
}

export interface Engine {
  readonly manifest: Manifest;
  readonly core: PipelineCore & GrowthCore;
  readonly network: PipelineNetwork;
  readonly openContainer: OpenContainer;
  /** What a core elsewhere is configured with, where the network is lent to it. */
  readonly configuration: Loan['configuration'];
}

type StartRequest = Extract<Request, { kind: 'start' }>;
type LendRequest = Extract<Request, { kind: 'lend' }>;
type JobRequest = Exclude<Request, { kind: 'cancel' | 'lend' }>;
type ReadRequest = Extract<Request, { kind: 'read' | 'reassess' }>;
export type OpenEngine = (signal: AbortSignal, request: StartRequest, onProgress: (progress: Progress) => void) => Promise<Engine>;
export type Post = (reply: Reply, transfer: Transferable[]) => void;

export class Host {
  /** Never rejects: a job that fails leaves the queue usable. */
  #tail: Promise<void> = Promise.resolve();
  #pipeline: Pipeline | null = null;
  #growth: GrowthCore | null = null;
  #loan: Loan | null = null;
  readonly #aborts = new Map<number, AbortController>();

  /** `pause` lets messages in that arrived during a step. */
  constructor(private readonly post: Post, private readonly open: OpenEngine, private readonly pause: () => Promise<void>) {}

  receive(request: Request): void {
    if (request.kind === 'cancel') {
      this.#aborts.get(request.job)?.abort();
      return;
    }
    const abort = new AbortController();
    this.#aborts.set(request.id, abort);
    if (request.kind === 'lend') void this.#lend(abort.signal, request, this.#tail);
    else this.#tail = this.#tail.then(() => this.#serve(abort.signal, request));
  }

  async #serve(signal: AbortSignal, request: JobRequest): Promise<void> {
    const { id } = request;
    try {
      signal.throwIfAborted();
      if (request.kind === 'start') this.post({ id, kind: 'started', ...await this.#start(signal, request) }, []);
      else if (request.kind === 'growth') this.post({ id, kind: 'grown', growth: this.#started(this.#growth).growth(request.request) }, []);
      else if (request.kind === 'tw3') this.post({ id, kind: 'scored', tw3: this.#started(this.#growth).tw3(request.request) }, []);
      else this.post({ id, kind: 'done', reading: await this.#read(signal, request), memoryBytes: this.#memoryBytes() }, []);
    } catch (error) {
      this.post({ id, kind: 'failed', error: toWire(error, signal), memoryBytes: this.#memoryBytes() }, []);
    } finally {
      this.#aborts.delete(id);
    }
  }

  /** After the start that may still run, and beside every job that follows. */
  async #lend(signal: AbortSignal, { id, port }: LendRequest, started: Promise<void>): Promise<void> {
    try {
      await started;
      await serveNetwork(signal, port, this.#started(this.#loan));
    } catch (error) {
      this.post({ id, kind: 'failed', error: toWire(error, signal), memoryBytes: this.#memoryBytes() }, []);
    } finally {
      port.close();
      this.#aborts.delete(id);
    }
  }

  readonly #memoryBytes = () => this.#pipeline?.memoryBytes ?? 0;

  async #start(signal: AbortSignal, request: StartRequest): Promise<{ manifest: Manifest; engine: EngineInfo }> {
    const engine = await this.open(signal, request, (progress) => this.post({ id: request.id, kind: 'progress', progress }, []));
    this.#growth = engine.core;
    // Films of this worker and those of others take their turns.
    const network = inTurn(engine.network);
    this.#pipeline = new Pipeline(engine.core, network, engine.openContainer);
    this.#loan = { network, configuration: engine.configuration };
    return { manifest: engine.manifest, engine: engine.network.engine };
  }

  #started<T>(part: T | null): T {
    if (part === null) throw new HostError('Internal', 'asked before start');
    return part;
  }

  #read(signal: AbortSignal, request: ReadRequest) {
    const { id } = request;
    const pipeline = this.#started(this.#pipeline);
    const on: Listener = {
      step: (step, look) => {
        this.post({ id, kind: 'progress', progress: look === undefined ? { step } : { step, look } }, []);
        return this.pause();
      },
      film: (picture) => this.post({ id, kind: 'film', picture }, [picture.pixels.buffer as ArrayBuffer, picture.seen.buffer as ArrayBuffer]),
      attention: (attention) => this.post({ id, kind: 'attention', attention }, Object.values(attention?.maps ?? {}).map((map) => map.buffer as ArrayBuffer)),
    };
    return request.kind === 'read'
      ? pipeline.read(signal, new Uint8Array(request.bytes), request.options, on)
      : pipeline.reassess(signal, request.options, on);
  }
}

class HostError extends Error {
  constructor(readonly code: string, readonly detail: string) {
    super(detail);
  }
}

/** Errors with a code keep it. Any other is a trap or a defect, after which core and runtime are not to be trusted: the client rebuilds. */
function toWire(error: unknown, signal: AbortSignal): WireError {
  if (signal.aborted) return { code: 'Cancelled', detail: '' };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const next = 'next' in error ? { next: error.next as EnginePlan } : {};
    return { code: error.code, detail: 'detail' in error ? String(error.detail) : error.message, ...next };
  }
  return { code: 'WorkerCrashed', detail: error instanceof Error ? error.message : String(error) };
}

/**
 * Lanes: each a worker with a core, to which the network is lent. While the film of one is in the network, that of another is decoded. A lane
 * that breaks is built anew with its next film; so is one whose core a large film has blown up.
 */
import type { Manifest } from '../domain/manifest';
import { HIGH_WATER_BYTES, ReaderError, type Reader } from '../pipeline/client';
import type { FilmAnswer, FilmReply, FilmRequest } from './protocol';
import type { Wish } from './subject';
import { wireOf } from '../pipeline/wire';
import { spawnFilm } from '../workers/spawn';

/**
 * The film has no answer. `film`: its lane broke over it. `loan`: the network's owner ended, for a film that is read on its own or for a fault of
 * the network. `start`: there is no engine to read with.
 */
export class LaneError extends Error {
  constructor(readonly kind: 'film' | 'loan' | 'start', readonly code: string, readonly detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'LaneError';
  }
}

export interface Lane {
  /** Rejects with a LaneError alone: whatever is wrong with a film is an answer. */
  read(film: () => Promise<Blob>, wish: Wish): Promise<FilmAnswer>;
  close(): void;
}

export interface LaneOptions {
  readonly kept: readonly string[];
  readonly editionOf: (manifest: Manifest) => string;
}

export type OpenLanes = (options: LaneOptions) => readonly Lane[];

export type FilmWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** One film is decoded while another is in the network; a third lane helps where decoding takes as long as the network. Each has a core of some 150 MB. */
export const lanesFor = (cores: number): number => (cores < 2 ? 1 : cores < 4 ? 2 : 3);

export function openLanes(reader: Reader, coreUrl: string, spawn: () => FilmWorker = spawnFilm): OpenLanes {
  return (options) => Array.from({ length: lanesFor(navigator.hardwareConcurrency) }, () => new WorkerLane(reader, new URL(coreUrl, document.baseURI).href, spawn, options));
}

interface Opened {
  readonly worker: FilmWorker;
  readonly loan: AbortController;
  readonly ended: Promise<never>;
  readonly end: (error: LaneError) => void;
}

export class WorkerLane implements Lane {
  #opened: Opened | null = null;
  #nextId = 1;

  constructor(private readonly reader: Reader, private readonly coreUrl: string, private readonly spawn: () => FilmWorker, private readonly options: LaneOptions) {}

  async read(film: () => Promise<Blob>, wish: Wish): Promise<FilmAnswer> {
    let blob: Blob;
    try {
      blob = await film();
    } catch (error) {
      return { kind: 'failed', error: wireOf(error), film_sha256: null };
    }
    const opened = this.#opened ?? await this.#open();
    const id = this.#nextId++;
    const { answer, memoryBytes } = await this.#reply(opened, (reply) => (reply.kind === 'answer' && reply.id === id ? reply : null), { kind: 'read', id, film: blob, wish });
    if (answer.kind === 'failed' && ['WorkerCrashed', 'EngineFailed', 'PartUnreachable'].includes(answer.error.code)) {
      const error = new LaneError(answer.error.code === 'EngineFailed' ? 'loan' : 'film', answer.error.code, answer.error.detail);
      opened.end(error);
      throw error;
    }
    if (memoryBytes > HIGH_WATER_BYTES) this.close();
    return answer;
  }

  close(): void {
    this.#opened?.end(new LaneError('loan', 'Cancelled', ''));
  }

  async #open(): Promise<Opened> {
    const manifest = await this.reader.prepare(new AbortController().signal, () => undefined).catch((error: unknown) => {
      const { code, detail } = wireOf(error);
      // Ended to cancel a film that is read on its own: that is no reason to give up.
      throw new LaneError(error instanceof ReaderError && (code === 'WorkerCrashed' || code === 'Cancelled') ? 'loan' : 'start', code, detail);
    });
    const worker = this.spawn();
    const loan = new AbortController();
    let fail: (error: LaneError) => void = () => undefined;
    const ended = new Promise<never>((_resolve, reject) => { fail = reject; });
    ended.catch(() => undefined);
    const opened: Opened = { worker, loan, ended, end: (error) => {
      worker.terminate();
      loan.abort();
      fail(error);
      if (this.#opened === opened) this.#opened = null;
    } };
    this.#opened = opened;
    worker.onerror = (event) => {
      event.preventDefault?.();
      opened.end(new LaneError('film', 'WorkerCrashed', event.message ?? ''));
    };
    const { port1, port2 } = new MessageChannel();
    this.reader.lend(loan.signal, port1).catch((error: unknown) => {
      const { code, detail } = wireOf(error);
      opened.end(new LaneError('loan', code, detail));
    });
    const start: FilmRequest = { kind: 'start', coreUrl: this.coreUrl, port: port2, edition: this.options.editionOf(manifest), kept: this.options.kept };
    const reply = await this.#reply(opened, (one) => (one.kind === 'answer' ? null : one), start, [port2]);
    if (reply.kind === 'failed') {
      const error = new LaneError('start', reply.error.code, reply.error.detail);
      opened.end(error);
      throw error;
    }
    return opened;
  }

  /** One question at a time: its reply, or the end of the lane. */
  #reply<T>({ worker, ended }: Opened, pick: (reply: FilmReply) => T | null, request: FilmRequest, transfer: Transferable[] = []): Promise<T> {
    const answered = new Promise<T>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FilmReply>) => {
        const picked = pick(data);
        if (picked !== null) resolve(picked);
      };
    });
    worker.postMessage(request, transfer);
    return Promise.race([answered, ended]);
  }
}

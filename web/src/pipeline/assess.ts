/**
 * The pipeline, and the one place that knows the order of its steps. Core and network are injected: the page's worker and the
 * headless evaluation run this very file.
 */
import type { Assessment, EngineInfo, InputVerdict, Milliseconds, Reading } from '../domain/assessment';
import { sha256Hex } from '../domain/digest';
import type { AssessRequest } from '../core/core';
import type { FilmPicture, ReadOptions, Step } from './protocol';

/** What the pipeline needs of the core; `core/core.ts` is the real one. */
export interface PipelineCore {
  decode(bytes: Uint8Array): void;
  validate(profile: string): Omit<FilmPicture, 'pixels'>;
  pixels(): Uint16Array<ArrayBuffer>;
  prepare(): Float32Array<ArrayBuffer>;
  takeOutputs(outputs: Float32Array): void;
  assess(request: AssessRequest): Assessment;
  clear(): void;
}

/** What the pipeline needs of the network; `inference/session.ts` is the real one. */
export interface PipelineNetwork {
  readonly engine: EngineInfo;
  run(tensor: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>>;
}

export interface Listener {
  /** A step begins. May return a promise: the pipeline waits for it, so that a cancellation can arrive between steps. */
  step?(step: Step): void | Promise<void>;
  /** The film was decoded and measured. Without this, the picture is not copied out of the core. */
  film?(picture: FilmPicture): void;
}

const mayRun = ({ verdict, overridable }: InputVerdict, { override }: ReadOptions) => verdict !== 'refuse' || (overridable && override);

/** There is no film to assess anew. */
export class NoFilmError extends Error {
  readonly code = 'Internal';
  readonly detail = 'no film has been read';
}

interface Held {
  readonly sha256: string;
  milliseconds: Milliseconds;
  inferred: boolean;
}

/** One core, one network, one film at a time. */
export class Pipeline {
  #held: Held | null = null;

  constructor(private readonly core: PipelineCore, private readonly network: PipelineNetwork) {}

  /** Reads a film. A failure or a cancellation leaves no film behind. */
  async read(signal: AbortSignal, bytes: Uint8Array<ArrayBuffer>, options: ReadOptions, on: Listener = {}): Promise<Reading> {
    this.#held = null;
    try {
      const sha256 = await sha256Hex(bytes);
      const decode = await this.#step(signal, 'decode', on, () => this.core.decode(bytes));
      const held: Held = { sha256, milliseconds: { decode: decode.ms, validate: 0, prepare: 0, infer: 0, assess: 0 }, inferred: false };
      const reading = await this.#finish(signal, held, options, on);
      this.#held = held;
      return reading;
    } catch (error) {
      this.core.clear();
      throw error;
    }
  }

  /**
   * The film that was read last, for another subject, profile or override. The network runs only where it has not: the film itself had
   * been refused and is not any more. A refusal that came after the network is assessed anew from the outputs that the core holds.
   */
  async reassess(signal: AbortSignal, options: ReadOptions, on: Listener = {}): Promise<Reading> {
    if (this.#held === null) throw new NoFilmError();
    return this.#finish(signal, this.#held, options, { ...(on.step === undefined ? {} : { step: on.step }) });
  }

  async #finish(signal: AbortSignal, held: Held, options: ReadOptions, on: Listener): Promise<Reading> {
    const checked = await this.#step(signal, 'validate', on, () => this.core.validate(options.profile));
    held.milliseconds = { ...held.milliseconds, validate: checked.ms };
    on.film?.({ ...checked.value, pixels: this.core.pixels() });
    if (!held.inferred && mayRun(checked.value.input, options)) {
      const prepared = await this.#step(signal, 'prepare', on, () => this.core.prepare());
      const inferred = await this.#step(signal, 'infer', on, () => this.network.run(prepared.value));
      this.core.takeOutputs(inferred.value);
      held.inferred = true;
      held.milliseconds = { ...held.milliseconds, prepare: prepared.ms, infer: inferred.ms };
    }
    const request = { sex: options.subject.sex, override: options.override };
    const assessed = await this.#step(signal, 'assess', on, () => this.core.assess(request));
    held.milliseconds = { ...held.milliseconds, assess: assessed.ms };
    return { assessment: assessed.value, film_sha256: held.sha256, engine: this.network.engine, milliseconds: held.milliseconds };
  }

  async #step<T>(signal: AbortSignal, step: Step, on: Listener, work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
    await on.step?.(step);
    signal.throwIfAborted();
    const start = performance.now();
    const value = await work();
    return { value, ms: performance.now() - start };
  }
}

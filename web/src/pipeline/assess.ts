/**
 * The pipeline, and the one place that knows the order of its steps. Core and network are injected: the page's worker and the
 * headless evaluation run this very file.
 */
import { VIEWS, type Assessment, type Attention, type EngineInfo, type InputVerdict, type Milliseconds, type Placement, type Reading, type View } from '../domain/assessment';
import type { Container, OpenContainer } from '../domain/container';
import { DEFAULT_RENDERING, type DicomFacts, type Rendering, type RenderingRecord } from '../domain/dicom';
import { sha256Hex } from '../domain/digest';
import type { StoredPixels } from '../domain/stored-pixels';
import type { AssessRequest } from '../core/core';
import type { FilmPicture, Look, ReadOptions, Step } from './protocol';

/** What the pipeline needs of the core; `core/core.ts` is the real one. */
export interface PipelineCore {
  readonly memoryBytes: number;
  decode(bytes: Uint8Array): void;
  decodeStored(description: StoredPixels, samples: Uint8Array): void;
  place(placement: Placement | null): void;
  validate(profile: string): Omit<FilmPicture, 'pixels' | 'seen' | 'dicom' | 'frames'>;
  pixels(): Uint16Array<ArrayBuffer>;
  seen(): Uint16Array<ArrayBuffer>;
  prepare(view?: View): Float32Array<ArrayBuffer>;
  takeOutputs(outputs: Float32Array, view?: View): void;
  attention(): Attention | null;
  assess(request: AssessRequest): Assessment;
  clear(): void;
}

/** What the pipeline needs of the network; `inference/session.ts` is the real one. */
export interface PipelineNetwork {
  readonly engine: EngineInfo;
  /** Milliseconds that the last run itself took, where runs of others may have gone first; the caller's clock counts where this is left out. */
  readonly spent?: number;
  run(tensor: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>>;
}

export interface Listener {
  /** A step begins. May return a promise: the pipeline waits for it, so that a cancellation can arrive between steps. */
  step?(step: Step, look?: Look): void | Promise<void>;
  /** The film was decoded and measured. Without this, the picture is not copied out of the core. */
  film?(picture: FilmPicture): void;
  /** The network has run. Without this, its maps are not laid on the film. */
  attention?(attention: Attention | null): void;
}

/** The views that a second look adds to the film as it is. */
const OTHER_VIEWS = VIEWS.filter((view) => view !== 'as_is');

const wantsSecondLook = ({ results, safety }: Assessment, { secondLook }: ReadOptions) =>
  results !== null && (secondLook === 'always' || (secondLook === 'when_doubtful' && safety.doubtful));

const mayRun = ({ verdict, overridable }: InputVerdict, { override }: ReadOptions) => verdict !== 'refuse' || (overridable && override);

/** There is no film to assess anew. */
export class NoFilmError extends Error {
  readonly code = 'Internal';
  readonly detail = 'no film has been read';
}

interface Held {
  readonly sha256: string;
  readonly opened: Opened | null;
  readonly rendering: RenderingRecord | null;
  milliseconds: Milliseconds;
  inferred: boolean;
  /** The network's outputs for the other views, as far as they were taken. */
  readonly looks: Map<View, Float32Array>;
}

/** What is kept of a container: nothing that holds the file's bytes or cannot be sent to the page. */
interface Opened {
  readonly frames: number;
  readonly dicom: DicomFacts | null;
}

const factsOf = ({ tags, study, findings, frames, windows, hasVoiLut, transferSyntax }: DicomFacts): DicomFacts =>
  ({ tags, study, findings, frames, windows, hasVoiLut, transferSyntax });
const openedOf = ({ frames, dicom }: Container): Opened => ({ frames, dicom: dicom && factsOf(dicom) });

const recordOf = ({ frames, dicom }: Opened, { frame, voi }: Rendering): RenderingRecord => ({
  transfer_syntax: dicom?.transferSyntax ?? null, frame: frame + 1, frames, voi: dicom ? voi.kind : null, voi_index: dicom && 'index' in voi ? voi.index : null,
  findings: dicom?.findings.map(({ code }) => code) ?? [],
});

/** One core, one network, one film at a time. */
export class Pipeline {
  #held: Held | null = null;

  constructor(private readonly core: PipelineCore, private readonly network: PipelineNetwork, private readonly openContainer: OpenContainer) {}

  get memoryBytes(): number {
    return this.core.memoryBytes;
  }

  /** Reads a film. A failure or a cancellation leaves no film behind. */
  async read(signal: AbortSignal, bytes: Uint8Array<ArrayBuffer>, options: ReadOptions, on: Listener = {}): Promise<Reading> {
    this.#held = null;
    try {
      const sha256 = await sha256Hex(bytes);
      const rendering = options.rendering ?? DEFAULT_RENDERING;
      const decode = await this.#step(signal, 'decode', on, () => this.#decode(bytes, rendering));
      if (options.placement) this.core.place(options.placement);
      const opened = decode.value;
      const held: Held = { sha256, opened, rendering: opened && recordOf(opened, rendering), milliseconds: { decode: decode.ms, validate: 0, prepare: 0, infer: 0, second_look: 0, assess: 0 }, inferred: false, looks: new Map() };
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
   * been refused and is not any more, or a view of it is now to be looked at. A refusal that came after the network is assessed anew from
   * the outputs that the core holds.
   */
  async reassess(signal: AbortSignal, options: ReadOptions, on: Listener = {}): Promise<Reading> {
    if (this.#held === null) throw new NoFilmError();
    return this.#finish(signal, this.#held, options, { ...(on.step && { step: on.step }), ...(on.attention && { attention: on.attention }) });
  }

  /** The core has the film afterwards; the answer is what else the file says, where the core did not decode it. */
  async #decode(bytes: Uint8Array<ArrayBuffer>, { frame, voi }: Rendering): Promise<Opened | null> {
    const container = await this.openContainer(bytes);
    if (container === null) {
      this.core.decode(bytes);
      return null;
    }
    const { description, samples } = await container.stored(frame, voi);
    this.core.decodeStored(description, samples);
    return openedOf(container);
  }

  async #finish(signal: AbortSignal, held: Held, options: ReadOptions, on: Listener): Promise<Reading> {
    const checked = await this.#step(signal, 'validate', on, () => this.core.validate(options.profile));
    held.milliseconds = { ...held.milliseconds, validate: checked.ms };
    const runs = !held.inferred && mayRun(checked.value.input, options);
    // A film that is refused is prepared where somebody looks: what the network would have seen may say why.
    if (runs || on.film) {
      const prepared = await this.#step(signal, 'prepare', on, () => this.core.prepare());
      on.film?.({ ...checked.value, dicom: held.opened?.dicom ?? null, frames: held.opened?.frames ?? 1, pixels: this.core.pixels(), seen: this.core.seen() });
      held.milliseconds = { ...held.milliseconds, prepare: prepared.ms };
      if (runs) await this.#infer(signal, held, prepared.value, on);
    }
    let assessment = await this.#assess(signal, held, options, on);
    if (held.looks.size < OTHER_VIEWS.length && wantsSecondLook(assessment, options)) {
      await this.#lookAgain(signal, held, on);
      assessment = await this.#assess(signal, held, options, on);
    }
    return { assessment, film_sha256: held.sha256, engine: this.network.engine, milliseconds: held.milliseconds, rendering: held.rendering };
  }

  async #infer(signal: AbortSignal, held: Held, tensor: Float32Array<ArrayBuffer>, on: Listener): Promise<void> {
    const inferred = await this.#step(signal, 'infer', on, () => this.network.run(tensor));
    this.core.takeOutputs(inferred.value);
    held.inferred = true;
    on.attention?.(this.core.attention());
    held.milliseconds = { ...held.milliseconds, infer: this.network.spent ?? inferred.ms };
  }

  async #assess(signal: AbortSignal, held: Held, options: ReadOptions, on: Listener): Promise<Assessment> {
    const { sex, chronologicalAgeMonths = null, contraindications = [] } = options.subject;
    const request = { sex, override: options.override, chronological_age_months: chronologicalAgeMonths, contraindications };
    const assessed = await this.#step(signal, 'assess', on, () => this.core.assess(request));
    held.milliseconds = { ...held.milliseconds, assess: assessed.ms };
    return assessed.value;
  }

  /** Takes the views that are missing. The core gets all of them or none: a look that was cancelled is no look. */
  async #lookAgain(signal: AbortSignal, held: Held, on: Listener): Promise<void> {
    for (const [index, view] of OTHER_VIEWS.entries()) {
      if (held.looks.has(view)) continue;
      const look = { number: index + 1, of: OTHER_VIEWS.length };
      const { value, ms } = await this.#step(signal, 'infer', on, () => this.network.run(this.core.prepare(view)), look);
      held.looks.set(view, value);
      held.milliseconds = { ...held.milliseconds, second_look: held.milliseconds.second_look + (this.network.spent ?? ms) };
    }
    for (const [view, outputs] of held.looks) this.core.takeOutputs(outputs, view);
  }

  async #step<T>(signal: AbortSignal, step: Step, on: Listener, work: () => T | Promise<T>, look?: Look): Promise<{ value: T; ms: number }> {
    await on.step?.(step, look);
    signal.throwIfAborted();
    const start = performance.now();
    const value = await work();
    return { value, ms: performance.now() - start };
  }
}

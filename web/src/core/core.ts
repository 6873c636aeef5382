/**
 * The typed face of the C++ core. Here, and only here, a status number becomes an error and a view of the WASM heap becomes a copy:
 * views die with the next call, so none leaves this file.
 */
import type { Assessment, Attention, AttentionName, Contraindication, FilmInfo, InputVerdict, Placement, PlacementRecord, QualityCheck, Shape, SubjectSex, Validation, View } from '../domain/assessment';
import type { Growth, GrowthRequest, Tw3, Tw3Request } from '../domain/growth';
import type { StoredPixels } from '../domain/stored-pixels';
import type { Core as RawCore, CoreModule } from './core.d';

/** A call of the core failed. `code` is the status's name in `status.hpp` ('TruncatedFile'); `detail` may be empty. */
export class CoreError extends Error {
  constructor(readonly code: string, readonly detail: string) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'CoreError';
  }
}

export interface CheckedFilm {
  readonly film: FilmInfo;
  readonly validation: Validation;
  readonly quality: readonly QualityCheck[];
  readonly shape: Shape;
  /** What the film alone says: the network runs where this lets it. */
  readonly input: InputVerdict;
  readonly placement: PlacementRecord;
  /** Around the hand, clockwise, [x, y] in film pixels; empty where none was found. */
  readonly outline: readonly (readonly [number, number])[];
  /** How each of two hands is placed, the left of the picture first once the fingers point up; empty unless there are two. */
  readonly hands: readonly Placement[];
}

export interface AssessRequest {
  readonly sex: SubjectSex;
  readonly override: boolean;
  readonly chronological_age_months?: number | null;
  readonly contraindications?: readonly Contraindication[];
}

/** Of a film, in pixels. */
export interface Sides {
  readonly width: number;
  readonly height: number;
}

/** One film at a time, in the order of the methods. Every array given back belongs to the caller. */
export class Core {
  readonly #module: CoreModule;
  readonly #raw: RawCore;

  constructor(module: CoreModule) {
    this.#module = module;
    this.#raw = new module.Core();
  }

  get version(): string {
    return this.#module.version();
  }

  /** Of the WebAssembly module: it grows with the largest film and never shrinks. */
  get memoryBytes(): number {
    return this.#module.HEAPU8.byteLength;
  }

  /** `reference`: the bytes of the pack's reference, null where its manifest has no anatomy. */
  configure(manifestJson: string, reference: Uint8Array | null = null): void {
    this.#check(this.#raw.configure(manifestJson));
    if (reference === null) return;
    const room = this.#raw.reserveReference(reference.byteLength);
    // As for a film: what the core has no room for, it names.
    if (room.byteLength === reference.byteLength) room.set(reference);
    this.#check(this.#raw.setReference());
  }

  /** The film's sides in pixels. */
  decode(bytes: Uint8Array): Sides {
    this.#give(bytes);
    this.#check(this.#raw.decode());
    return this.#sides();
  }

  /** A frame of a DICOM file in place of a file's bytes. */
  decodeStored(description: StoredPixels, samples: Uint8Array): Sides {
    this.#give(samples);
    this.#check(this.#raw.decodeStored(JSON.stringify(description)));
    return this.#sides();
  }

  /** How the film is placed for everything that follows; null leaves it to the outline of the hand. */
  place(placement: Placement | null): void {
    this.#check(this.#raw.place(placement === null ? '' : JSON.stringify(placement)));
  }

  validate(profile: string): CheckedFilm {
    this.#check(this.#raw.validate(profile));
    return JSON.parse(this.#raw.filmJson()) as CheckedFilm;
  }

  /** The film in grey for display, 0..65535. */
  pixels(): Uint16Array<ArrayBuffer> {
    return this.#raw.greyPixels().slice() as Uint16Array<ArrayBuffer>;
  }

  /** What the network sees after `prepare`, 0..65535; the sides are the manifest's input. */
  seen(): Uint16Array<ArrayBuffer> {
    return this.#raw.seenPixels().slice() as Uint16Array<ArrayBuffer>;
  }

  /** The network's input, of the placed film as the view shows it; after `validate`. */
  prepare(view: View = 'as_is'): Float32Array<ArrayBuffer> {
    this.#check(this.#raw.prepare(view));
    return this.#raw.tensor().slice() as Float32Array<ArrayBuffer>;
  }

  /** Hands over the network's outputs for a view, concatenated in the manifest's order; the core keeps each view's until the next film. */
  takeOutputs(outputs: Float32Array, view: View = 'as_is'): void {
    const room = this.#raw.reserveOutputs(view);
    if (room.length !== outputs.length) {
      throw new CoreError('WrongOutputSize', `the network gave ${outputs.length} numbers, the manifest says ${room.length}`);
    }
    room.set(outputs);
  }

  /** Where the network looked; null where the pack gives no maps. After the outputs of the film as it is. */
  attention(): Attention | null {
    const status = this.#raw.attend();
    if (this.#module.statusName(status) === 'NoOutputs') return null;
    this.#check(status);
    const { width, height, maps } = JSON.parse(this.#raw.attentionJson()) as { width: number; height: number; maps: AttentionName[] };
    const levels = this.#raw.attention();
    const one = width * height;
    return { width, height, maps: Object.fromEntries(maps.map((name, index) => [name, levels.slice(index * one, (index + 1) * one)])) };
  }

  assess(request: AssessRequest): Assessment {
    this.#check(this.#raw.assess(JSON.stringify(request)));
    return JSON.parse(this.#raw.assessmentJson()) as Assessment;
  }

  /** Needs neither configuration nor film, as `tw3`. */
  growth(request: GrowthRequest): Growth {
    this.#check(this.#raw.growth(JSON.stringify(request)));
    return JSON.parse(this.#raw.answerJson()) as Growth;
  }

  tw3(request: Tw3Request): Tw3 {
    this.#check(this.#raw.tw3(JSON.stringify(request)));
    return JSON.parse(this.#raw.answerJson()) as Tw3;
  }

  /** Forgets the film; keeps the configuration. */
  clear(): void {
    this.#raw.clear();
  }

  close(): void {
    this.#raw.delete();
  }

  #give(bytes: Uint8Array): void {
    const room = this.#raw.reserveFilm(bytes.byteLength);
    // No room is left unreserved for what is over the core's limit: decoding then says so by name.
    if (room.byteLength === bytes.byteLength) room.set(bytes);
  }

  #sides(): Sides {
    return { width: this.#raw.width(), height: this.#raw.height() };
  }

  #check(status: number): void {
    if (status !== 0) throw new CoreError(this.#module.statusName(status), this.#module.lastDetail());
  }
}

/**
 * The C++ core as Embind exports it. Written by hand (Emscripten 3.1.6 writes none); `core.drift.test.ts` compares it with the built
 * module both ways. Only `core.ts` may use it.
 *
 * Every call that can fail returns a status number: 0 is ok, `statusName` gives the rest their names (see `status.hpp`).
 * Every `Uint8Array | Uint16Array | Float32Array` is a view of the WASM heap, dead after the next call: write into it or copy out of
 * it at once.
 */
export interface Core {
  /** Parses and checks a pack's manifest. Everything below needs it. */
  configure(manifestJson: string): number;
  /** Room for the bytes of the pack's reference. */
  reserveReference(byteLength: number): Uint8Array;
  /** Takes the reserved bytes; frees them. A manifest with `anatomy` needs it before `assess`, and after every `configure`. */
  setReference(): number;
  /** Room for the file's bytes. */
  reserveFilm(byteLength: number): Uint8Array;
  /** Decodes the reserved bytes; frees them. */
  decode(): number;
  /** Renders the reserved bytes, stored samples of a DICOM frame, as a `StoredPixels` in JSON describes them; frees them. */
  decodeStored(description: string): number;
  /** A `Placement` in JSON for everything that follows; '' leaves it to the outline of the hand. */
  place(placement: string): number;
  /** Finds and places the hand, runs the six layers and the quality checks with the named profile ('' is the manifest's default). */
  validate(profile: string): number;
  /** `{ film: FilmInfo, validation: Validation, quality: QualityCheck[], input: InputVerdict, ... }` (`CheckedFilm` of core.ts) as JSON, after `validate`. */
  filmJson(): string;
  width(): number;
  height(): number;
  /** Grey for display, row by row, 0..65535 whatever the film's depth. */
  greyPixels(): Uint16Array;
  /** Makes the network's input, of the placed film as the view shows it. `view`: a `View`. After `validate`. */
  prepare(view: string): number;
  /** What the network sees, 0..65535; empty before `prepare`. */
  seenPixels(): Uint16Array;
  /** 1 x channels x height x width, as the manifest's input says. */
  tensor(): Float32Array;
  /** Room for the network's outputs for a `View`, concatenated in the manifest's order; empty for what is none. */
  reserveOutputs(view: string): Float32Array;
  /** Lays the network's maps for the film as it is back on the film; after prepare and the outputs. */
  attend(): number;
  /** `{ "width", "height", "maps": [name ...] }`. */
  attentionJson(): string;
  /** The maps one after the other, 0..255, row by row. */
  attention(): Uint8Array;
  /**
   * From outputs (if written since the last film) to the Assessment. `request`: `{ "sex": SubjectSex, "override": boolean,
   * "chronological_age_months"?: number | null }`.
   */
  assess(requestJson: string): number;
  assessmentJson(): string;
  /** Forgets film, tensor and outputs; keeps the configuration. */
  clear(): void;
  delete(): void;
}

export interface CoreModule {
  Core: { new (): Core };
  statusName(status: number): string;
  /** Says more about the last failure (which field of the manifest, which layer of the file); may be empty. */
  lastDetail(): string;
  version(): string;
  HEAPU8: Uint8Array;
}

export interface CoreModuleOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?(path: string): string;
  print?(text: string): void;
  printErr?(text: string): void;
}

export default function createCore(options?: CoreModuleOptions): Promise<CoreModule>;

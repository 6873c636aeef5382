/**
 * What the page and the worker say to each other. Requests carry an id; every reply names the id it answers. A job answers with any
 * number of `progress`, `film` and `attention` replies and exactly one that ends it: `started`, `done`, `grown`, `scored` or `failed`.
 * `lend` is open for as long as the network is lent: it ends by `failed` alone, with `Cancelled` when it was given back.
 */
import type { Growth, GrowthRequest, Tw3, Tw3Request } from '../domain/growth';
import type { Manifest } from '../domain/manifest';
import type { DicomFacts, Rendering } from '../domain/dicom';
import type { Attention, Contraindication, EngineInfo, Fallback, FilmInfo, InputVerdict, Placement, PlacementRecord, QualityCheck, Reading, Shape, SubjectSex, Validation } from '../domain/assessment';

/** `download` carries bytes; the others announce that the step began. */
export type Step = 'download' | 'start_engine' | 'decode' | 'validate' | 'prepare' | 'infer' | 'assess';

/** One of the extra views that a second look takes. */
export interface Look {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export interface Progress {
  readonly step: Step;
  /** Set while the step is of a second look. */
  readonly look?: Look;
  readonly doneBytes?: number;
  readonly totalBytes?: number;
  /** Of a download from the network; null while it is too short to tell. */
  readonly bytesPerSecond?: number | null;
}

/** Age and contra-indications are for the checks after the network; it never sees them. */
export interface Subject {
  readonly sex: SubjectSex;
  readonly chronologicalAgeMonths?: number | null;
  readonly contraindications?: readonly Contraindication[];
}

/** Whether the film is also read mirrored and turned, to see whether the readings agree. */
export type SecondLook = 'when_doubtful' | 'always' | 'never';

export interface ReadOptions {
  readonly subject: Subject;
  /** Validation profile; '' is the pack's default. */
  readonly profile: string;
  /** Read although a check refused. Counts only where the refusal is one that may be read against. */
  readonly override: boolean;
  /** Of a film that gives a reading; a refusal is not looked at again. */
  readonly secondLook: SecondLook;
  /** Of a DICOM file or a TIFF; the first frame by its own window where this is left out. */
  readonly rendering?: Rendering;
  /** A user's own; left to the outline of the hand where this is left out or null. Of `read`: a film that is read keeps it. */
  readonly placement?: Placement | null;
}

/** A decoded film for display: grey, 0..65535, row by row. Sent once per `read`, before the network runs. */
export interface FilmPicture {
  readonly film: FilmInfo;
  readonly validation: Validation;
  readonly quality: readonly QualityCheck[];
  readonly shape: Shape;
  readonly placement: PlacementRecord;
  /** Around the hand, clockwise, [x, y] in film pixels; empty where none was found. */
  readonly outline: readonly (readonly [number, number])[];
  /** How each of two hands is placed, the left of the picture first once the fingers point up; empty unless there are two. */
  readonly hands: readonly Placement[];
  readonly input: InputVerdict;
  /** Null where the file is no DICOM. */
  readonly dicom: DicomFacts | null;
  /** Of a DICOM file; pages of a TIFF. */
  readonly frames: number;
  readonly pixels: Uint16Array;
  /** What the network sees of it, a square, 0..65535, row by row. */
  readonly seen: Uint16Array;
}

/** Errors cross the boundary as data. `code` is a core status name ('TruncatedFile') or one of `HostCode`. */
export interface WireError {
  readonly code: string;
  readonly detail: string;
  /** Set where another engine may do: what a new worker is to start with. */
  readonly next?: EnginePlan;
}

/** `automatic`: WebGPU where there is a graphics processor and it passes the self-test, else WebAssembly. */
export const ENGINE_CHOICES = ['automatic', 'wasm', 'webgpu'] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

export interface EnginePlan {
  readonly choice: EngineChoice;
  /** Null: as many as the machine has and the page may use. */
  readonly threads: number | null;
  /** What has been tried before. */
  readonly fallback: Fallback | null;
}

export type HostCode =
  | 'PackUnreachable' | 'PackCorrupt' | 'PackUnsupported' | 'EngineFailed' | 'EngineUnfit' | 'DeviceLost' | 'PartUnreachable' | 'WorkerCrashed' | 'Cancelled' | 'Internal';

/** `sitePack`: a pack from disk does not take the place of the one at `packUrl`. */
export type Request =
  | { readonly id: number; readonly kind: 'start'; readonly indexUrl: string; readonly packUrl: string; readonly runtimeUrl: string; readonly coreUrl: string; readonly sitePack?: boolean; readonly engine: EnginePlan }
  | { readonly id: number; readonly kind: 'read'; readonly bytes: ArrayBuffer; readonly options: ReadOptions }
  /** The film that was read last, for another subject or after an override: no second pass of the network where outputs exist. */
  | { readonly id: number; readonly kind: 'reassess'; readonly options: ReadOptions }
  /** Answered with `grown` or `scored`, without a film. */
  | { readonly id: number; readonly kind: 'growth'; readonly request: GrowthRequest }
  | { readonly id: number; readonly kind: 'tw3'; readonly request: Tw3Request }
  /** The network for a core in another worker, by `lent-network.ts` over the port. Films of this worker go on beside it. */
  | { readonly id: number; readonly kind: 'lend'; readonly port: MessagePort }
  /** Stop `job` before its next step; unanswered. During the network's run nobody listens: the client then ends the worker. */
  | { readonly id: number; readonly kind: 'cancel'; readonly job: number };

/** `memoryBytes`: what the core has come to hold; memory of WebAssembly never shrinks. */
export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'started'; readonly manifest: Manifest; readonly engine: EngineInfo }
  | { readonly id: number; readonly kind: 'film'; readonly picture: FilmPicture }
  /** Once the network has run; null where the pack gives no maps. */
  | { readonly id: number; readonly kind: 'attention'; readonly attention: Attention | null }
  | { readonly id: number; readonly kind: 'done'; readonly reading: Reading; readonly memoryBytes: number }
  | { readonly id: number; readonly kind: 'grown'; readonly growth: Growth }
  | { readonly id: number; readonly kind: 'scored'; readonly tw3: Tw3 }
  | { readonly id: number; readonly kind: 'failed'; readonly error: WireError; readonly memoryBytes: number };

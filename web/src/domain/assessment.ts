/**
 * The Assessment: the one record that leaves the core, complete, plain and serialisable. This is the TypeScript mirror of
 * `cpp/schema/assessment.schema.json`; the core writes it, a test holds both against each other. Codes and numbers only: words live
 * in the message catalogue (`i18n/`). Ages are months; shares and probabilities are 0..1.
 */

export type Sex = 'female' | 'male';
export type SubjectSex = Sex | 'unknown';
export type Tier = 'high' | 'medium' | 'low';
export type FileFormat = 'png' | 'jpeg' | 'bmp';

/** What was decoded. `channels`: 1 grey, 2 grey + alpha, 3 RGB, 4 RGBA, as stored. `bits` per channel, as stored (8 or 16). */
export interface FilmInfo {
  readonly format: FileFormat;
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  readonly channels: 1 | 2 | 3 | 4;
}

export type Measure =
  | 'saturation_mean' | 'intensity_sd' | 'brightness_mean' | 'peak_concentration' | 'dynamic_range' | 'edge_ratio';

/** One of the six validation layers. The film passes when low <= value <= high (a null limit does not exist). */
export interface LayerResult {
  readonly layer: 1 | 2 | 3 | 4 | 5 | 6;
  readonly measure: Measure;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly passed: boolean;
  /** What a value outside the limits points to; null when passed. */
  readonly failure: FailureCode | null;
}

export type FailureCode =
  | 'colour_image' | 'blank_or_corrupt' | 'over_exposed' | 'synthetic_or_saturated' | 'low_contrast' | 'featureless' | 'too_many_edges';

export interface Validation {
  readonly profile: string;
  readonly passed: boolean;
  readonly layers: readonly LayerResult[];
}

export interface Stage {
  /** 0..5; bounds and keys come from the pack's manifest. */
  readonly index: number;
  readonly key: string;
  readonly probability: number;
}

export interface Interval {
  readonly level: number;
  readonly low_months: number;
  readonly high_months: number;
}

/** Something that the checks after the network noticed. */
export interface Finding {
  readonly code: 'age_outside_stage' | 'age_at_lower_limit' | 'age_at_upper_limit';
  readonly value: number;
  readonly limit: number;
}

/** The reading for one sex. `bone_age_months` lies inside the pack's range for that sex. */
export interface SexResult {
  readonly bone_age_months: number;
  readonly interval: Interval;
  readonly stage: Stage;
  readonly stage_probabilities: readonly number[];
  readonly confidence: { readonly tier: Tier; readonly probability: number };
  readonly findings: readonly Finding[];
}

export interface Assessment {
  readonly schema_version: string;
  readonly core_version: string;
  readonly pack: { readonly name: string; readonly version: string; readonly model_sha256: string };
  /** `read_against_refusal`: validation refused the film and the user asked to read it all the same. */
  readonly status: 'read' | 'refused' | 'read_against_refusal';
  readonly film: FilmInfo;
  readonly validation: Validation;
  readonly subject: { readonly sex: SubjectSex };
  /** Both sexes, always; null when refused. `subject.sex` says which one is the child's. */
  readonly results: { readonly female: SexResult; readonly male: SexResult } | null;
}

/** Where and how long: what the core cannot know, kept beside the Assessment in every export. */
export interface Reading {
  readonly assessment: Assessment;
  readonly film_sha256: string;
  readonly engine: EngineInfo;
  readonly milliseconds: Milliseconds;
}

export interface EngineInfo {
  readonly runtime: string;
  readonly provider: 'wasm' | 'webgpu';
  readonly threads: number;
}

/** Wall time of each step of one reading. `infer` is 0 for a refused film. */
export interface Milliseconds {
  readonly decode: number;
  readonly validate: number;
  readonly prepare: number;
  readonly infer: number;
  readonly assess: number;
}

/**
 * The Assessment: the one record that leaves the core, complete, plain and serialisable. This is the TypeScript mirror of
 * `cpp/schema/assessment.schema.json`; the core writes it, a test holds both against each other. Codes and numbers only: words live
 * in the message catalogue (`i18n/`). Ages are months; shares and probabilities are 0..1.
 */

import type { RenderingRecord } from './dicom';

export type Sex = 'female' | 'male';
export type SubjectSex = Sex | 'unknown';
export const otherSex = (sex: Sex): Sex => (sex === 'female' ? 'male' : 'female');
export type Tier = 'high' | 'medium' | 'low';
export type FileFormat = 'png' | 'jpeg' | 'bmp' | 'dicom' | 'tiff' | 'webp';
/** How a value stands to its two limits: inside both, outside the inner one, outside the outer one. */
export type Grade = 'good' | 'review' | 'refuse';
/** A null side does not exist; a value on a limit is inside. */
export interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

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

export type QualityMeasure =
  | 'brightness' | 'contrast' | 'noise' | 'sharpness' | 'clipping' | 'blockiness' | 'colour_cast' | 'screen_pattern'
  | 'uneven_light' | 'foreground_share' | 'border_contact' | 'separate_parts' | 'perspective';

/** A graded measurement of the picture, beside the six layers. Definitions: `quality.hpp`. */
export interface QualityCheck {
  readonly measure: QualityMeasure;
  readonly value: number;
  readonly review: Range;
  readonly refuse: Range;
  readonly grade: Grade;
}

/** What the film alone says before the network runs: may it be read? `overridable` is true when nothing is refused. */
export interface InputVerdict {
  readonly verdict: Grade;
  readonly overridable: boolean;
}

/** How far the film lies from the hands that the network has learned from. `distance` = ln(outside); 0 for the average of them. */
export interface Anatomy {
  readonly distance: number;
  readonly inside: number;
  readonly outside: number;
  readonly review: number | null;
  readonly refuse: number | null;
  readonly grade: Grade;
}

/** What the outline says about the hand. Definitions: `shape.hpp`. */
export interface Shape {
  readonly found: boolean;
  readonly fingers: number;
  readonly hands: number;
  /** Of the fingers, clockwise from up, of the film as it lies. */
  readonly direction_degrees: number;
  readonly certainty: number;
  readonly thumb: 'unknown' | 'left' | 'right';
  readonly inverted: boolean;
}

/** Film pixels. */
export interface FilmBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the network's picture is taken out of the film: cut out, turned, mirrored, inverted. Definitions: `placement.hpp`. */
export interface Placement {
  readonly crop: FilmBox;
  /** Clockwise, 0 <= d < 360. */
  readonly turned_degrees: number;
  readonly mirrored: boolean;
  readonly inverted: boolean;
}

export interface PlacementRecord extends Placement {
  /** A user's own. */
  readonly manual: boolean;
}

export type ShapeCode = 'few_fingers' | 'two_hands';

export interface ShapeCheck extends Range {
  readonly code: ShapeCode;
  readonly value: number;
  readonly grade: Grade;
}

/** 1: the film. 2: the hand. 3: the reading. */
export type SafetyTierNumber = 1 | 2 | 3;
/** Codes of tier 1 (a layer's failure, a quality measure), tier 2 and tier 3 (findings). */
export type SafetyCode = FailureCode | `quality_${QualityMeasure}` | 'unlike_a_hand' | ShapeCode | FindingCode;

export interface SafetyTier {
  readonly tier: SafetyTierNumber;
  readonly verdict: Grade | 'not_run';
  /** Of what is not good, worst first. */
  readonly codes: readonly SafetyCode[];
}

export interface Safety {
  readonly verdict: Grade;
  readonly tiers: readonly [SafetyTier, SafetyTier, SafetyTier];
  /** A refusal that the user may read on against; true when nothing is refused. */
  readonly overridable: boolean;
  /** A second look, mirrored and turned, is called for. Of the film as it is alone; false where the film itself was refused. */
  readonly doubtful: boolean;
  /** The subject's, both sexes' when unknown, wherever the network was run: also of a reading that was refused. */
  readonly findings: readonly SexFinding[];
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

export type FindingCode =
  | 'age_outside_stage' | 'age_at_lower_limit' | 'age_at_upper_limit' | 'sex_difference' | 'wide_interval' | 'implausible_age'
  | 'under_24_months' | 'skeletally_mature' | 'far_from_chronological_age' | 'views_disagree';

/** Something that the checks after the network noticed. */
export interface Finding {
  readonly code: FindingCode;
  readonly value: number;
  readonly limit: number;
  readonly grade: Exclude<Grade, 'good'>;
}

export interface SexFinding extends Finding {
  readonly sex: Sex;
}

/** How the network is shown a film. Definitions: `view.hpp`. */
export const VIEWS = ['as_is', 'mirrored', 'turned_left', 'turned_right'] as const;
export type View = (typeof VIEWS)[number];

export interface ViewReading {
  readonly view: View;
  /** As the network says it, not held to the range. */
  readonly predicted_months: number;
}

/** How far the views of one film agree, for one sex. */
export interface Agreement {
  /** The film as it is first. */
  readonly views: readonly ViewReading[];
  /** The largest between a view and the film as it is. */
  readonly difference_months: number;
  /** Of all views, inside the range of the sex. */
  readonly mean_months: number;
}

export type LoweringCode =
  | 'half_width' | 'quality' | 'unlike_a_hand' | 'inconsistent' | 'implausible_age' | 'skeletally_mature' | 'under_24_months' | 'contraindicated';

/** `tier` is `stage_tier`, lowered by whatever `lowered_by` names, in this order; never raised. */
export interface Confidence {
  readonly tier: Tier;
  readonly probability: number;
  readonly stage_tier: Tier;
  readonly lowered_by: readonly LoweringCode[];
}

export type MaturityFactorCode =
  | 'age_at_ceiling' | 'near_maturity_probability' | 'interval_at_ceiling' | 'reference_distance' | 'fused_physes';

/** A factor votes for maturity when value >= limit. */
export interface MaturityFactor {
  readonly code: MaturityFactorCode;
  readonly value: number;
  readonly limit: number;
  readonly vote: boolean;
}

export interface Maturity {
  readonly mature: boolean;
  readonly votes: number;
  /** Five. */
  readonly factors: readonly MaturityFactor[];
}

/** The reading for one sex. `bone_age_months` lies inside the pack's range for that sex. */
export interface SexResult {
  readonly bone_age_months: number;
  readonly interval: Interval;
  readonly stage: Stage;
  readonly stage_probabilities: readonly number[];
  readonly confidence: Confidence;
  /** Null where the pack cannot say. */
  readonly maturity: Maturity | null;
  /** Null where the film was read as it is alone. */
  readonly agreement: Agreement | null;
  readonly findings: readonly Finding[];
}

/** Of a mature hand no age is stated. */
export const isMature = (result: Pick<SexResult, 'maturity'> | null | undefined): boolean => result?.maturity?.mature ?? false;

export const CONTRAINDICATIONS = ['cast', 'fracture', 'deformity', 'dysplasia', 'treatment'] as const;
/** What makes a film of a hand one that the network has not learned: each lowers the confidence and is printed. */
export type Contraindication = (typeof CONTRAINDICATIONS)[number];

/** What was said of the child. None of it reaches the network but the sex, and that at its heads alone. */
export interface SubjectRecord {
  readonly sex: SubjectSex;
  readonly chronological_age_months: number | null;
  readonly contraindications: readonly Contraindication[];
}

export interface Assessment {
  readonly schema_version: string;
  readonly core_version: string;
  readonly pack: { readonly name: string; readonly version: string; readonly model_sha256: string };
  /** `read_against_refusal`: a check refused and the user asked for the reading all the same. */
  readonly status: 'read' | 'refused' | 'read_against_refusal';
  readonly film: FilmInfo;
  readonly validation: Validation;
  /** Empty where the profile has no quality limits. */
  readonly quality: readonly QualityCheck[];
  readonly shape: Shape;
  readonly placement: PlacementRecord;
  /** Null when the network was not run, or the pack has no reference. */
  readonly anatomy: Anatomy | null;
  /** Empty where the network was not run, or the pack limits none. */
  readonly shape_checks: readonly ShapeCheck[];
  readonly safety: Safety;
  readonly subject: SubjectRecord;
  /** Both sexes, always; null when refused, also where the network has run. `subject.sex` says which one is the child's. */
  readonly results: { readonly female: SexResult; readonly male: SexResult } | null;
}

/** Of the age: how strongly each place moved it, up or down. Of the most probable stage: what spoke for it. Definitions: `attention.hpp`. */
export type AttentionName = 'age_female' | 'age_male' | 'stage_female' | 'stage_male';

/** Where the network looked, over the whole film: cells of its aspect, row by row, 0 to 255 for the strongest. Empty where a pack has no maps. */
export interface Attention {
  readonly width: number;
  readonly height: number;
  readonly maps: Readonly<Partial<Record<AttentionName, Uint8Array>>>;
}

/** Where and how long: what the core cannot know, kept beside the Assessment in every export. */
export interface Reading {
  readonly assessment: Assessment;
  readonly film_sha256: string;
  readonly engine: EngineInfo;
  readonly milliseconds: Milliseconds;
  /** Null where the file was no DICOM. */
  readonly rendering: RenderingRecord | null;
}

export type Provider = 'wasm' | 'webgpu';

export interface EngineInfo {
  readonly runtime: string;
  readonly provider: Provider;
  readonly threads: number;
  /** Null where none was run: the pack has none, or a tool asked for none. */
  readonly self_test: SelfTest | null;
  /** Why WebAssembly reads in WebGPU's stead; null where it does not, or WebGPU was neither asked for nor there. */
  readonly fallback: Fallback | null;
}

/** An engine's largest differences from the pack's stored answer; null where it gave no number. */
export interface SelfTest {
  readonly passed: boolean;
  readonly months: number | null;
  readonly probability: number | null;
}

export interface Fallback {
  readonly reason: 'no_adapter' | 'no_self_test' | 'not_started' | 'self_test' | 'slow' | 'device_lost';
  /** WebGPU's, where it was run and failed. */
  readonly self_test: SelfTest | null;
}

/** Wall time of each step of one reading. `infer` is 0 where the film was refused before the network. */
export interface Milliseconds {
  readonly decode: number;
  readonly validate: number;
  readonly prepare: number;
  readonly infer: number;
  /** The network on the other views of the film, prepared; 0 where no second look was taken. */
  readonly second_look: number;
  readonly assess: number;
}

/**
 * What the core answers about growth (`growth.hpp`; tables: `cpp/data/clinical-tables.json`): a bone age held against the child's chronological age, adult height, TW3 by hand.
 * Ages in months, heights in centimetres. Where a table is silent the answer says why, and gives no figure.
 */
import { isMature, type Assessment, type Sex, type SexResult } from './assessment';

/** `brush`: Brush Foundation (Greulich and Pyle, Tables III/IV). `stanford`: Stanford children (Tables V/VI). */
export const SD_TABLES = ['brush', 'stanford'] as const;
export type SdTable = (typeof SD_TABLES)[number];

export interface StatedBoneAge {
  readonly months: number;
  /** The conformal interval's ends. */
  readonly low_months: number;
  readonly high_months: number;
}

/** A height and when it was measured, as the child's age on that day. The tables are of standing heights. */
export interface MeasuredHeight {
  readonly cm: number;
  readonly chronological_age_months: number;
  readonly method: 'standing' | 'supine';
}

export interface GrowthRequest {
  readonly sex: Sex;
  readonly chronological_age_months: number | null;
  /** Null where no age is stated: a refusal, or a mature hand. */
  readonly bone_age: StatedBoneAge | null;
  readonly mature: boolean;
  /** With anything that changes growth: the height tables are of untreated children. */
  readonly treated: boolean;
  /** The film was refused, and read all the same: no height is predicted from it. */
  readonly against_refusal: boolean;
  readonly height: MeasuredHeight | null;
  readonly parents: { readonly mother_cm: number; readonly father_cm: number } | null;
}

/** What is asked of a figure that is stated, as a site states it, and of the child as far as it is known. */
export function growthRequest(
  sex: Sex, stated: Pick<SexResult, 'bone_age_months' | 'interval' | 'maturity'>, status: Assessment['status'],
  { chronological_age_months, treated = false, height = null, parents = null }: Pick<GrowthRequest, 'chronological_age_months'> & Partial<Pick<GrowthRequest, 'treated' | 'height' | 'parents'>>,
): GrowthRequest {
  const mature = isMature(stated);
  const { bone_age_months, interval } = stated;
  return {
    sex, mature, chronological_age_months, treated, height, parents, against_refusal: status === 'read_against_refusal',
    bone_age: mature ? null : { months: bone_age_months, low_months: interval.low_months, high_months: interval.high_months },
  };
}

export type Silence =
  | 'no_chronological_age' | 'no_bone_age' | 'no_height' | 'mature' | 'treated' | 'refused' | 'under_24_months' | 'outside_table' | 'height_too_old'
  | 'height_not_standing';

/** SDS = (bone age - chronological age) / SD, the SD interpolated linearly at the chronological age. Silent where either age is under 24 months. */
export interface Standing {
  readonly table: SdTable;
  /** Null where figures are given. */
  readonly silence: Silence | null;
  readonly sd_months: number | null;
  readonly sds: number | null;
  /** At 2 SD. */
  readonly verdict: 'delayed' | 'normal' | 'advanced' | null;
  /** Chronological age - 2 SD and + 2 SD. */
  readonly normal_months: readonly [number, number] | null;
}

/**
 * Bayley-Pinneau. `low_cm`/`high_cm`: the bone-age interval carried through, by the same class; null where its end lies outside the table.
 * `error` is the method's own, from its table.
 */
export interface AdultHeight {
  readonly silence: Silence | null;
  readonly class: 'accelerated' | 'average' | 'retarded' | null;
  readonly percent_of_adult: number | null;
  readonly cm: number | null;
  readonly low_cm: number | null;
  readonly high_cm: number | null;
  /** Null outside the error table, which begins at a chronological age of 8 years and ends at 18. `mean_cm`: predicted - actual. */
  readonly error: { readonly mean_cm: number; readonly two_sd_cm: number } | null;
}

export interface TargetHeight {
  readonly cm: number;
  readonly plus_minus_cm: number;
}

export interface Growth {
  readonly difference_months: number | null;
  /** One a table, in the order of SD_TABLES. */
  readonly standing: readonly Standing[];
  /** Root mean square difference of two readers of one film (Digital Hand Atlas). */
  readonly two_readers_rms_months: number;
  readonly adult_height: AdultHeight;
  /** Null without the parents' heights. */
  readonly target_height: TargetHeight | null;
}

/** Bones of the TW3 RUS score, in the order of a scoring sheet. */
export const RUS_BONES = ['radius', 'ulna', 'mc1', 'mc3', 'mc5', 'pp1', 'pp3', 'pp5', 'mp3', 'mp5', 'dp1', 'dp3', 'dp5'] as const;
export type RusBone = (typeof RUS_BONES)[number];
export type RusStage = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I';

export interface Tw3Request {
  readonly sex: Sex;
  readonly stages: Readonly<Partial<Record<RusBone, RusStage>>>;
}

export interface Tw3 {
  /** Bones without a stage. */
  readonly missing: readonly RusBone[];
  /** Of the bones that have one. */
  readonly sum: number;
  /** Null while a bone is missing. */
  readonly score: number | null;
  /** Null while a bone is missing, and where the score lies below the table. */
  readonly age_months: number | null;
  /** A score of 1000; the age is then that of maturity. */
  readonly mature: boolean;
}

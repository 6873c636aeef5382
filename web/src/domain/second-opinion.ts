/**
 * Two packs' readings of one film, held against each other: a finding beside the Assessments, never in them. The limit is data of either pack's
 * manifest. Ages are the packs' own, without a site's correction. Pure.
 */
import * as v from 'valibot';
import { isMature, type Assessment, type Sex } from './assessment';

const text = v.pipe(v.string(), v.minLength(1));

/** Of a manifest: how far another pack's reading may lie from this one's, and on how many films that was measured. */
export const secondOpinionLimits = v.array(v.object({
  pack: text,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  /** An absolute difference above it is for review. */
  difference_months: v.object({ review: v.pipe(v.number(), v.gtValue(0)) }),
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  source: text,
}));
export type SecondOpinionLimit = v.InferOutput<typeof secondOpinionLimits>[number];

/** What of a manifest the limit is looked up in. */
export interface LimitedPack {
  readonly name: string;
  readonly version: string;
  readonly second_opinion?: readonly SecondOpinionLimit[] | undefined;
}

/** Of this very pair of versions, in the manifest of either; null where none was measured. */
export function limitFor(first: LimitedPack, second: LimitedPack): SecondOpinionLimit | null {
  const named = (by: LimitedPack, other: LimitedPack) => by.second_opinion?.find(({ pack, version }) => pack === other.name && version === other.version);
  return named(second, first) ?? named(first, second) ?? null;
}

/** What one pack says of a film, as far as two are compared. */
export interface Side {
  /** Also where it was read against the refusal. */
  readonly refused: boolean;
  /** No age is stated. */
  readonly mature: boolean;
  /** Null where there is no result. */
  readonly months: number | null;
}

export function sideOf({ status, results }: Pick<Assessment, 'status' | 'results'>, sex: Sex): Side {
  const result = results?.[sex];
  return { refused: status !== 'read', mature: isMature(result), months: result?.bone_age_months ?? null };
}

export const FINDING = 'packs_disagree';

/** Two ages, or why there are no two; `first` and `second` name the one that is refused, or that says mature. */
export type PairKind = 'both_aged' | 'both_refused' | 'both_mature' | 'first_refused' | 'second_refused' | 'first_mature' | 'second_mature';

export interface PackPair {
  readonly kind: PairKind;
  /** Second - first; null unless both state an age. */
  readonly difference_months: number | null;
  readonly limit: SecondOpinionLimit | null;
  /** `review` is the finding `packs_disagree`. Null where no limit was measured, and where both refuse. */
  readonly grade: 'good' | 'review' | null;
}

/** A film that one pack states an age of and the other does not is for review, whatever the limit. */
export function compareSides(first: Side, second: Side, limit: SecondOpinionLimit | null): PackPair {
  const without = (kind: PairKind, grade: PackPair['grade']): PackPair => ({ kind, difference_months: null, limit, grade });
  if (first.refused || first.months === null) return second.refused || second.months === null ? without('both_refused', null) : without('first_refused', 'review');
  if (second.refused || second.months === null) return without('second_refused', 'review');
  if (first.mature) return second.mature ? without('both_mature', 'good') : without('first_mature', 'review');
  if (second.mature) return without('second_mature', 'review');
  const difference_months = second.months - first.months;
  return { kind: 'both_aged', difference_months, limit, grade: limit === null ? null : Math.abs(difference_months) > limit.difference_months.review ? 'review' : 'good' };
}

/** For one sex. */
export const secondOpinion = (first: Assessment, second: Assessment, sex: Sex, packs: { readonly first: LimitedPack; readonly second: LimitedPack }): PackPair =>
  compareSides(sideOf(first, sex), sideOf(second, sex), limitFor(packs.first, packs.second));

/** Whether the second age is stated: a refusal of the pack that reads is not gone round by another pack. */
export const statesSecond = ({ kind }: PackPair, first: Pick<Assessment, 'results'>): boolean => (kind === 'both_aged' || kind === 'first_mature' || kind === 'first_refused') && first.results !== null;

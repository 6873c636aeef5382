/**
 * A site's own correction of the bone age: a straight line for each sex, fitted on the site's readings (`study/site-calibration.ts`) and signed
 * off there. The Assessment stays the pack's; here alone a figure is corrected. JSON schema: `web/schema/site-calibration.schema.json`.
 */
import { isMature, type Assessment, type Sex, type SexResult } from './assessment';
import type { Manifest } from './manifest';

/** corrected = slope x predicted + intercept, for predictions from `from_months` to `to_months`: the ages that it was fitted on. */
export interface SiteLine {
  /** Films. */
  readonly n: number;
  readonly slope: number;
  readonly intercept_months: number;
  readonly from_months: number;
  readonly to_months: number;
  /** Of the films, before and after a correction by lines that were fitted on other films. */
  readonly mae_before_months: number;
  readonly mae_after_months: number;
  readonly gain_months: number;
  /** Of the gain: over films, at `fit.level`. */
  readonly gain_low_months: number;
  readonly gain_high_months: number;
  /** Share of the readings inside the interval, before and after. */
  readonly coverage_before: number;
  readonly coverage_after: number;
}

export interface SiteProfile {
  /** Of the signature, ISO ("2026-03-09"). */
  readonly date: string;
  readonly signed_by: string;
  readonly app_version: string;
  readonly pack: Assessment['pack'];
  /** Null: not corrected. At least one is not. */
  readonly lines: Readonly<Record<Sex, SiteLine | null>>;
  readonly fit: { readonly least_n: number; readonly folds: number; readonly repeats: number; readonly resamples: number; readonly seed: number; readonly level: number };
}

/** Why a figure stays as the pack says it. */
export type SiteSilence = 'other_pack' | 'sex_not_fitted' | 'outside_ages' | 'mature' | 'reading_doubtful';

export type SiteStanding =
  | { readonly kind: 'corrected'; readonly bone_age_months: number; readonly low_months: number; readonly high_months: number }
  | { readonly kind: 'silent'; readonly why: SiteSilence };

export const sameSitePack = (a: Assessment['pack'], b: Assessment['pack']): boolean => a.name === b.name && a.version === b.version && a.model_sha256 === b.model_sha256;

export const onLine = ({ slope, intercept_months }: Pick<SiteLine, 'slope' | 'intercept_months'>, months: number): number => slope * months + intercept_months;

/** One sex's result as a line is asked about it: of an Assessment, or of a row of a study. */
export interface SiteReading {
  readonly pack: Assessment['pack'];
  readonly status: Assessment['status'];
  readonly sex: Sex;
  readonly mature: boolean;
  readonly bone_age_months: number;
  readonly low_months: number;
  readonly high_months: number;
}

/** What a site's profile makes of a result. The interval moves by the same line; both stay inside the pack's range. */
export function siteStanding({ pack, status, sex, mature, bone_age_months: months, low_months, high_months }: SiteReading, profile: SiteProfile, { age }: Pick<Manifest, 'age'>): SiteStanding {
  const line = profile.lines[sex];
  if (!sameSitePack(profile.pack, pack)) return { kind: 'silent', why: 'other_pack' };
  if (line === null) return { kind: 'silent', why: 'sex_not_fitted' };
  if (mature) return { kind: 'silent', why: 'mature' };
  if (status === 'read_against_refusal') return { kind: 'silent', why: 'reading_doubtful' };
  if (months < line.from_months || months > line.to_months) return { kind: 'silent', why: 'outside_ages' };
  const [low, high] = age.range_months[sex];
  const moved = (value: number) => Math.min(high, Math.max(low, onLine(line, value)));
  return { kind: 'corrected', bone_age_months: moved(months), low_months: moved(low_months), high_months: moved(high_months) };
}

/** Of an Assessment's result; null without a profile, and of a refused film. */
export function siteCorrected(
  { pack, status, results }: Pick<Assessment, 'pack' | 'status' | 'results'>, sex: Sex, profile: SiteProfile | null, manifest: Pick<Manifest, 'age'>,
): SiteStanding | null {
  const result = results?.[sex];
  if (profile === null || !result) return null;
  const { bone_age_months, interval: { low_months, high_months } } = result;
  return siteStanding({ pack, status, sex, mature: isMature(result), bone_age_months, low_months, high_months }, profile, manifest);
}

export interface Stated {
  /** As it is stated at this site. */
  readonly result: SexResult;
  /** As the pack says it. */
  readonly plain: SexResult;
  /** Null where no profile is in force. */
  readonly standing: SiteStanding | null;
}

/** What views, reports and exports state of a sex: they all ask here. Null of a refused film. */
export function statedFor(assessment: Pick<Assessment, 'pack' | 'status' | 'results'>, sex: Sex, profile: SiteProfile | null, manifest: Pick<Manifest, 'age'>): Stated | null {
  const plain = assessment.results?.[sex];
  if (!plain) return null;
  const standing = siteCorrected(assessment, sex, profile, manifest);
  return { plain, standing, result: statedResult(plain, standing) };
}

/** The result as it is stated at this site. What is not the age and its interval stays: stage, confidence and findings are the pack's. */
export function statedResult(result: SexResult, standing: SiteStanding | null): SexResult {
  if (standing?.kind !== 'corrected') return result;
  const { bone_age_months, low_months, high_months } = standing;
  return { ...result, bone_age_months, interval: { ...result.interval, low_months, high_months } };
}

/** Sentences composed from an Assessment and the catalogue; shared by views, announcements and exports. */
import type { Agreement, Assessment, Confidence, MaturityFactorCode, Sex, SexResult } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import type { Override } from '../domain/overrides';
import { stepsOf } from '../domain/placement';
import { t, stageWords } from '../i18n/words';
import { age, exactMonths, number, percent, years } from '../i18n/format';


/** "as female". */
export const asSex = (sex: Sex): string => (sex === 'female' ? t.sex.asFemale : t.sex.asMale);

/** "Largest difference 2.1 mo, limit at most 9 mo." */
export function largestDifferenceText({ difference_months }: Agreement, { calibration }: Manifest): string {
  const limit = calibration.consistency.view_difference_months?.review;
  const value = exactMonths(difference_months);
  return limit === undefined ? t.secondLook.unlimited(value) : t.secondLook.largest(value, t.checks.atMost(exactMonths(limit)));
}

export function intervalText({ interval }: SexResult): string {
  return t.verdict.interval(percent(interval.level), age(interval.low_months), age(interval.high_months));
}

/** Years between which a stage lies, from the pack's bounds; the last one ends with the reported range. */
export function stageYears(manifest: Manifest, index: number): string {
  const [low, high] = stageEnds(manifest, index);
  return t.stage.range(low, high);
}

/** The same for a narrow column: "5–10". */
export const stageSpan = (manifest: Manifest, index: number): string => stageEnds(manifest, index).join('–');

function stageEnds(manifest: Manifest, index: number): [string, string] {
  const bounds = manifest.stages.bounds_months;
  const end = Math.max(manifest.age.range_months.female[1], manifest.age.range_months.male[1]);
  return [years(bounds[index - 1] ?? 0), years(bounds[index] ?? end)];
}

export const stageName = (result: SexResult): string => stageWords(result.stage.key).name;

/** What the network itself says of the stage, before anything lowered it. */
export function certaintyText({ confidence }: SexResult): string {
  const { certainty, meaning } = t.tiers[confidence.stage_tier];
  return `${certainty} (${percent(confidence.probability)}). ${meaning}`;
}

/** What took the certainty down, or would have; '' where nothing did. */
export function loweredText({ tier, stage_tier, lowered_by }: Confidence): string {
  if (lowered_by.length === 0) return '';
  const why = lowered_by.map((code) => t.lowering[code]).join(', ');
  return tier === stage_tier ? t.verdict.alsoLow(why) : t.verdict.lowered(t.tiers[stage_tier].name.toLowerCase(), why);
}

/** What to do with the figure. A film that was refused is never "read as usual". */
export function actionText({ confidence }: SexResult, against: boolean): string {
  return against ? t.verdict.againstAction : t.tiers[confidence.tier].action;
}

/** "No age above 18 y (girls) is stated." */
export function statedLimitText(manifest: Manifest, sex: Sex): string {
  const limit = manifest.maturity?.stated_limit_months[sex] ?? manifest.age.range_months[sex][1];
  return t.maturity.limit(t.maturity.sexes[sex], `${years(limit)}\u00a0${t.units.years}`);
}

/** Below the first stage bound, in words of the result: the finding says so. */
export const isInfant = (result: SexResult): boolean => result.findings.some(({ code }) => code === 'under_24_months');

/** How the film was placed for the network. */
export function placementText({ film, placement }: Pick<Assessment, 'film' | 'placement'>): string {
  const steps = stepsOf(placement, film);
  if (steps.length > 0) return t.placement.sentence(steps, placement.manual);
  return placement.manual ? t.placement.manualAsItLies : t.placement.asItLies;
}

export const overridesText = (codes: readonly Override[]): string => codes.map((one) => t.report.overrides[one]).join(', ') || t.report.overrides.none;

const score = (value: number) => number(value, 2);

const FACTOR_TEXT: Record<MaturityFactorCode, (value: number) => string> = {
  age_at_ceiling: age, near_maturity_probability: (value) => percent(value), interval_at_ceiling: age, reference_distance: score, fused_physes: score,
};

/** A factor's value or limit in its own unit. */
export const factorText = (code: MaturityFactorCode, value: number): string => FACTOR_TEXT[code](value);

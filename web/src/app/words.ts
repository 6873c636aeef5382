/** Sentences composed from an Assessment and the catalogue; shared by views, announcements and exports. */
import type { Agreement, Assessment, Confidence, Sex, SexResult } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { stepsOf } from '../domain/placement';
import { en, stageWords } from '../i18n/en';
import { age, exactMonths, percent, years } from '../i18n/format';

export const otherSex = (sex: Sex): Sex => (sex === 'female' ? 'male' : 'female');

/** "as female". */
export const asSex = (sex: Sex): string => (sex === 'female' ? en.sex.asFemale : en.sex.asMale);

/** "Largest difference 2.1 mo, limit at most 9 mo." */
export function largestDifferenceText({ difference_months }: Agreement, { calibration }: Manifest): string {
  const limit = calibration.consistency.view_difference_months?.review;
  const value = exactMonths(difference_months);
  return limit === undefined ? en.secondLook.unlimited(value) : en.secondLook.largest(value, en.checks.atMost(exactMonths(limit)));
}

export function intervalText({ interval }: SexResult): string {
  return en.verdict.interval(percent(interval.level), age(interval.low_months), age(interval.high_months));
}

/** Years between which a stage lies, from the pack's bounds; the last one ends with the reported range. */
export function stageYears(manifest: Manifest, index: number): string {
  const bounds = manifest.stages.bounds_months;
  const end = Math.max(manifest.age.range_months.female[1], manifest.age.range_months.male[1]);
  return en.stage.range(years(bounds[index - 1] ?? 0), years(bounds[index] ?? end));
}

export const stageName = (result: SexResult): string => stageWords(result.stage.key).name;

/** What the network itself says of the stage, before anything lowered it. */
export function certaintyText({ confidence }: SexResult): string {
  const { certainty, meaning } = en.tiers[confidence.stage_tier];
  return `${certainty} (${percent(confidence.probability)}). ${meaning}`;
}

/** What took the certainty down, or would have; '' where nothing did. */
export function loweredText({ tier, stage_tier, lowered_by }: Confidence): string {
  if (lowered_by.length === 0) return '';
  const why = lowered_by.map((code) => en.lowering[code]).join(', ');
  return tier === stage_tier ? en.verdict.alsoLow(why) : en.verdict.lowered(en.tiers[stage_tier].name.toLowerCase(), why);
}

/** What to do with the figure. A film that was refused is never "read as usual". */
export function actionText({ confidence }: SexResult, against: boolean): string {
  return against ? en.verdict.againstAction : en.tiers[confidence.tier].action;
}

/** "No age above 18 y (girls) is stated." */
export function statedLimitText(manifest: Manifest, sex: Sex): string {
  const limit = manifest.maturity?.stated_limit_months[sex] ?? manifest.age.range_months[sex][1];
  return en.maturity.limit(en.maturity.sexes[sex], `${years(limit)}\u00a0${en.verdict.years}`);
}

export const isMature = (result: SexResult): boolean => result.maturity?.mature ?? false;

/** Below the first stage bound, in words of the result: the finding says so. */
export const isInfant = (result: SexResult): boolean => result.findings.some(({ code }) => code === 'under_24_months');

/** How the film was placed for the network. */
export function placementText({ film, placement }: Pick<Assessment, 'film' | 'placement'>): string {
  const steps = stepsOf(placement, film);
  if (steps.length > 0) return en.placement.sentence(steps, placement.manual);
  return placement.manual ? en.placement.manualAsItLies : en.placement.asItLies;
}

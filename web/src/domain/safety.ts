/**
 * The safety of a reading as one flat list: every check that was made, with its tier, value, limits and grade. Pure functions of the
 * Assessment and the pack's manifest; views, announcements and exports take their checks from here.
 */
import {
  isMature, otherSex, type Assessment, type FailureCode, type Finding, type FindingCode, type Grade, type Measure, type QualityMeasure, type Safety, type SafetyTier,
  type SafetyTierNumber, type Sex, type SexResult, type ShapeCode, type SubjectSex,
} from './assessment';
import type { Manifest } from './manifest';

/** What was checked. A layer goes by its measure; what a failure of it points to is `failure`. */
export type CheckCode = Measure | `quality_${QualityMeasure}` | 'unlike_a_hand' | ShapeCode | FindingCode;

export interface Check {
  readonly tier: SafetyTierNumber;
  readonly code: CheckCode;
  /** Null where the record does not say; and where it would be the age of a reading that was refused, or tell that of a mature hand. */
  readonly value: number | null;
  /** The limits that the grade was given by: the refusing ones of a refusal, else the ones for review. */
  readonly low: number | null;
  readonly high: number | null;
  readonly grade: Grade;
  readonly failure: FailureCode | null;
  /** Where both sexes are listed. */
  readonly sex?: Sex;
}

export interface Counts {
  readonly total: number;
  readonly review: number;
  readonly refuse: number;
}

const SEVERITY: Record<Grade, number> = { good: 0, review: 1, refuse: 2 };

export const worst = (grades: readonly Grade[]): Grade =>
  grades.reduce((one, other) => (SEVERITY[other] > SEVERITY[one] ? other : one), 'good');

const sexesOf = (sex: SubjectSex): readonly Sex[] => (sex === 'unknown' ? ['female', 'male'] : [sex]);

export function filmChecks({ validation, quality }: Pick<Assessment, 'validation' | 'quality'>): Check[] {
  const layers = validation.layers.map(({ measure, value, low, high, passed, failure }): Check => (
    { tier: 1, code: measure, value, low, high, grade: passed ? 'good' : 'refuse', failure }));
  const graded = quality.map(({ measure, value, review, refuse, grade }): Check => (
    { tier: 1, code: `quality_${measure}`, value, ...(grade === 'refuse' ? refuse : review), grade, failure: null }));
  return [...layers, ...graded];
}

export function handChecks({ anatomy, shape_checks }: Pick<Assessment, 'anatomy' | 'shape_checks'>): Check[] {
  if (anatomy === null) return [];
  const { distance, review, refuse, grade } = anatomy;
  return [
    { tier: 2, code: 'unlike_a_hand', value: distance, low: null, high: grade === 'refuse' ? refuse : review, grade, failure: null },
    ...shape_checks.map((check): Check => ({ tier: 2, ...check, failure: null })),
  ];
}

const AGES: readonly FindingCode[] = ['age_at_lower_limit', 'age_at_upper_limit', 'under_24_months'];

/** True of a finding whose value is an age of the reading. */
export const tellsAge = (code: FindingCode): boolean => AGES.includes(code);

/** Findings whose limit is a lower one. */
const FROM_BELOW: readonly FindingCode[] = ['age_at_lower_limit', 'under_24_months'];

const sided = (code: FindingCode, limit: number | null) =>
  (FROM_BELOW.includes(code) ? { low: limit, high: null } : { low: null, high: limit });

function findingCheck({ code, value, limit, grade }: Finding): Check {
  return { tier: 3, code, value, ...sided(code, limit), grade, failure: null };
}

/** The findings that the core looks for with this pack and result, made or not, in the order in which they are shown. */
function lookedFor({ calibration, maturity }: Manifest, chronological: number | null, { agreement }: SexResult): FindingCode[] {
  const { sex_difference_months, half_width_months, implausible_months, chronological_difference_months, view_difference_months } = calibration.consistency;
  const optional: [FindingCode, boolean][] = [
    ['sex_difference', sex_difference_months !== undefined],
    ['wide_interval', half_width_months !== undefined],
    ['implausible_age', implausible_months !== undefined],
    ['skeletally_mature', maturity !== undefined],
    ['far_from_chronological_age', chronological_difference_months !== undefined && chronological !== null],
    ['views_disagree', view_difference_months !== undefined && agreement !== null],
  ];
  return ['age_outside_stage', 'age_at_lower_limit', 'age_at_upper_limit', 'under_24_months', ...optional.filter(([, on]) => on).map(([code]) => code)];
}

/** The pack's limit for review of a finding; null where it has none. */
export function findingLimit({ age, stages, calibration, maturity }: Manifest, code: FindingCode, sex: Sex): number | null {
  const limits = calibration.consistency;
  switch (code) {
    case 'age_outside_stage': return limits.age_outside_stage_months;
    case 'age_at_lower_limit': return age.range_months[sex][0];
    case 'age_at_upper_limit': return age.range_months[sex][1];
    case 'under_24_months': return limits.few_films_below_months ?? stages.bounds_months[0]!;
    case 'sex_difference': return limits.sex_difference_months?.review ?? null;
    case 'wide_interval': return limits.half_width_months?.review ?? null;
    case 'implausible_age': return limits.implausible_months ?? null;
    case 'skeletally_mature': return maturity?.votes ?? null;
    case 'far_from_chronological_age': return limits.chronological_difference_months ?? null;
    case 'views_disagree': return limits.view_difference_months?.review ?? null;
  }
}

/** As the network said it: beyond the range where a finding tells so. */
const predictedOf = ({ findings, bone_age_months }: SexResult): number =>
  findings.find(({ code }) => code === 'age_at_lower_limit' || code === 'age_at_upper_limit')?.value ?? bone_age_months;

/**
 * What the core measured for a finding that it did not make (`consistency.hpp`), as far as the record tells it: it keeps the values of those alone that it made.
 * Of a mature hand no age is stated, and nothing that would tell it.
 */
function measuredOf({ subject }: Assessment, results: NonNullable<Assessment['results']>, { stages, age, maturity: votes }: Manifest, sex: Sex): Partial<Record<FindingCode, number | null>> {
  const { bone_age_months: months, interval, stage, maturity, agreement } = results[sex];
  const apart: Partial<Record<FindingCode, number | null>> = {
    // Enough votes without the decisive one are not maturity: the factors tell that, a number beside a limit would not.
    skeletally_mature: maturity && maturity.votes < (votes?.votes ?? 0) ? maturity.votes : null,
    views_disagree: agreement?.difference_months ?? null,
  };
  if (isMature(results[sex])) return apart;
  const [low, high] = age.range_months[sex];
  const predicted = predictedOf(results[sex]);
  const { [stage.index - 1]: below = -Infinity, [stage.index]: above = Infinity } = stages.bounds_months;
  return {
    ...apart, age_at_lower_limit: months, age_at_upper_limit: months, under_24_months: months,
    age_outside_stage: Math.max(0, below - months, months - above),
    // The range cuts one end at most of an interval that is not found wide.
    wide_interval: Math.max(months - interval.low_months, interval.high_months - months),
    sex_difference: Math.abs(predicted - predictedOf(results[otherSex(sex)])),
    implausible_age: Math.max(0, low - predicted, predicted - high),
    far_from_chronological_age: subject.chronological_age_months === null ? null : Math.abs(months - subject.chronological_age_months),
  };
}

/** The reading's own checks for a sex, those that found nothing too. */
export function readingChecks(assessment: Assessment, manifest: Manifest, sex: SubjectSex): Check[] {
  const { results, safety, subject } = assessment;
  if (results === null) return refusedReadingChecks(safety, sex);
  const sexes = sexesOf(sex);
  return sexes.flatMap((one) => {
    const { findings } = results[one];
    const known = measuredOf(assessment, results, manifest, one);
    const codes = new Set([...lookedFor(manifest, subject.chronological_age_months, results[one]), ...findings.map(({ code }) => code)]);
    return [...codes].map((code): Check => {
      const found = findings.find((finding) => finding.code === code);
      const check = found ? findingCheck(found)
        : { tier: 3 as const, code, value: known[code] ?? null, ...sided(code, findingLimit(manifest, code, one)), grade: 'good' as const, failure: null };
      return sexes.length > 1 ? { ...check, sex: one } : check;
    });
  });
}

/** What was found in a reading that was refused. Its age is not stated, so no finding may tell it. */
function refusedReadingChecks({ findings }: Safety, sex: SubjectSex): Check[] {
  const sexes = sexesOf(sex);
  return findings.filter((finding) => sexes.includes(finding.sex)).map((finding): Check => {
    const check = { ...findingCheck(finding), value: tellsAge(finding.code) ? null : finding.value };
    return sexes.length > 1 ? { ...check, sex: finding.sex } : check;
  });
}

export function checksOf(assessment: Assessment, manifest: Manifest, sex: SubjectSex): Check[] {
  return [...filmChecks(assessment), ...handChecks(assessment), ...readingChecks(assessment, manifest, sex)];
}

export function count(checks: readonly Check[]): Counts {
  const of = (grade: Grade) => checks.filter((check) => check.grade === grade).length;
  return { total: checks.length, review: of('review'), refuse: of('refuse') };
}

/** What is not good, worst first, otherwise in order. */
export const notGood = (checks: readonly Check[]): Check[] =>
  checks.filter(({ grade }) => grade !== 'good').sort((a, b) => SEVERITY[b.grade] - SEVERITY[a.grade]);

/** Why the reading is, or would be, refused. */
export const refusalReasons = (checks: readonly Check[]): Check[] => checks.filter(({ grade }) => grade === 'refuse');

export type Verdict = Pick<Safety, 'verdict' | 'tiers' | 'overridable'>;

/**
 * The verdict for a sex that the record may not be about yet: both readings are in it, so the page need not wait for the record. The
 * record's own verdict where it holds no results.
 */
export function safetyFor({ safety, results, subject }: Assessment, sex: SubjectSex): Verdict {
  if (results === null || subject.sex === sex) return safety;
  const [film, hand] = safety.tiers;
  const findings = sexesOf(sex).flatMap((one) => results[one].findings);
  const verdict = worst(findings.map(({ grade }) => grade));
  const ranked = [...findings].sort((a, b) => SEVERITY[b.grade] - SEVERITY[a.grade]).map(({ code }) => code);
  const reading: SafetyTier = { tier: 3, verdict, codes: [...new Set(ranked)] };
  const all = [film, hand, reading].map((tier) => tier.verdict).filter((one): one is Grade => one !== 'not_run');
  return { verdict: worst(all), tiers: [film, hand, reading], overridable: safety.overridable };
}

/** True where nothing but the reading itself is refused: the other sex may be read. */
export const refusedByReading = ({ tiers }: Verdict): boolean =>
  tiers[2].verdict === 'refuse' && tiers[0].verdict !== 'refuse' && tiers[1].verdict !== 'refuse';

/**
 * The safety of a reading as one flat list: every check that was made, with its tier, value, limits and grade. Pure functions of the
 * Assessment and the pack's manifest; views, announcements and exports take their checks from here.
 */
import type {
  Assessment, FailureCode, Finding, FindingCode, Grade, Measure, QualityMeasure, Safety, SafetyTier, SafetyTierNumber, Sex, SexResult, ShapeCode, SubjectSex,
} from './assessment';
import type { Manifest } from './manifest';

/** What was checked. A layer goes by its measure; what a failure of it points to is `failure`. */
export type CheckCode = Measure | `quality_${QualityMeasure}` | 'unlike_a_hand' | ShapeCode | FindingCode;

export interface Check {
  readonly tier: SafetyTierNumber;
  readonly code: CheckCode;
  /** Null where the record does not say, for a finding that was not made; and where it would be the age of a reading that was refused. */
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
    case 'under_24_months': return stages.bounds_months[0]!;
    case 'sex_difference': return limits.sex_difference_months?.review ?? null;
    case 'wide_interval': return limits.half_width_months?.review ?? null;
    case 'implausible_age': return limits.implausible_months ?? null;
    case 'skeletally_mature': return maturity?.votes ?? null;
    case 'far_from_chronological_age': return limits.chronological_difference_months ?? null;
    case 'views_disagree': return limits.view_difference_months?.review ?? null;
  }
}

/** The reading's own checks for a sex, those that found nothing too. */
export function readingChecks(assessment: Assessment, manifest: Manifest, sex: SubjectSex): Check[] {
  const { results, safety, subject } = assessment;
  if (results === null) return refusedReadingChecks(safety, sex);
  const sexes = sexesOf(sex);
  return sexes.flatMap((one) => {
    const { findings, bone_age_months, maturity, agreement } = results[one];
    const known: Partial<Record<FindingCode, number | null>> = {
      age_at_lower_limit: bone_age_months, age_at_upper_limit: bone_age_months, under_24_months: bone_age_months,
      // Enough votes without the decisive one are not maturity: the factors tell that, a number beside a limit would not.
      skeletally_mature: maturity && maturity.votes < (manifest.maturity?.votes ?? 0) ? maturity.votes : null,
      views_disagree: agreement?.difference_months ?? null,
    };
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

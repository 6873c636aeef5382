/** Made-up parts of an Assessment, and an Assessment of them that follows the core's rules of safety. For tests and the gallery. */
import type {
  Anatomy, Assessment, Contraindication, FailureCode, FilmInfo, Finding, FindingCode, Grade, InputVerdict, LayerResult, Maturity, QualityCheck, QualityMeasure, SafetyCode,
  PlacementRecord, SafetyTier, Sex, SexResult, Shape, ShapeCheck, SubjectSex, Tier, Validation,
} from '../../web/src/domain/assessment';
import { VIEWS } from '../../web/src/domain/assessment';
import { parseManifest, type Manifest } from '../../web/src/domain/manifest';
import type { FilmPicture } from '../../web/src/pipeline/protocol';
import { qualityLimits, fullManifestJson } from './full-manifest';
import manifestJson from './manifest.json';

export const manifest: Manifest = parseManifest(manifestJson);
export const fullManifest: Manifest = parseManifest(fullManifestJson);

export const film: FilmInfo = { format: 'png', width: 1514, height: 2044, bits: 8, channels: 1 };

export function sexResult(months: number, tier: Tier = 'high', findings: readonly Finding[] = [], changes: Partial<SexResult> = {}): SexResult {
  const bounds = manifest.stages.bounds_months;
  const index = bounds.filter((bound) => months >= bound).length;
  const probability = { high: 0.82, medium: 0.56, low: 0.37 }[tier];
  const rest = [0.68, 0.24, 0.06, 0.02, 0];
  const order = [0, 1, 2, 3, 4, 5].filter((i) => i !== index).sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  const probabilities = [0, 0, 0, 0, 0, 0];
  probabilities[index] = probability;
  order.forEach((stage, i) => { probabilities[stage] = (1 - probability) * rest[i]!; });
  return {
    bone_age_months: months,
    interval: { level: 0.9, low_months: Math.max(0, months - 13.2), high_months: Math.min(228, months + 13.2) },
    stage: { index, key: manifest.stages.keys[index]!, probability },
    stage_probabilities: probabilities,
    confidence: { tier, probability, stage_tier: tier, lowered_by: [] },
    maturity: null,
    agreement: null,
    findings,
    ...changes,
  };
}

export const finding = (code: Finding['code'], value: number, limit: number, grade: Finding['grade'] = 'review'): Finding => ({ code, value, limit, grade });

/** Votes of the five factors, in order. */
export function maturity(...votes: boolean[]): Maturity {
  const values = [[214.2, 190.1], [0.71, 0.12], [228.4, 203.9], [4.2, -1.3], [2.1, -0.8]] as const;
  const limits = fullManifest.maturity!.factors.female;
  const count = votes.filter(Boolean).length;
  return {
    mature: count >= 3 && (votes[3]! || votes[4]!), votes: count,
    factors: limits.map(({ code, limit }, index) => ({ code, limit, vote: votes[index]!, value: values[index]![votes[index] ? 0 : 1] })),
  };
}

const VALUES = [0, 0.187, 0.312, 0.214, 0.563, 0.0612];
const FAILURES: readonly LayerResult['failure'][] = [
  'colour_image', 'blank_or_corrupt', 'over_exposed', 'synthetic_or_saturated', 'low_contrast', 'too_many_edges',
];

/** Layers by number, with the values that fail them. */
export function validation(failing: Partial<Record<number, number>> = {}): Validation {
  const profile = manifest.validation.default_profile;
  const layers = manifest.validation.profiles[profile]!.limits.map(({ measure, low, high }, index): LayerResult => {
    const failed = failing[index + 1];
    return {
      layer: (index + 1) as LayerResult['layer'], measure, low, high, value: failed ?? VALUES[index]!,
      passed: failed === undefined, failure: failed === undefined ? null : FAILURES[index]!,
    };
  });
  return { profile, passed: Object.keys(failing).length === 0, layers };
}

const QUALITY: Record<QualityMeasure, number> = {
  brightness: 0.31, contrast: 0.19, noise: 0.012, sharpness: 0.021, clipping: 0.06, blockiness: 1.04, colour_cast: 0.0012,
  screen_pattern: 1.9, uneven_light: 0.12, foreground_share: 0.41, border_contact: 0.11, separate_parts: 1, perspective: 0,
};

/** All twelve, with other values where they are given. */
export function quality(values: Partial<Record<QualityMeasure, number>> = {}): QualityCheck[] {
  return qualityLimits.map(({ measure, review, refuse }) => {
    const value = values[measure as QualityMeasure] ?? QUALITY[measure as QualityMeasure];
    const outside = ({ low, high }: typeof review) => (low !== null && value < low) || (high !== null && value > high);
    return { measure: measure as QualityMeasure, value, review, refuse, grade: outside(refuse) ? 'refuse' : outside(review) ? 'review' : 'good' };
  });
}

export function anatomy(distance: number): Anatomy {
  const [review, refuse] = [1.8, 3.1];
  return { distance, inside: 1.1, outside: Math.exp(distance), review, refuse, grade: distance > refuse ? 'refuse' : distance > review ? 'review' : 'good' };
}

const NOT_OVERRIDABLE: readonly FailureCode[] = ['blank_or_corrupt', 'over_exposed', 'synthetic_or_saturated', 'featureless'];
const SEVERITY = { good: 0, review: 1, refuse: 2 } as const;

function tier(number: 1 | 2 | 3, graded: readonly { code: SafetyCode; grade: Grade }[]): SafetyTier {
  const bad = graded.filter(({ grade }) => grade !== 'good').sort((a, b) => SEVERITY[b.grade] - SEVERITY[a.grade]);
  return { tier: number, verdict: bad[0]?.grade ?? 'good', codes: [...new Set(bad.map(({ code }) => code))] };
}

function filmTier(checks: Validation, graded: readonly QualityCheck[]): SafetyTier {
  const layers = checks.layers.flatMap(({ failure }) => (failure ? [{ code: failure, grade: 'refuse' as const }] : []));
  return tier(1, [...layers, ...graded.map(({ measure, grade }) => ({ code: `quality_${measure}` as const, grade }))]);
}

const overridable = ({ codes }: SafetyTier) => !codes.some((code) => (NOT_OVERRIDABLE as readonly string[]).includes(code));

export function inputVerdict(checks: Validation, graded: readonly QualityCheck[]): InputVerdict {
  const film1 = filmTier(checks, graded);
  return { verdict: film1.verdict as Grade, overridable: overridable(film1) };
}

/** Five fingers up. */
export const shape = (changes: Partial<Shape> = {}): Shape => ({
  found: true, fingers: 5, hands: 1, direction_degrees: 4, certainty: 0.99, thumb: 'right', inverted: false, ...changes,
});

/** Of the film of `assessmentOf`, as it lies. */
export const placement = (changes: Partial<PlacementRecord> = {}): PlacementRecord => ({
  crop: { x: 0, y: 0, width: film.width, height: film.height }, turned_degrees: 0, mirrored: false, inverted: false, manual: false, ...changes,
});

/** What the full manifest limits. */
export const shapeChecks = (fingers = 5, hands = 1, features: Grade = 'good'): ShapeCheck[] => [
  { code: 'few_fingers', value: fingers, low: 3, high: null, grade: fingers >= 3 ? 'good' : features === 'good' ? 'review' : 'refuse' },
  { code: 'two_hands', value: hands, low: null, high: 1, grade: hands <= 1 ? 'good' : 'review' },
];

export interface Parts {
  readonly validation: Validation;
  readonly quality: readonly QualityCheck[];
  readonly shape: Shape;
  readonly placement: PlacementRecord;
  readonly anatomy: Anatomy | null;
  readonly shape_checks: readonly ShapeCheck[];
  readonly results: NonNullable<Assessment['results']>;
  /** What a second look finds: by how many months each other view differs from the film as it is. */
  readonly looks: Record<Sex, readonly [number, number, number]>;
}

export const goodParts = (changes: Partial<Parts> = {}): Parts => ({
  validation: validation(), quality: [], shape: shape(), placement: placement(), anatomy: null, shape_checks: [], results: { female: sexResult(99.2), male: sexResult(105.4) },
  looks: { female: [1.2, -0.8, 2.1], male: [0.4, -1.9, 1.1] }, ...changes,
});

/** A film of 4 x 4 pixels with what was found on it. */
export const pictureOf = ({ validation: layers, quality: graded, shape: outline, placement: placed }: Parts, changes: Partial<FilmPicture> = {}): FilmPicture => ({
  film: { format: 'png', width: 4, height: 4, bits: 8, channels: 1 }, validation: layers, quality: graded, shape: outline, placement: placed, outline: [], hands: [],
  input: inputVerdict(layers, graded), dicom: null, frames: 1, pixels: new Uint16Array(16), seen: new Uint16Array(4), ...changes,
});

/** The result with the agreement of four views, and what is to be found in it. */
function lookedAgain(result: SexResult, differences: readonly [number, number, number]): SexResult {
  const months = [0, ...differences].map((difference) => result.bone_age_months + difference);
  const largest = Math.max(...differences.map(Math.abs));
  const { review, refuse } = fullManifest.calibration.consistency.view_difference_months!;
  const found = largest > refuse ? [finding('views_disagree', largest, refuse, 'refuse')] : largest > review ? [finding('views_disagree', largest, review)] : [];
  return {
    ...result, findings: [...result.findings, ...found],
    agreement: {
      views: VIEWS.map((view, index) => ({ view, predicted_months: months[index]! })), difference_months: largest,
      mean_months: months.reduce((sum, one) => sum + one, 0) / months.length,
    },
  };
}

const DOUBTFUL: readonly FindingCode[] = ['age_outside_stage', 'sex_difference', 'wide_interval', 'implausible_age'];
const isDoubtful = ({ confidence, findings }: SexResult) => confidence.tier === 'low' || findings.some(({ code }) => DOUBTFUL.includes(code));

/** As the core does it: one tier lower, with the reason. */
const lowered = (result: SexResult): SexResult => {
  const { tier, lowered_by } = result.confidence;
  return { ...result, confidence: { ...result.confidence, tier: tier === 'high' ? 'medium' : 'low', lowered_by: [...lowered_by, 'contraindicated'] } };
};

interface Asked {
  readonly sex?: SubjectSex;
  readonly override?: boolean;
  readonly looked?: boolean;
  readonly age?: number | null;
  readonly contraindications?: readonly Contraindication[];
}

export function assessmentOf(parts: Parts, { sex = 'unknown', override = false, looked = false, age = null, contraindications = [] }: Asked = {}): Assessment {
  const first = filmTier(parts.validation, parts.quality);
  const canOverride = overridable(first);
  const ran = first.verdict !== 'refuse' || (override && canOverride);
  const idle = (number: 2 | 3): SafetyTier => ({ tier: number, verdict: 'not_run', codes: [] });
  const second = ran ? tier(2, parts.anatomy ? [{ code: 'unlike_a_hand' as const, grade: parts.anatomy.grade }, ...parts.shape_checks] : []) : idle(2);
  const sexes = (['female', 'male'] as const).filter((one) => sex === 'unknown' || sex === one);
  const { female, male } = parts.results;
  const results = looked ? { female: lookedAgain(female, parts.looks.female), male: lookedAgain(male, parts.looks.male) } : parts.results;
  const findings = ran ? sexes.flatMap((one) => results[one].findings.map((found) => ({ sex: one, ...found }))) : [];
  const anyDoubt = (parts.anatomy?.grade ?? 'good') !== 'good' || parts.shape_checks.some(({ grade }) => grade !== 'good') || sexes.some((one) => isDoubtful(parts.results[one]));
  const third = ran ? tier(3, findings) : idle(3);
  const tiers = [first, second, third] as const;
  const verdict = tiers.map((one) => one.verdict).reduce<Grade>((a, b) => (b !== 'not_run' && SEVERITY[b] > SEVERITY[a] ? b : a), 'good');
  const refused = verdict === 'refuse' && !(override && canOverride);
  return {
    schema_version: '2.1', core_version: '0.1.0',
    pack: { name: manifest.name, version: manifest.version, model_sha256: manifest.files.model.sha256 },
    status: refused ? 'refused' : verdict === 'refuse' ? 'read_against_refusal' : 'read',
    film, validation: parts.validation, quality: parts.quality, shape: parts.shape, placement: parts.placement, anatomy: ran ? parts.anatomy : null,
    shape_checks: ran && parts.anatomy ? parts.shape_checks : [],
    safety: { verdict, tiers, overridable: canOverride, doubtful: ran && first.verdict !== 'refuse' && anyDoubt, findings },
    subject: { sex, chronological_age_months: age, contraindications },
    results: refused ? null : contraindications.length > 0 ? { female: lowered(results.female), male: lowered(results.male) } : results,
  };
}

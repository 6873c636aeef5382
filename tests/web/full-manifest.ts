/** The example manifest with every optional part of schema 1.1. */
import example from './manifest.json';

const factor = <C extends string>(code: C, limit: number) => ({ code, limit, auc: 0.97, auc_low: 0.95, auc_high: 0.98 });
const factors = (ceiling: number) => [
  factor('age_at_ceiling', ceiling - 9), factor('near_maturity_probability', 0.46), factor('interval_at_ceiling', ceiling + 4),
  factor('reference_distance', 1.7), factor('fused_physes', 0.3),
];
const vote = { auc: 0.983, auc_low: 0.975, auc_high: 0.99, sensitivity: 0.92, specificity: 0.96 };

/** A limit with a share of films for each side; null sides stay away. */
const quality = (measure: string, review: [number | null, number | null], refuse: [number | null, number | null]) => ({
  measure, review: { low: review[0], high: review[1] }, refuse: { low: refuse[0], high: refuse[1] },
  review_rate: 0.012, refuse_rate: refuse[0] === null && refuse[1] === null ? null : 0.0004,
});

export const qualityLimits = [
  quality('brightness', [0.08, 0.72], [0.03, 0.9]),
  quality('contrast', [0.09, null], [0.03, null]),
  quality('noise', [null, 0.06], [null, 0.14]),
  quality('sharpness', [0.004, null], [0.0008, null]),
  quality('clipping', [null, 0.3], [null, 0.7]),
  quality('blockiness', [null, 1.6], [null, null]),
  quality('colour_cast', [null, 0.02], [null, 0.08]),
  quality('screen_pattern', [null, 8], [null, 30]),
  quality('uneven_light', [null, 0.4], [null, 0.8]),
  quality('foreground_share', [0.12, 0.85], [0.03, 0.99]),
  quality('border_contact', [null, 0.4], [null, 0.9]),
  quality('separate_parts', [null, 1], [null, 6]),
  quality('perspective', [null, 2], [null, null]),
];

const { profiles } = example.validation;

export const fullManifestJson = {
  ...example,
  schema_version: '1.1',
  files: { ...example.files, reference: { path: 'reference.bin', bytes: 297_684, sha256: 'ab12'.repeat(16) } },
  outputs: [...example.outputs, { name: 'texture', shape: [120] }, { name: 'maturity_evidence', shape: [1] }],
  calibration: {
    ...example.calibration,
    confidence: { ...example.calibration.confidence, half_width_months: { high: 20, medium: 28 } },
    consistency: {
      age_outside_stage_months: 6, age_outside_stage_refuse_months: 24, sex_difference_months: { review: 30, refuse: 60 },
      half_width_months: { review: 24, refuse: 48 }, view_difference_months: { review: 9, refuse: 18 }, implausible_months: 24,
    },
  },
  anatomy: {
    inputs: ['features', 'texture'], components: 64,
    distance: { review: { low: null, high: 1.8 }, refuse: { low: null, high: 3.1 } },
    shape: { fewest_fingers: 3, most_hands: 1, source: 'measured on training films' },
    source: 'Fitted on training films',
    rates: [
      { films: 'holdout', n: 841, review: 0.0107, refuse: 0.0012 },
      { films: 'radiographs of other body parts', n: 412, review: 0.981, refuse: 0.949 },
    ],
  },
  maturity: {
    from_months: { female: 204, male: 216 }, stated_limit_months: { female: 216, male: 228 }, votes: 3,
    factors: { female: factors(216), male: factors(228) }, vote: { female: vote, male: { ...vote, sensitivity: 0.88 } },
    source: 'Fitted on training films, measured on holdout',
  },
  validation: { ...example.validation, profiles: { ...profiles, calibrated: { ...profiles.calibrated, quality: qualityLimits } } },
};

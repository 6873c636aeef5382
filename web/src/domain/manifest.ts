/**
 * The model pack's manifest: the contract between training, core and page. JSON schema: `models/manifest.schema.json`. The same
 * examples are tested against the schema, this parser and the C++ parser. An unknown major version is refused.
 */
import * as v from 'valibot';
import { secondOpinionLimits } from './second-opinion';

export const MANIFEST_MAJOR = 1;

const unit = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const positiveInteger = v.pipe(v.number(), v.integer(), v.minValue(1));
const bySex = <T extends v.GenericSchema>(schema: T) => v.object({ female: schema, male: schema });
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const text = v.pipe(v.string(), v.minLength(1));

const limit = v.object({
  measure: v.picklist(['saturation_mean', 'intensity_sd', 'brightness_mean', 'peak_concentration', 'dynamic_range', 'edge_ratio']),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  /** Share of RSNA films that this limit alone refuses; null where it was not measured. */
  false_refusal_rate: v.nullable(unit),
});

const range = v.object({ low: v.nullable(v.number()), high: v.nullable(v.number()) });

/** A graded limit of the picture's quality; blockiness has only a review limit. */
const qualityLimit = v.object({
  measure: v.picklist(['brightness', 'contrast', 'noise', 'sharpness', 'clipping', 'blockiness', 'colour_cast', 'screen_pattern',
    'uneven_light', 'foreground_share', 'border_contact', 'separate_parts', 'perspective']),
  review: range,
  refuse: range,
  review_rate: v.nullable(unit),
  refuse_rate: v.nullable(unit),
});

const packFile = v.object({ path: text, bytes: positiveInteger, sha256 });
const outputNames = ['age', 'spread', 'stage_logits', 'features', 'age_map', 'stage_map', 'texture', 'maturity_evidence'] as const;

/** Distance from the hands of the training films, in the network's own features; the numbers behind it are in `files.reference`. */
const anatomy = v.object({
  /** Outputs, concatenated in this order. */
  inputs: v.pipe(v.array(v.picklist(outputNames)), v.minLength(1)),
  components: positiveInteger,
  distance: v.object({ review: range, refuse: range }),
  /** What a hand's outline shows; outside is for review. */
  shape: v.optional(v.object({ fewest_fingers: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)), most_hands: v.picklist([1, 2]), source: text })),
  source: text,
  /** Measured shares of the named films, for the Evidence page. */
  rates: v.array(v.object({ films: text, n: positiveInteger, review: unit, refuse: unit })),
});

const factor = <C extends string>(code: C) => v.object({ code: v.literal(code), limit: v.number(), auc: unit, auc_low: unit, auc_high: unit });
const voteQuality = v.object({ auc: unit, auc_low: unit, auc_high: unit, sensitivity: unit, specificity: unit });

/** Five factors, each of which votes at its limit. */
const maturity = v.object({
  /** Label from which a film counted as mature when the limits were fitted. */
  from_months: bySex(v.number()),
  /** No age above this is stated for a mature hand. */
  stated_limit_months: bySex(v.number()),
  votes: v.pipe(positiveInteger, v.maxValue(5)),
  factors: bySex(v.strictTuple([
    factor('age_at_ceiling'), factor('near_maturity_probability'), factor('interval_at_ceiling'), factor('reference_distance'), factor('fused_physes'),
  ])),
  vote: bySex(voteQuality),
  source: text,
});

/** "Above" limits, in months. */
const reviewAndRefuse = v.object({ review: v.number(), refuse: v.number() });

const metrics = v.object({
  part: text,
  n: positiveInteger,
  mae: v.number(),
  median: v.number(),
  rmse: v.number(),
  bias: v.number(),
  r2: v.number(),
  stage_accuracy: unit,
  qwk: v.number(),
  coverage90: unit,
  mae_female: v.number(),
  mae_male: v.number(),
});

const spread = { n: positiveInteger, mae: v.number(), median: v.number(), p90: v.number(), bias: v.number() };

/** How far off readings were, on films that chose nothing. Absolute errors in months; `bias` and `counts` are signed (predicted - label). */
const errors = v.object({
  part: text,
  bin_months: v.pipe(v.number(), v.gtValue(0)),
  by_tier: v.array(v.object({ tier: v.picklist(['high', 'medium', 'low']), ...spread })),
  /** By predicted age. `counts`: bins around 0, of which the first and the last hold what lies further out. */
  by_age: v.array(v.object({
    sex: v.picklist(['female', 'male']), from_months: v.number(), to_months: v.number(), ...spread,
    counts: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(2)),
  })),
});

/** What an engine must say of the picture in `files.self_test` (grey bytes, row by row, each standing for 4 x 4 of the input) before it is trusted. Female, male. */
const selfTest = v.object({
  age_months: v.tuple([v.number(), v.number()]),
  stage_probabilities: v.tuple([v.pipe(v.array(unit), v.minLength(2), v.maxLength(8)), v.pipe(v.array(unit), v.minLength(2), v.maxLength(8))]),
  within: v.object({ months: v.pipe(v.number(), v.gtValue(0)), probability: v.pipe(v.number(), v.gtValue(0)) }),
  source: text,
});

const fields = v.object({
  schema_version: v.pipe(v.string(), v.regex(/^\d+\.\d+$/)),
  name: text,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  title: text,
  intended_use: text,
  changes: v.array(v.object({ version: text, date: text, summary: text })),
  licence: v.object({ weights: text, terms: text, attribution: text }),
  training_data: v.object({ source: text, films: positiveInteger, split: text }),
  files: v.object({ model: packFile, reference: v.optional(packFile), self_test: v.optional(packFile) }),
  input: v.object({
    name: text,
    width: positiveInteger,
    height: positiveInteger,
    channels: v.literal(3),
    resample: v.literal('triangle_antialiased'),
    /** Square sides that the film passes through; the last one is width = height of the input. */
    resize_chain: v.pipe(v.array(positiveInteger), v.minLength(1)),
    mean: v.pipe(v.array(v.number()), v.length(3)),
    sd: v.pipe(v.array(v.number()), v.length(3)),
    /** What is done with a film without being asked; nothing where it is left out. */
    placement: v.optional(v.object({
      /** Of the hand's direction, from which anything is done. */
      certainty: unit,
      /** From the nearest quarter turn, beyond which a hand is turned freely. */
      least_turn_degrees: v.pipe(v.number(), v.minValue(0), v.maxValue(45)),
      /** Of the film's area, up to which the margins around its field are cut. */
      most_field_share: unit,
      /** Of the thumb's side, from which a film is mirrored. */
      mirror_certainty: v.optional(unit),
      source: text,
    })),
  }),
  /** In the order in which the core takes them. */
  outputs: v.array(v.object({
    name: v.picklist(outputNames),
    shape: v.array(positiveInteger),
  })),
  age: v.object({
    mean_months: v.number(),
    sd_months: v.number(),
    range_months: bySex(v.tuple([v.number(), v.number()])),
  }),
  /** Two to eight, with a bound less than keys. */
  stages: v.object({
    bounds_months: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(7)),
    keys: v.pipe(v.array(text), v.minLength(2), v.maxLength(8)),
  }),
  calibration: v.object({
    temperature: v.pipe(v.number(), v.minValue(0.01)),
    interval: v.object({
      level: unit,
      /** Half width = quantile, or quantile x the network's spread in months. */
      scale: v.picklist(['absolute', 'spread']),
      /** Bounds between bands of *predicted* age; one quantile more than bounds. */
      bands_months: v.array(v.number()),
      quantiles: bySex(v.array(v.number())),
      fitted_on: text,
    }),
    confidence: v.object({
      high: unit,
      medium: unit,
      /** An interval's half width above `high` allows medium at most, above `medium` low. */
      half_width_months: v.optional(v.object({ high: v.number(), medium: v.number() })),
    }),
    consistency: v.object({
      /** For review. */
      age_outside_stage_months: v.number(),
      age_outside_stage_refuse_months: v.optional(v.number()),
      sex_difference_months: v.optional(reviewAndRefuse),
      half_width_months: v.optional(reviewAndRefuse),
      /** Between a view of the film and the film as it is. */
      view_difference_months: v.optional(reviewAndRefuse),
      /** Predicted beyond the range by more than this: refused. */
      implausible_months: v.optional(v.number()),
      chronological_difference_months: v.optional(v.number()),
      /** Where the finding `under_24_months` begins; the first stage bound where it is left out. */
      few_films_below_months: v.optional(v.number()),
    }),
  }),
  anatomy: v.optional(anatomy),
  maturity: v.optional(maturity),
  validation: v.object({
    working_size: positiveInteger,
    default_profile: text,
    profiles: v.record(text, v.object({
      source: text,
      limits: v.pipe(v.array(limit), v.length(6)),
      quality: v.optional(v.pipe(
        v.array(qualityLimit),
        v.check((limits) => new Set(limits.map(({ measure }) => measure)).size === limits.length, 'a measure appears twice'),
      )),
    })),
  }),
  performance: v.array(metrics),
  errors: v.optional(errors),
  self_test: v.optional(selfTest),
  second_opinion: v.optional(secondOpinionLimits),
});

/** The parts that need each other. */
export const manifestSchema = v.pipe(
  fields,
  v.forward(v.check((m) => !m.anatomy || m.files.reference !== undefined, 'needs files.reference'), ['anatomy']),
  v.forward(v.check(
    (m) => !m.anatomy || (m.anatomy.inputs.includes('features') && m.anatomy.inputs.every((name) => m.outputs.some((output) => output.name === name))),
    'names an output that the pack does not have, or leaves out features',
  ), ['anatomy', 'inputs']),
  v.forward(v.check((m) => m.stages.keys.length === m.stages.bounds_months.length + 1, 'one more than bounds_months'), ['stages', 'keys']),
  v.forward(v.check(
    (m) => !m.self_test || m.self_test.stage_probabilities.every((row) => row.length === m.stages.keys.length), 'as many as stages.keys'),
  ['self_test', 'stage_probabilities']),
  v.forward(v.check((m) => !m.self_test || m.files.self_test !== undefined, 'needs files.self_test'), ['self_test']),
  v.forward(v.check((m) => !m.maturity || m.anatomy !== undefined, 'needs anatomy'), ['maturity']),
  v.forward(v.check((m) => !m.maturity || m.outputs.some(({ name }) => name === 'maturity_evidence'), 'needs the output maturity_evidence'), ['maturity']),
);

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** As an Assessment names its pack. */
export const identityOf = ({ name, version, files }: Manifest) => ({ name, version, model_sha256: files.model.sha256 });

/** Of all files that a pack brings. */
export const packBytes = ({ files }: Manifest): number => files.model.bytes + (files.reference?.bytes ?? 0) + (files.self_test?.bytes ?? 0);

export class ManifestError extends Error {
  constructor(readonly code: 'PackCorrupt' | 'PackUnsupported', detail: string) {
    super(detail);
    this.name = 'ManifestError';
  }
}

/** Checks a parsed manifest.json. Throws ManifestError that names the first wrong field. */
export function parseManifest(json: unknown): Manifest {
  const version = (json as { schema_version?: unknown } | null)?.schema_version;
  if (typeof version === 'string' && Number.parseInt(version, 10) !== MANIFEST_MAJOR) {
    throw new ManifestError('PackUnsupported', `schema_version ${version}`);
  }
  const result = v.safeParse(manifestSchema, json);
  if (!result.success) {
    const issue = result.issues[0];
    throw new ManifestError('PackCorrupt', `${v.getDotPath(issue) ?? 'manifest'}: ${issue.message}`);
  }
  return result.output;
}

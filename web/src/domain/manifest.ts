/**
 * The model pack's manifest: the contract between training, core and page. JSON schema: `models/manifest.schema.json`. The same
 * examples are tested against the schema, this parser and the C++ parser. An unknown major version is refused.
 */
import * as v from 'valibot';

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

export const manifestSchema = v.object({
  schema_version: v.pipe(v.string(), v.regex(/^\d+\.\d+$/)),
  name: text,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  title: text,
  intended_use: text,
  changes: v.array(v.object({ version: text, date: text, summary: text })),
  licence: v.object({ weights: text, terms: text, attribution: text }),
  training_data: v.object({ source: text, films: positiveInteger, split: text }),
  files: v.object({ model: v.object({ path: text, bytes: positiveInteger, sha256 }) }),
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
  }),
  /** In the order in which the core takes them. */
  outputs: v.array(v.object({
    name: v.picklist(['age', 'spread', 'stage_logits', 'features', 'age_map']),
    shape: v.array(positiveInteger),
  })),
  age: v.object({
    mean_months: v.number(),
    sd_months: v.number(),
    range_months: bySex(v.tuple([v.number(), v.number()])),
  }),
  stages: v.object({
    bounds_months: v.pipe(v.array(v.number()), v.length(5)),
    keys: v.pipe(v.array(text), v.length(6)),
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
    confidence: v.object({ high: unit, medium: unit }),
    consistency: v.object({ age_outside_stage_months: v.number() }),
  }),
  validation: v.object({
    working_size: positiveInteger,
    default_profile: text,
    profiles: v.record(text, v.object({ source: text, limits: v.pipe(v.array(limit), v.length(6)) })),
  }),
  performance: v.array(metrics),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

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

/**
 * What is kept and exchanged is checked field by field: an entry of this browser may have been changed, and a file comes from anywhere.
 * The same examples are tested against this and `web/schema/followup.schema.json`.
 */
import * as v from 'valibot';
import type { Patient } from '../domain/followup';
import type { Silence } from '../domain/growth';
import { OVERRIDES } from '../domain/overrides';

export const FILE_FORMAT = 'carpal-followup';
/** A file of a newer one may hold what this page would lose: it is refused, older minor ones are read. 1.1: a visit's overrides. */
export const FILE_VERSION = { major: 1, minor: 1 } as const;

const text = v.pipe(v.string(), v.minLength(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const date = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/));
const number = v.pipe(v.number(), v.finite());
const months = v.pipe(number, v.minValue(0));
const positive = v.pipe(number, v.gtValue(0));
const unit = v.pipe(number, v.minValue(0), v.maxValue(1));
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Every one, by the compiler. */
const SILENCES: Readonly<Record<Silence, true>> = {
  no_chronological_age: true, no_bone_age: true, no_height: true, mature: true, treated: true, refused: true, under_24_months: true, outside_table: true,
  height_too_old: true, height_not_standing: true,
};

const standing = v.strictObject({
  table: v.picklist(['brush', 'stanford']),
  silence: v.nullable(v.picklist(Object.keys(SILENCES) as Silence[])),
  sd_months: v.nullable(positive),
  sds: v.nullable(number),
  verdict: v.nullable(v.picklist(['delayed', 'normal', 'advanced'])),
  normal_months: v.nullable(v.strictTuple([number, number])),
});

const visit = v.strictObject({
  film_sha256: sha256,
  date,
  recorded: instant,
  app_version: text,
  core_version: text,
  synthetic: v.boolean(),
  sex: v.picklist(['female', 'male']),
  chronological_age_months: v.nullable(months),
  status: v.picklist(['read', 'refused', 'read_against_refusal']),
  overrides: v.optional(v.pipe(v.array(v.picklist(OVERRIDES)), v.check((codes) => new Set(codes).size === codes.length, 'said twice'))),
  pack: v.strictObject({ name: text, version: text, model_sha256: sha256 }),
  engine: v.strictObject({ runtime: text, provider: v.picklist(['wasm', 'webgpu']), threads: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  safety: v.picklist(['good', 'review', 'refuse']),
  confidence: v.nullable(v.picklist(['high', 'medium', 'low'])),
  mature: v.boolean(),
  bone_age: v.nullable(v.strictObject({ months, low_months: months, high_months: months, level: unit })),
  own: v.nullable(v.strictObject({ bone_age_months: months, before_machine: v.boolean() })),
  judgement: v.nullable(v.strictObject({ verdict: v.picklist(['agrees', 'overrules']), remark: v.string(), reader: v.string() })),
  standing: v.array(standing),
  height: v.nullable(v.strictObject({
    cm: positive, chronological_age_months: months, date: v.nullable(date), method: v.picklist(['standing', 'supine']),
  })),
});

export const patientSchema: v.GenericSchema<unknown, Patient> = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  label,
  visits: v.array(visit),
});

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** What a passphrase protects. `salt` and `iv` are random; `data` carries AES-GCM's tag. */
export const sealedSchema = v.strictObject({
  key: v.strictObject({
    name: v.literal('PBKDF2'), hash: v.literal('SHA-256'), salt: base64,
    // Fewer than were ever written would be weak, many more would hold the page up for minutes.
    iterations: v.pipe(v.number(), v.integer(), v.minValue(600_000), v.maxValue(10_000_000)),
  }),
  cipher: v.literal('AES-GCM'),
  iv: base64,
  data: base64,
});
export type Sealed = v.InferOutput<typeof sealedSchema>;

/** Either `patients` or, under a passphrase, `sealed`. */
const head = {
  format: v.literal(FILE_FORMAT),
  schema_version: v.pipe(v.string(), v.regex(/^1\.\d+$/)),
  notice: v.string(),
  intended_use: v.nullable(v.string()),
  app_version: text,
  exported: instant,
};
export const fileSchema = v.union([
  v.strictObject({ ...head, patients: v.array(patientSchema) }),
  v.strictObject({ ...head, sealed: sealedSchema }),
]);
export type FollowUpFile = v.InferOutput<typeof fileSchema>;

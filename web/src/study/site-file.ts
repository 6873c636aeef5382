/** A site's correction as a file. Schema: `web/schema/site-calibration.schema.json`. */
import * as v from 'valibot';
import type { SiteLine, SiteProfile } from '../domain/site-calibration';

const FORMAT = 'carpal-site-calibration';
const VERSION = '1.0';

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const months = v.pipe(v.number(), v.minValue(0), v.maxValue(228));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What the fit would have refused is refused here too: a file is no way around it. */
const line: v.GenericSchema<unknown, SiteLine> = v.pipe(
  v.strictObject({
    n: whole, slope: v.pipe(finite, v.gtValue(0)), intercept_months: finite, from_months: months, to_months: months,
    mae_before_months: v.pipe(finite, v.minValue(0)), mae_after_months: v.pipe(finite, v.minValue(0)), gain_months: finite, gain_low_months: v.pipe(finite, v.gtValue(0)), gain_high_months: finite,
    coverage_before: share, coverage_after: share,
  }),
  v.check(({ from_months, to_months }) => from_months <= to_months, 'ages from old to young'),
);

export const profileSchema: v.GenericSchema<unknown, SiteProfile> = v.pipe(
  v.strictObject({
    date: v.pipe(v.string(), v.isoDate()), signed_by: text, app_version: text,
    pack: v.strictObject({ name: text, version: text, model_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
    lines: v.strictObject({ female: v.nullable(line), male: v.nullable(line) }),
    fit: v.strictObject({ least_n: v.pipe(whole, v.minValue(30)), folds: whole, repeats: whole, resamples: whole, seed: whole, level: share }),
  }),
  v.check(({ lines, fit }) => [lines.female, lines.male].every((one) => one === null || one.n >= fit.least_n), 'fewer films than the fit asks for'),
  v.check(({ lines }) => lines.female !== null || lines.male !== null, 'corrects nothing'),
);

export type SiteFileFailure = 'not_profile' | 'damaged' | 'newer';

export class SiteFileError extends Error {
  constructor(readonly code: SiteFileFailure) {
    super(code);
    this.name = 'SiteFileError';
  }
}

export const writeSiteFile = (profile: SiteProfile, notice: string): string => `${JSON.stringify({ format: FORMAT, schema_version: VERSION, notice, profile }, null, 2)}\n`;

export function readSiteFile(content: string): SiteProfile {
  let found: unknown;
  try {
    found = JSON.parse(content);
  } catch {
    throw new SiteFileError('not_profile');
  }
  const { format, schema_version, profile } = (found ?? {}) as { format?: unknown; schema_version?: unknown; profile?: unknown };
  if (format !== FORMAT) throw new SiteFileError('not_profile');
  if (schema_version !== VERSION) throw new SiteFileError(/^\d+\.\d+$/.test(String(schema_version)) ? 'newer' : 'damaged');
  const checked = v.safeParse(profileSchema, profile);
  if (!checked.success) throw new SiteFileError('damaged');
  return checked.output;
}

/** A case as a line of a table, with a line of names above it: codes and numbers, the same in every language. A line a sex where it is unknown. */
import { isMature, type Sex } from '../domain/assessment';
import { statedGrowth } from '../domain/case';
import { overridesOf } from '../domain/overrides';
import { statedFor } from '../domain/site-calibration';
import { releasedCase, sexesOf, type ReportInput } from './input';
import { secondOpinionCells } from './second-opinion';

export type Cell = string | number | boolean | null;

export function tableLines(input: ReportInput): string {
  const rows = sexesOf(input.case.reading.assessment).map((sex) => rowOf(input, sex));
  const lines = [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).map(cellText).join(','))];
  // The mark tells a spreadsheet that names are UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/**
 * The cells of a case by their columns, for one sex. SD scores, standing and heights are of the age that is the case's, as in the report: where
 * `judgement` is "overrules" of `own_bone_age_months`, and empty without one; else of the network's, with a site's correction where one applies.
 */
export function rowOf(input: ReportInput, sex: Sex): Readonly<Record<string, Cell>> {
  const own = releasedCase(input);
  const { reading: { assessment, film_sha256, engine }, child, judgement } = own;
  const growth = statedGrowth(own);
  const result = assessment.results?.[sex] ?? null;
  const mature = result ? isMature(result) : null;
  const stated = result && !mature ? result : null;
  // Growth is answered for the chosen sex alone.
  const standing = (table: string) => (assessment.subject.sex === 'unknown' ? null : growth?.standing.find((one) => one.table === table)) ?? null;
  return {
    written: input.written, film_sha256, synthetic: own.synthetic, label: typedText(child.label), birth_date: child.birth_date, examination_date: child.examination_date,
    status: assessment.status, sex, sex_known: assessment.subject.sex !== 'unknown',
    bone_age_months: stated && round(stated.bone_age_months), interval_level: stated && stated.interval.level,
    interval_low_months: stated && round(stated.interval.low_months), interval_high_months: stated && round(stated.interval.high_months), mature,
    stage: result?.stage.key ?? null, stage_probability: result && round(result.stage.probability), confidence: result?.confidence.tier ?? null,
    lowered_by: result?.confidence.lowered_by.join(' ') ?? null,
    chronological_age_months: own.chronological_age_months && round(own.chronological_age_months),
    sd_table: own.sd_table, sds_brush: rounded(standing('brush')?.sds), sd_brush_months: rounded(standing('brush')?.sd_months),
    sds_stanford: rounded(standing('stanford')?.sds), sd_stanford_months: rounded(standing('stanford')?.sd_months), standing: standing(own.sd_table)?.verdict ?? null,
    adult_height_cm: rounded(growth?.adult_height.cm), target_height_cm: rounded(growth?.target_height?.cm), tw3_rus_score: own.tw3?.result.score ?? null,
    tw3_age_months: rounded(own.tw3?.result.age_months), contraindications: child.contraindications.join(' '),
    own_bone_age_months: rounded(own.own?.bone_age_months), own_before_machine: own.own?.before_machine ?? null,
    judgement: judgement?.verdict ?? null, remark: typedText(judgement?.remark ?? ''), reader: typedText(judgement?.reader ?? ''),
    validation: assessment.safety.verdict, validation_codes: assessment.safety.tiers.flatMap(({ codes }) => codes).join(' '), rendering_findings: own.reading.rendering?.findings.join(' ') ?? null, overrides: overridesOf(own.reading).join(' '),
    app_version: input.appVersion, core_version: assessment.core_version, pack_name: assessment.pack.name, pack_version: assessment.pack.version,
    model_sha256: assessment.pack.model_sha256, execution_provider: engine.provider, runtime: engine.runtime,
    ...siteCells(input, sex), intended_use: input.manifest.intended_use, use: 'research use, not a medical device',
    ...secondOpinionCells(input, sex),
  };
}

/**
 * `bone_age_months` and its interval stay the pack's; where `site_calibration` is "corrected", sds and heights are of `site_bone_age_months` unless it is overruled.
 * Empty without a site's correction in force, else corrected or why not.
 */
function siteCells({ case: { reading, site_profile: profile }, manifest }: ReportInput, sex: Sex): Readonly<Record<string, Cell>> {
  const standing = statedFor(reading.assessment, sex, profile, manifest)?.standing ?? null;
  const corrected = standing?.kind === 'corrected' ? standing : null;
  const line = corrected && profile ? profile.lines[sex] : null;
  return {
    site_calibration: standing === null ? null : standing.kind === 'corrected' ? 'corrected' : standing.why, site_bone_age_months: rounded(corrected?.bone_age_months),
    site_interval_low_months: rounded(corrected?.low_months), site_interval_high_months: rounded(corrected?.high_months), site_slope: line && line.slope,
    site_intercept_months: line && line.intercept_months, site_films: line && line.n, site_signed_by: line && profile ? typedText(profile.signed_by) : null, site_signed: line && profile ? profile.date : null,
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const rounded = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : round(value));

/** A spreadsheet would run what begins like a formula. */
export const typedText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export function cellText(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

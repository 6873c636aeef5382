/** The record as JSON: the Reading as it is, the case around it, and its codes as sentences. Schema: `web/schema/record.schema.json`. */
import type { Assessment } from '../domain/assessment';
import { overridesOf } from '../domain/overrides';
import { checksOf, notGood } from '../domain/safety';
import { statedFor } from '../domain/site-calibration';
import { asSex, placementText } from '../app/words';
import { t } from '../i18n/words';
import { checkLine, secondLookText } from './certainty-words';
import { plain } from './document';
import { releasedCase, sexesOf, type ReportInput } from './input';
import { validationText } from './method';
import { secondOpinionLines, secondOpinionRecord } from './second-opinion';

export const RECORD_FORMAT = 'carpal-reading';
export const RECORD_VERSION = '2.3';

/** Never with the film's name. The child's is in it only where the user wants it. */
export function recordJson(input: ReportInput): string {
  const { reading, synthetic, child, chronological_age_months, growth, own_growth, site_profile, sd_table, tw3, own, judgement, study } = releasedCase(input);
  return JSON.stringify({
    format: RECORD_FORMAT,
    record_version: RECORD_VERSION,
    notice: t.report.research,
    intended_use: input.manifest.intended_use,
    terms: input.manifest.licence.weights,
    app_version: input.appVersion,
    written: input.written,
    synthetic_film: synthetic,
    overrides: overridesOf(reading),
    in_words: { ...inWords(reading.assessment, input), second_opinion: secondOpinionLines(input.case, input.manifest).map(plain) },
    ...reading,
    site_calibration: site_profile && {
      profile: site_profile,
      results: { female: statedFor(reading.assessment, 'female', site_profile, input.manifest)?.standing ?? null, male: statedFor(reading.assessment, 'male', site_profile, input.manifest)?.standing ?? null },
    },
    second_opinion: secondOpinionRecord(input),
    case: { child, chronological_age_months, growth, own_growth, sd_table, tw3, own, judgement, study },
  }, null, 2);
}

export const recordName = ({ case: { reading } }: ReportInput): string => `carpal-${reading.film_sha256.slice(0, 12)}`;

/** For whoever reads the file without Carpal. */
function inWords(assessment: Assessment, { manifest }: ReportInput) {
  const checks = checksOf(assessment, manifest, assessment.subject.sex);
  return {
    read_against_refusal: assessment.status === 'read_against_refusal',
    safety: validationText(assessment, checks),
    placement: plain(placementText(assessment)),
    second_look: sexesOf(assessment).flatMap((sex) => {
      const agreement = assessment.results?.[sex].agreement;
      return agreement ? [plain(`${t.report.fields.secondLook(asSex(sex))}: ${secondLookText(agreement, manifest, sex)}`)] : [];
    }),
    checks: notGood(checks).map((check) => ({ code: check.code, grade: check.grade, text: plain(checkLine(check)) })),
  };
}

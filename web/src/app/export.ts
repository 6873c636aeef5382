/** What leaves the page on the user's wish: a plain text summary and the Reading as JSON. Neither carries the film's name. */
import type { Reading, Sex } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { wholeMonths } from '../domain/units';
import { en } from '../i18n/en';
import { age, number, percent } from '../i18n/format';
import { actionText, failedLayers, findingWords, layerMeasured, stageName, stageYears } from './words';

export const EXPORT_FORMAT = 'carpal-reading';

/** What the exports need beside the Reading. `synthetic`: the sample film; its record must not pass for a child's. */
export interface ExportContext {
  readonly manifest: Manifest;
  readonly synthetic: boolean;
}

export function readingJson(reading: Reading, { manifest, synthetic }: ExportContext): string {
  return JSON.stringify({
    format: EXPORT_FORMAT,
    notice: en.summary.notice,
    terms: manifest.licence.weights,
    app_version: __APP_VERSION__,
    synthetic_film: synthetic,
    ...reading,
  }, null, 2);
}

export const exportName = (reading: Reading): string => `carpal-${reading.film_sha256.slice(0, 12)}.json`;

export function summaryText(reading: Reading, { manifest, synthetic }: ExportContext): string {
  const { assessment, film_sha256 } = reading;
  const { results, validation, subject, pack } = assessment;
  const lines: string[] = [en.summary.title];
  if (synthetic) lines.push(en.film.synthetic);
  const add = (sex: Sex) => {
    const result = results?.[sex];
    if (!result) return;
    const label = sex === 'female' ? en.sex.asFemale : en.sex.asMale;
    lines.push(
      en.summary.result(label, age(result.bone_age_months), number(wholeMonths(result.bone_age_months))),
      en.summary.interval(percent(result.interval.level), age(result.interval.low_months), age(result.interval.high_months)),
      en.summary.stage(stageName(result), stageYears(manifest, result.stage.index), percent(result.stage.probability)),
      en.summary.certainty(en.tiers[result.confidence.tier].name, actionText(result, assessment.status === 'read_against_refusal')),
      ...result.findings.map((finding) => en.summary.finding(Object.values(findingWords(finding)).join(' '))),
    );
  };
  if (subject.sex !== 'male') add('female');
  if (subject.sex !== 'female') add('male');
  const failed = failedLayers(validation).map(layerMeasured).join(' ');
  lines.push(
    failed ? en.summary.validationFailed(validation.profile, failed) : en.summary.validationPassed(validation.profile),
    en.summary.versions(__APP_VERSION__, assessment.core_version, `${pack.name} ${pack.version}`),
    en.summary.model(pack.model_sha256),
    en.summary.film(film_sha256),
    en.summary.notice,
  );
  // No-break spaces belong to the page, not to a report system's plain text.
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

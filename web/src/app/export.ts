/** What leaves the page on the user's wish: a plain text summary and the Reading as JSON. Neither carries the film's name. */
import type { Agreement, Assessment, Reading, Sex } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { checksOf, count, notGood, type Check } from '../domain/safety';
import { seenAges } from '../domain/second-look';
import { wholeMonths } from '../domain/units';
import { t } from '../i18n/words';
import { age, exactSignedMonths, number, percent } from '../i18n/format';
import { reasonLine } from './check-words';
import { actionText, asSex, isInfant, isMature, largestDifferenceText, loweredText, placementText, stageName, stageYears, statedLimitText } from './words';

export const EXPORT_FORMAT = 'carpal-reading';

/** What the exports need beside the Reading. `synthetic`: the sample film; its record must not pass for a child's. */
export interface ExportContext {
  readonly manifest: Manifest;
  readonly synthetic: boolean;
}

export function readingJson(reading: Reading, { manifest, synthetic }: ExportContext): string {
  return JSON.stringify({
    format: EXPORT_FORMAT,
    notice: t.summary.notice,
    terms: manifest.licence.weights,
    app_version: __APP_VERSION__,
    synthetic_film: synthetic,
    in_words: inWords(reading.assessment, manifest),
    ...reading,
  }, null, 2);
}

/** The codes of the Assessment as sentences, for whoever reads the file without Carpal. */
function inWords(assessment: Assessment, manifest: Manifest) {
  const { results, subject } = assessment;
  const checks = checksOf(assessment, manifest, subject.sex);
  const sexes = subject.sex === 'unknown' ? (['female', 'male'] as const) : [subject.sex];
  return {
    read_against_refusal: assessment.status === 'read_against_refusal',
    safety: safetyText(assessment, checks),
    placement: plain(placementText(assessment)),
    second_look: sexes.flatMap((sex) => {
      const agreement = results?.[sex].agreement;
      return agreement ? [plain(secondLookLine(agreement, manifest, sex))] : [];
    }),
    checks: notGood(checks).map((check) => ({ code: check.code, grade: check.grade, text: plain(checkLine(check)) })),
  };
}

/** No-break spaces belong to the page, not to a report system's plain text. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function safetyText({ safety, validation }: Assessment, checks: readonly Check[]): string {
  const { total, review, refuse } = count(checks);
  return t.summary.safety(t.safety.verdicts[safety.verdict].toLowerCase(), t.safety.counts(total, review, refuse), validation.profile);
}

function checkLine(check: Check): string {
  const grade = check.sex ? `${t.grades[check.grade]}, ${t.sexes[check.sex]}` : t.grades[check.grade];
  return t.summary.check(t.safetyTiers[check.tier].name, grade, reasonLine(check));
}

/** Differences alone: a mature hand has no age to tell. */
function secondLookLine(agreement: Agreement, manifest: Manifest, sex: Sex): string {
  const [, ...others] = seenAges(agreement, manifest, sex);
  const views = others.map(({ view, difference }) => `${t.secondLook.views[view].toLowerCase()} ${exactSignedMonths(difference)}`);
  return t.summary.secondLook(asSex(sex), views.join(', '), largestDifferenceText(agreement, manifest));
}

export const exportName = (reading: Reading): string => `carpal-${reading.film_sha256.slice(0, 12)}.json`;

export function summaryText(reading: Reading, { manifest, synthetic }: ExportContext): string {
  const { assessment, film_sha256 } = reading;
  const { results, subject, pack, safety } = assessment;
  const against = assessment.status === 'read_against_refusal';
  const checks = checksOf(assessment, manifest, subject.sex);
  const lines: string[] = [t.summary.title];
  if (against) lines.push(t.summary.against);
  if (synthetic) lines.push(t.film.synthetic);
  const add = (sex: Sex) => {
    const result = results?.[sex];
    if (!result) return;
    const label = asSex(sex);
    if (isMature(result)) lines.push(t.summary.mature(label, t.maturity.mature, statedLimitText(manifest, sex)));
    else {
      lines.push(
        t.summary.result(label, age(result.bone_age_months), number(wholeMonths(result.bone_age_months))),
        t.summary.interval(percent(result.interval.level), age(result.interval.low_months), age(result.interval.high_months)),
      );
    }
    lines.push(
      t.summary.stage(stageName(result), stageYears(manifest, result.stage.index), percent(result.stage.probability)),
      t.summary.certainty(t.tiers[result.confidence.tier].name, loweredText(result.confidence), actionText(result, against)),
    );
    if (isInfant(result)) lines.push(t.infant.sds);
    if (result.agreement) lines.push(secondLookLine(result.agreement, manifest, sex));
  };
  if (subject.sex !== 'male') add('female');
  if (subject.sex !== 'female') add('male');
  lines.push(
    placementText(assessment),
    safetyText(assessment, checks),
    t.summary.tiers(safety.tiers.map(({ tier, verdict }) => t.summary.tier(t.safetyTiers[tier].name, t.grades[verdict])).join(', ')),
    ...notGood(checks).map(checkLine),
    t.summary.versions(__APP_VERSION__, assessment.core_version, `${pack.name} ${pack.version}`),
    t.summary.model(pack.model_sha256),
    t.summary.film(film_sha256),
    t.summary.notice,
  );
  return plain(lines.join('\n'));
}

export function download(text: string, name: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Another pack's reading of the film in reports and exports: both readings, their difference and what it comes to. Nothing where there is none. */
import { isMature, type Sex } from '../domain/assessment';
import type { Case } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import { FINDING, secondOpinion, statesSecond } from '../domain/second-opinion';
import { statedFor } from '../domain/site-calibration';
import { comparedSexes, comparePacks, packRowText, pairSentences } from '../app/second-words';
import { engineName } from '../app/engine-words';
import { t } from '../i18n/words';
import type { Block } from './document';
import type { ReportInput } from './input';
import type { Cell } from './table-line';

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Sentences about both readings, the networks named; a sex's name where both are listed. */
export function secondOpinionLines({ reading: { assessment }, second_opinion: second, site_profile }: Case, manifest: Manifest): readonly string[] {
  if (second === null) return [];
  const sexes = comparedSexes(assessment, assessment.subject.sex);
  return sexes.flatMap((sex) => {
    const { pair, names, rows } = comparePacks(assessment, second, manifest, sex);
    const corrected = statedFor(assessment, sex, site_profile, manifest)?.standing?.kind === 'corrected';
    const lines = [...rows.map(packRowText), pairSentences(pair, names, corrected).join(' ')];
    return sexes.length > 1 ? lines.map((line) => `${t.sexes[sex]}: ${line}`) : lines;
  });
}

export function secondOpinionBlocks(own: Case, manifest: Manifest): readonly Block[] {
  const lines = secondOpinionLines(own, manifest);
  if (own.second_opinion === null) return [];
  const { engine } = own.second_opinion.reading;
  return [
    ...lines.map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'facts', facts: [{ term: t.report.fields.model, value: own.second_opinion.manifest.files.model.sha256 }, { term: t.report.fields.engine, value: `${engine.runtime}, ${engineName(engine)}` }] },
  ];
}

/** What belongs into the impression: a pair for review alone. */
export function secondOpinionFindings({ reading: { assessment }, second_opinion: second }: Case, manifest: Manifest): readonly string[] {
  if (second === null) return [];
  const sexes = comparedSexes(assessment, assessment.subject.sex);
  return sexes.flatMap((sex) => {
    const { pair, names } = comparePacks(assessment, second, manifest, sex);
    if (pair.grade !== 'review') return [];
    const text = `${t.secondOpinion.heading}: ${pairSentences(pair, names, false).join(' ')}`;
    return [sexes.length > 1 ? `${t.sexes[sex]}: ${text}` : text];
  });
}

/** Of the record: codes and numbers. */
export function secondOpinionRecord({ case: own, manifest }: ReportInput) {
  const { reading: { assessment }, second_opinion: second } = own;
  if (second === null) return null;
  const { assessment: other, engine, film_sha256 } = second.reading;
  return {
    pack: other.pack, core_version: other.core_version, status: other.status, film_sha256, engine,
    results: comparedSexes(assessment, assessment.subject.sex).map((sex) => {
      const { pair, result, stated } = resultOf(own, manifest, sex)!;
      return {
        sex, bone_age_months: stated?.bone_age_months ?? null, interval: stated?.interval ?? null, mature: result && isMature(result),
        stage: result?.stage ?? null, confidence: result?.confidence.tier ?? null,
        compared: pair.kind, difference_months: pair.difference_months, limit_months: pair.limit?.difference_months.review ?? null,
        limit_films: pair.limit?.n ?? null, limit_source: pair.limit?.source ?? null, grade: pair.grade, finding: pair.grade === 'review' ? FINDING : null,
      };
    }),
  };
}

/** `result` null where it is refused, or is not stated beside a refusal; `stated` null also where no age is. */
function resultOf({ reading: { assessment }, second_opinion: second }: Case, manifest: Manifest, sex: Sex) {
  if (second === null) return null;
  const other = second.reading.assessment;
  const pair = secondOpinion(assessment, other, sex, { first: manifest, second: second.manifest });
  const result = assessment.results === null ? null : other.results?.[sex] ?? null;
  return { pair, result, stated: result && statesSecond(pair, assessment) ? result : null };
}

/** The last columns of a case's line, for one sex; empty without a second opinion. */
export function secondOpinionCells({ case: own, manifest }: ReportInput, sex: Sex): Readonly<Record<string, Cell>> {
  const found = resultOf(own, manifest, sex);
  const reading = own.second_opinion?.reading ?? null;
  const { pair = null, result = null, stated = null } = found ?? {};
  return {
    second_pack_name: reading && reading.assessment.pack.name, second_pack_version: reading && reading.assessment.pack.version, second_model_sha256: reading && reading.assessment.pack.model_sha256,
    second_status: reading && reading.assessment.status, second_bone_age_months: stated && round(stated.bone_age_months), second_interval_level: stated && stated.interval.level,
    second_interval_low_months: stated && round(stated.interval.low_months), second_interval_high_months: stated && round(stated.interval.high_months), second_mature: result && isMature(result),
    second_stage: result?.stage.key ?? null, second_confidence: result?.confidence.tier ?? null, second_execution_provider: reading && reading.engine.provider,
    second_compared: pair && pair.kind, second_difference_months: pair?.difference_months === undefined || pair?.difference_months === null ? null : round(pair.difference_months),
    second_limit_months: pair?.limit?.difference_months.review ?? null, second_grade: pair?.grade ?? null,
  };
}

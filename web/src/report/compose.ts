/** A case to a document, block by block in the order that clinicians expect. Silent where the data is silent; it never adds a finding. */
import { isMature, type Assessment, type Sex, type SexResult } from '../domain/assessment';
import type { Case } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import { checksOf, count, notGood, type Check } from '../domain/safety';
import { statedFor } from '../domain/site-calibration';
import { wholeMonths } from '../domain/units';
import { reasonLine } from '../app/check-words';
import { siteReportText } from '../app/site-words';
import { actionText, asSex, isInfant, loweredText, placementText, stageName, stageYears, statedLimitText } from '../app/words';
import { age, date, number, percent } from '../i18n/format';
import { language, t } from '../i18n/words';
import { certaintyFact, checkLine, secondLookText } from './certainty-words';
import { plainSection, type Block, type Fact, type ReportDocument, type Section } from './document';
import { growthSections, uncertaintyLines } from './growth-words';
import { impressionLines } from './impression';
import { releasedCase, sexesOf, type ReportInput } from './input';
import { methodFacts } from './method';
import { secondOpinionBlocks } from './second-opinion';

export function composeReport(input: ReportInput): ReportDocument {
  const own = releasedCase(input);
  const { reading: { assessment, film_sha256 } } = own;
  const blocks = t.report.blocks;
  const checks = checksOf(assessment, input.manifest, assessment.subject.sex);
  const section = (heading: string, ...parts: readonly (Block | null)[]): Section => ({ heading, blocks: parts.filter((part) => part !== null) });
  const sections = [
    section(blocks.identification, facts(identification(input))),
    section(blocks.history, facts(history(input))),
    section(blocks.technique, { kind: 'paragraph', text: t.report.technique }, facts(technique(input, checks))),
    section(blocks.comparison, ...input.comparison),
    section(blocks.findings, ...findings(input, checks)),
    section(t.secondOpinion.heading, ...secondOpinionBlocks(own, input.manifest)),
    ...growthSections(own, input.manifest),
    section(blocks.checks, ...notGood(checks).filter(({ grade }) => assessment.results !== null || grade !== 'refuse')
      .map((check): Block => ({ kind: 'paragraph', text: checkLine(check) }))),
    section(blocks.impression, ...impressionLines(own, input.manifest).map((text): Block => ({ kind: 'paragraph', text, strong: true }))),
    section(blocks.reader, facts(reader(input)), { kind: 'lines', labels: [t.report.fields.reader, t.report.fields.signature, t.report.fields.signed] },
      { kind: 'paragraph', text: t.report.unverified }),
    section(blocks.film, ...input.pictures.map((picture): Block => ({ kind: 'picture', picture }))),
    section(blocks.graphs, ...input.figures.map((figure): Block => ({ kind: 'figure', figure }))),
    section(blocks.method, facts(methodFacts(input, checks))),
  ];
  return {
    language: language.peek(), title: t.report.title, marks: marksOf(assessment, own.synthetic),
    header: `${t.product}: ${t.report.research}`, footer: `${t.product} ${input.appVersion}, ${assessment.pack.name} ${assessment.pack.version}, ${film_sha256.slice(0, 12)}`,
    sections: sections.filter((one) => one.blocks.length > 0).map(plainSection),
  };
}

export function marksOf({ status }: Assessment, synthetic: boolean): string[] {
  const { refused, against, synthetic: phantom } = t.report.marks;
  return [...(status === 'refused' ? [refused] : status === 'read_against_refusal' ? [against] : []), ...(synthetic ? [phantom] : [])];
}

/** Null where there is nothing to say. */
const facts = (list: readonly (readonly [string, string | null])[]): Block | null => {
  const known = list.filter((pair): pair is readonly [string, string] => pair[1] !== null && pair[1] !== '').map(([term, value]): Fact => ({ term, value }));
  return known.length > 0 ? { kind: 'facts', facts: known } : null;
};

type Facts = readonly (readonly [string, string | null])[];

function identification(input: ReportInput): Facts {
  const { child, study, chronological_age_months: months, reading } = releasedCase(input);
  const { fields } = t.report;
  return [
    [fields.name, child.label || personName(study?.patient_name ?? '')], [fields.id, study?.patient_id ?? null], [fields.accession, study?.accession_number ?? null],
    [fields.sex, t.sexes[child.sex ?? reading.assessment.subject.sex]],
    [fields.birth, child.birth_date && date(child.birth_date)], [fields.examination, child.examination_date && date(child.examination_date)],
    [fields.age, months === null ? null : ageMonths(months)],
    [fields.gestation, child.gestation_weeks === null ? null : t.report.weeks(number(child.gestation_weeks))],
  ];
}

/** "Doe^Jane" as it is read. */
export const personName = (name: string): string => name.split('=')[0]!.split('^').map((part) => part.trim()).filter(Boolean).join(', ');

function history(input: ReportInput): Facts {
  const { child } = releasedCase(input);
  const list = child.contraindications.map((one) => t.report.contraindications[one]).join(', ');
  return [[t.report.fields.indication, child.indication.trim()], [t.report.fields.limits, list]];
}

function technique({ case: { reading: { assessment }, study } }: ReportInput, checks: readonly Check[]): Facts {
  const { fields, sides, projection } = t.report;
  const view = [study?.laterality ? sides[study.laterality] : '', study?.view_position ? projection(study.view_position) : ''].filter(Boolean).join(', ');
  const film = notGood(checks).filter(({ tier }) => tier === 1);
  const { total } = count(checks.filter(({ tier }) => tier === 1));
  return [
    [fields.view, view], [fields.placement, placementText(assessment)],
    [fields.quality, t.safety.counts(total, film.filter(({ grade }) => grade === 'review').length, film.filter(({ grade }) => grade === 'refuse').length)],
  ];
}

const ageMonths = (months: number) => t.report.ageMonths(age(months), number(wholeMonths(months)));

function findings(input: ReportInput, checks: readonly Check[]): readonly (Block | null)[] {
  const own = releasedCase(input);
  const { assessment } = own.reading;
  const against = assessment.status === 'read_against_refusal';
  if (assessment.results === null) {
    return [{ kind: 'paragraph', text: t.report.notRead, strong: true }, facts([ownReading(input)]),
      ...checks.filter(({ grade }) => grade === 'refuse').map((check): Block => ({ kind: 'paragraph', text: reasonLine(check) }))];
  }
  const results = assessment.results;
  return [
    facts([...sexesOf(assessment).flatMap((sex) => resultFacts(input, sex, results[sex], against)), ownReading(input)]),
    ...uncertainties(own, input.manifest),
  ];
}

function uncertainties(own: Case, manifest: Manifest): readonly Block[] {
  const lines = facts(uncertaintyLines(own, manifest, sexesOf(own.reading.assessment)));
  return lines ? [{ kind: 'paragraph', text: t.report.blocks.uncertainties, strong: true }, lines, { kind: 'paragraph', text: t.report.uncertainties.note }] : [];
}

function resultFacts(input: ReportInput, sex: Sex, result: SexResult, against: boolean): Facts {
  const { manifest } = input;
  const { fields } = t.report;
  const { case: { reading: { assessment }, site_profile } } = input;
  const site = statedFor(assessment, sex, site_profile, manifest)!;
  const stated = isMature(result) ? t.report.mature(t.maturity.mature, statedLimitText(manifest, sex)) : ageMonths(site.result.bone_age_months);
  return [
    [fields.boneAge(asSex(sex)), stated], [t.study.site.field, siteReportText(site, sex, site_profile)],
    [fields.stage, t.report.stage(stageName(result), stageYears(manifest, result.stage.index), percent(result.stage.probability))],
    [fields.certainty, certaintyFact(t.tiers[result.confidence.tier].name, loweredText(result.confidence), actionText(result, against))],
    [fields.secondLook(asSex(sex)), result.agreement && secondLookText(result.agreement, manifest, sex)],
    [fields.infant, isInfant(result) ? t.infant.sds : null],
  ];
}

function ownReading(input: ReportInput): readonly [string, string | null] {
  const { own } = input.case;
  return [t.report.fields.own, own && t.report.ownReading(ageMonths(own.bone_age_months), own.before_machine ? t.report.before : t.report.after)];
}

function reader({ case: { judgement } }: ReportInput): Facts {
  const { fields } = t.report;
  return [
    [fields.judgement, judgement ? t.report.judgement[judgement.verdict] : t.report.judgement.none],
    [fields.remark, judgement?.remark.trim() ?? null], [fields.reader, judgement?.reader.trim() ?? null],
  ];
}

/** What the core answered about growth, as blocks: the three uncertainties, the standing by each table, adult height, TW3 by hand. */
import { isMature, type Sex } from '../domain/assessment';
import { readers } from '../../../cpp/data/clinical-tables.json';
import { statedGrowth, type Case } from '../domain/case';
import type { AdultHeight, Growth, Standing, Tw3, Tw3Request } from '../domain/growth';
import { RUS_BONES } from '../domain/growth';
import type { Manifest } from '../domain/manifest';
import { statedFor } from '../domain/site-calibration';
import { shownDifference } from '../domain/units';
import { sdsNumber, sdsText } from '../app/growth-words';
import { asSex } from '../app/words';
import { age, date, exactMonths, number, percent, signed, signedMonths } from '../i18n/format';
import { t } from '../i18n/words';
import type { Block, Fact, Section } from './document';

/** Of a reading that states an age: the network's interval, the population's spread and the readers', each on a line of its own. */
export function uncertaintyLines({ reading: { assessment }, growth, sd_table, site_profile }: Case, manifest: Manifest, sexes: readonly Sex[]): readonly (readonly [string, string])[] {
  const { fields, uncertainties } = t.report;
  const stated = sexes.filter((sex) => assessment.results && !isMature(assessment.results[sex]));
  if (stated.length === 0) return [];
  const network = stated.map((sex) => {
    const { level, low_months, high_months } = statedFor(assessment, sex, site_profile, manifest)!.result.interval;
    return uncertainties.machine(asSex(sex), percent(level), age(low_months), age(high_months));
  });
  const standing = growth?.standing.find(({ table }) => table === sd_table) ?? null;
  return [
    [fields.machine, network.join(' ')],
    [fields.population, populationText(standing)],
    [fields.readers, uncertainties.readers(exactMonths(readers.two_readers_rms_years * 12))],
  ];
}

function populationText(standing: Standing | null): string {
  if (standing === null) return `${t.report.silence.no_chronological_age}.`;
  const { silence, sd_months, normal_months, table } = standing;
  if (silence !== null || sd_months === null || normal_months === null) return `${t.report.silence[silence ?? 'outside_table']} (${t.report.tables[table]}).`;
  return t.report.uncertainties.population(t.report.tables[table], exactMonths(sd_months), age(normal_months[0]), age(normal_months[1]));
}

/** The site's table first. */
export const standingsOf = (growth: Growth | null, { sd_table }: Case): readonly Standing[] =>
  [...(growth?.standing ?? [])].sort((a, b) => Number(b.table === sd_table) - Number(a.table === sd_table));

export function growthSections(own: Case, manifest: Manifest): readonly Section[] {
  const { blocks, fields } = t.report;
  const growth = statedGrowth(own);
  const overruled = own.judgement?.verdict === 'overrules';
  const sections: Section[] = [];
  if (growth) {
    const difference = differenceOf(own, manifest, overruled);
    const facts = [
      ...(own.own && overruled ? [fact(fields.own, age(own.own.bone_age_months))] : []), ...(difference === null ? [] : [fact(fields.difference, signedMonths(difference))]),
      ...(overruled ? [] : ownStanding(own)),
    ];
    sections.push({ heading: blocks.standing, blocks: [
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []), standingTable(standingsOf(growth, own)), { kind: 'paragraph', text: t.report.standing.note },
    ] });
    const height = heightFacts(own, growth);
    if (height.length > 0) sections.push({ heading: blocks.height, blocks: [{ kind: 'facts', facts: height }] });
  }
  if (own.tw3) sections.push({ heading: blocks.tw3, blocks: [{ kind: 'facts', facts: tw3Facts(own.tw3) }] });
  return sections;
}

/** The reader's own bone age by each table, beside the network's. */
function ownStanding(own: Case): Fact[] {
  const scores = standingsOf(own.own_growth, own).flatMap(({ table, sds }) => (sds === null ? [] : [`${sdsText(sds)}, ${t.report.tables[table]}`]));
  return own.own && scores.length > 0 ? [fact(t.report.fields.own, `${age(own.own.bone_age_months)}: ${scores.join('; ')}`)] : [];
}

/** Of the ages as they are printed, so that they add up. */
function differenceOf({ reading: { assessment }, chronological_age_months: months, site_profile, own }: Case, manifest: Manifest, overruled: boolean): number | null {
  const { sex } = assessment.subject;
  if (overruled) return own && months !== null && sex !== 'unknown' ? shownDifference(own.bone_age_months, months) : null;
  const stated = sex === 'unknown' ? null : statedFor(assessment, sex, site_profile, manifest);
  return stated === null || months === null || isMature(stated.result) ? null : shownDifference(stated.result.bone_age_months, months);
}

const fact = (term: string, value: string): Fact => ({ term, value });

function standingTable(standings: readonly Standing[]): Block {
  const { columns, verdicts, range } = t.report.standing;
  return { kind: 'table', columns, rows: standings.map(({ table, silence, sd_months, sds, verdict, normal_months }) => (
    silence !== null || sd_months === null || sds === null || verdict === null || normal_months === null
      ? [t.report.tables[table], t.report.silence[silence ?? 'outside_table'], '', '', '']
      : [t.report.tables[table], exactMonths(sd_months), sdsNumber(sds), range(age(normal_months[0]), age(normal_months[1])), verdicts[verdict]])) };
}

const cm = (value: number) => number(value, 1);

/** Nothing of adult height where no height was measured: nobody asked. */
function heightFacts({ child }: Case, { adult_height, target_height }: Growth): Fact[] {
  const { fields, height } = t.report;
  const measured = child.height && height.measured(cm(child.height.cm), height.methods[child.height.method], child.height.date ? date(child.height.date) : '');
  return [
    ...(measured ? [fact(fields.measured, measured), ...adultFacts(adult_height)] : []),
    ...(child.parents ? [fact(fields.parents, height.parents(cm(child.parents.mother_cm), cm(child.parents.father_cm)))] : []),
    ...(target_height ? [fact(fields.target, height.plusMinus(cm(target_height.cm), cm(target_height.plus_minus_cm)))] : []),
  ];
}

function adultFacts(adult: AdultHeight): Fact[] {
  const { fields, height, silence } = t.report;
  if (adult.silence !== null || adult.cm === null) return [fact(fields.adult, silence[adult.silence ?? 'outside_table'])];
  const by = adult.class && adult.percent_of_adult !== null ? `; ${height.by(height.class[adult.class], percent(adult.percent_of_adult / 100, 1))}` : '';
  return [
    fact(fields.adult, (adult.low_cm === adult.high_cm && adult.low_cm !== null ? height.cm(cm(adult.cm)) : adult.low_cm === null || adult.high_cm === null ? height.adultOpen(cm(adult.cm)) : height.adult(cm(adult.cm), cm(adult.low_cm), cm(adult.high_cm))) + by),
    fact(fields.adultError, adult.error ? height.error(signed(adult.error.mean_cm, 1), cm(adult.error.two_sd_cm)) : t.adultHeight.noError),
  ];
}

function tw3Facts({ sheet, result }: { readonly sheet: Tw3Request; readonly result: Tw3 }): Fact[] {
  const { fields, tw3 } = t.report;
  const given = RUS_BONES.filter((bone) => sheet.stages[bone]).map((bone) => `${t.tw3.bones[bone]} ${sheet.stages[bone]}`);
  return [
    ...(given.length > 0 ? [fact(tw3.stages, given.join(', '))] : []),
    ...(result.missing.length > 0 ? [fact(fields.missing, result.missing.map((bone) => t.tw3.bones[bone]).join(', '))] : []),
    ...(result.score === null ? [] : [fact(fields.rusScore, number(result.score)),
      fact(fields.tw3Age, result.mature ? tw3.mature : result.age_months === null ? tw3.below : age(result.age_months))]),
  ];
}

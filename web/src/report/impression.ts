/** The impression: what was stated, against which table, and what the responsible reader makes of it. Never a cause, never a finding of its own. */
import { isMature, type SexResult } from '../domain/assessment';
import { statedGrowth, type Case } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import { statedFor } from '../domain/site-calibration';
import { sdsSize } from '../app/growth-words';
import { actionText, asSex, statedLimitText } from '../app/words';
import { age } from '../i18n/format';
import { t } from '../i18n/words';
import { sexesOf } from './input';
import { secondOpinionFindings } from './second-opinion';

export function impressionLines(own: Case, manifest: Manifest): string[] {
  const words = t.report.impression;
  const { reading: { assessment }, child, judgement } = own;
  const limits = child.contraindications.length > 0 ? [words.limits(child.contraindications.map((one) => t.report.contraindications[one]).join(', '))] : [];
  const second = secondOpinionFindings(own, manifest);
  if (assessment.results === null) return [...readerLine(own), words.indeterminate, ...second, ...limits, t.report.notLegalAge];
  const against = assessment.status === 'read_against_refusal';
  const overruled = judgement?.verdict === 'overrules';
  // Of the reader's age where the network's is overruled: its figures of growth fall with it.
  const lines: string[] = [...readerLine(own), ...(overruled ? standingLine(own) : [])];
  for (const sex of sexesOf(assessment)) {
    const { result, plain, standing } = statedFor(assessment, sex, own.site_profile, manifest)!;
    const machine = words.machine(asSex(sex), age(result.bone_age_months));
    lines.push(isMature(result) ? words.mature(asSex(sex), statedLimitText(manifest, sex))
      : standing?.kind === 'corrected' ? `${machine} ${t.study.site.corrected}; ${t.study.site.uncorrected} ${age(plain.bone_age_months)}.` : machine);
    const caution = cautionText(result, against);
    if (caution !== null) lines.push(caution);
  }
  if (assessment.subject.sex === 'unknown') lines.push(words.unknownSex);
  else if (!overruled) lines.push(...standingLine(own));
  return [...(against ? [words.against] : []), ...lines, ...second, ...limits, t.report.notLegalAge];
}

/** "Read as usual" is no impression. */
function cautionText(result: SexResult, against: boolean): string | null {
  return against || result.confidence.tier !== 'high' ? actionText(result, against) : null;
}

function readerLine({ judgement, own }: Case): string[] {
  const words = t.report.impression;
  if (judgement === null) return [];
  if (judgement.verdict === 'agrees') return [own ? words.agrees(age(own.bone_age_months)) : words.agreesOnly];
  return [own ? words.overrules(age(own.bone_age_months)) : words.overrulesOnly];
}

/** By the site's table, which is named: without it "normal" means nothing. */
function standingLine(own: Case): string[] {
  const words = t.report.impression;
  const { sd_table } = own;
  const standing = statedGrowth(own)?.standing.find(({ table }) => table === sd_table);
  if (!standing || standing.silence !== null || standing.verdict === null || standing.sds === null) return [];
  const table = t.report.tables[standing.table];
  if (standing.verdict === 'normal') return [words.normal(table)];
  return [words[standing.verdict](sdsSize(standing.sds), table)];
}

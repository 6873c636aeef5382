/** Words of two packs' readings of one film: the rows of both and what they come to, shared by panel, report and exports. */
import { isMature, type Assessment, type Sex, type SubjectSex } from '../domain/assessment';
import type { SecondReading } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import { secondOpinion, statesSecond, type PackPair } from '../domain/second-opinion';
import { age, exactMonths, exactSignedMonths, number, percent } from '../i18n/format';
import { t } from '../i18n/words';
import { stageName } from './words';

export interface PackNames {
  readonly first: string;
  readonly second: string;
}

export interface PackRow {
  /** With its version. */
  readonly network: string;
  readonly age: string;
  /** '' where no age is stated. */
  readonly interval: string;
  readonly stage: string;
  readonly certainty: string;
  /** Null where no age is stated. */
  readonly months: number | null;
}

/** Both readings for one sex, and what they come to. */
export interface Compared {
  readonly pair: PackPair;
  readonly names: PackNames;
  readonly rows: readonly [PackRow, PackRow];
}

export function comparePacks(first: Assessment, second: SecondReading, manifest: Manifest, sex: Sex): Compared {
  const { assessment } = second.reading;
  const pair = secondOpinion(first, assessment, sex, { first: manifest, second: second.manifest });
  // A reading against a refusal states its age, marked as such above.
  return {
    pair, names: { first: first.pack.name, second: assessment.pack.name },
    rows: [packRow(first, sex, first.results !== null), packRow(assessment, sex, statesSecond(pair, first))],
  };
}

/** Both where the sex is not known, unless no age is stated of either. */
export const comparedSexes = ({ results }: Pick<Assessment, 'results'>, sex: SubjectSex): readonly Sex[] =>
  (sex !== 'unknown' ? [sex] : results === null ? ['female'] : ['female', 'male']);

function packRow({ pack, results, status }: Assessment, sex: Sex, stated: boolean): PackRow {
  const words = t.secondOpinion;
  const result = results?.[sex] ?? null;
  const network = `${pack.name} ${pack.version}`;
  if (result === null) return { network, age: words.notRead, interval: '', stage: '', certainty: '', months: null };
  const mature = isMature(result);
  const [stage, certainty] = [stageName(result), t.tiers[result.confidence.tier].name];
  if (mature) return { network, age: t.maturity.mature, interval: '', stage, certainty, months: null };
  if (!stated) return { network, age: words.notStated, interval: '', stage: '', certainty: '', months: null };
  const { level, low_months, high_months } = result.interval;
  const against = status === 'read_against_refusal' ? ` (${t.verdict.againstRefusal.toLowerCase()})` : '';
  return { network, age: age(result.bone_age_months) + against, interval: t.verdict.interval(percent(level), age(low_months), age(high_months)), stage, certainty, months: result.bone_age_months };
}

/** The finding where there is one, else what the difference comes to; `corrected`: a site's correction moves the age that is stated. */
export function pairSentences({ kind, difference_months, limit, grade }: PackPair, { first, second }: PackNames, corrected: boolean): string[] {
  const words = t.secondOpinion;
  if (kind !== 'both_aged' || difference_months === null) return kind === 'both_aged' ? [] : [words.kinds[kind](first, second), ...(grade === 'review' ? [words.finding.next] : [])];
  const difference = words.difference(second, first, exactSignedMonths(difference_months));
  const judged = limit === null ? [words.noLimit]
    : grade === 'review' ? [words.finding.title(exactMonths(Math.abs(difference_months)), exactMonths(limit.difference_months.review)), words.finding.next]
      : [words.good, words.limit(exactMonths(limit.difference_months.review), number(limit.n))];
  return [difference, ...judged, ...(corrected ? [words.uncorrected] : [])];
}

/** "carpal-b0 0.1.0: 8 y 3 mo; 90 % interval …; School age; High confidence". */
export const packRowText = ({ network, age: stated, interval, stage, certainty }: PackRow): string => `${network}: ${[stated, interval, stage, certainty].filter(Boolean).join('; ')}`;

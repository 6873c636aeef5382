/** Words of a batch's rows. */
import type { FailureCode, SafetyCode } from '../domain/assessment';
import type { CheckCode } from '../domain/safety';
import type { BatchRow } from '../batch/rows';
import { differenceOf } from '../batch/rows';
import type { SiteStanding } from '../domain/site-calibration';
import { stateOf } from '../batch/select';
import type { Manifest } from '../domain/manifest';
import { measuredAgainst } from '../study/compared';
import { errorPercentile } from '../study/percentile';
import { age, exactMonths, exactSignedMonths, number } from '../i18n/format';
import { failureWords, t } from '../i18n/words';
import { scaleOf } from './check-words';
import type { Progress } from './batch-run';
import type { Failure } from './reader';
import { placeText } from './study-words';

/** A finding by its name; of a layer what it points to. */
export function codeText(code: SafetyCode): string {
  if (code in t.layers) return t.layers[code as FailureCode].refusal;
  return scaleOf(code as CheckCode).name;
}

export interface RowWords {
  readonly sex: string;
  readonly age: string;
  /** '' where none is stated. */
  readonly boneAge: string;
  readonly interval: string;
  /** The age without the site's correction, where the age is corrected, or why it is not; '' where no correction is in force. */
  readonly site: string;
  readonly corrected: boolean;
  readonly certainty: string;
  readonly truth: string;
  readonly otherReaders: string;
  readonly difference: string;
  /** What the second network says: its age, or why there is none; '' before it has read. */
  readonly second: string;
  readonly secondInterval: string;
  /** Second - first. */
  readonly secondDifference: string;
  readonly secondGrade: string;
  readonly state: string;
  /** What is to be looked at, or why there is no result. */
  readonly notes: readonly string[];
}

/** A row as it is shown, on the page and in the summary; `standing`: what a site's correction makes of it. */
export function rowWords(row: BatchRow, standing: SiteStanding | null = null): RowWords {
  const { outcome, truths, sex, chronological_months } = row;
  const words = t.batch.list;
  const reading = outcome.kind === 'done' ? outcome.reading : null;
  const stated = reading !== null && reading.bone_age_months !== null && !row.mature;
  const difference = differenceOf(row);
  const corrected = standing?.kind === 'corrected' ? standing : null;
  const { bone_age_months: months, low_months: low, high_months: high } = corrected ?? reading ?? { bone_age_months: null, low_months: null, high_months: null };
  return {
    sex: sex ? t.sexes[sex] : words.unknownSex,
    age: chronological_months === null ? '' : age(chronological_months),
    boneAge: row.mature ? words.mature : stated ? age(months!) : reading?.status === 'read' && sex === null ? words.both : '',
    interval: stated && low !== null && high !== null ? words.interval(age(low), age(high)) : '',
    site: siteText(standing, reading?.bone_age_months ?? null),
    corrected: corrected !== null,
    certainty: reading?.tier ? words.certainty[reading.tier] : '',
    truth: typeof truths[0] === 'number' ? exactMonths(truths[0]) : '',
    otherReaders: truths.slice(1).flatMap((truth) => (truth === null ? [] : [exactMonths(truth)])).join(', '),
    difference: difference === null ? '' : exactSignedMonths(difference),
    ...secondWords(row),
    state: words.states[stateOf(row)],
    notes: outcome.kind === 'failed' ? [batchFailure(outcome).title] : reading ? [...(row.second.pair?.grade === 'review' ? [t.secondOpinion.finding.name] : []), ...reading.codes.map(codeText), ...reading.file_codes.map((code) => t.dicom.shortFindings[code])] : [],
  };
}

function secondWords({ sex, outcome: first, second: { outcome, mature, pair } }: BatchRow): Pick<RowWords, 'second' | 'secondInterval' | 'secondDifference' | 'secondGrade'> {
  const words = t.batch.list;
  const none = { second: '', secondInterval: '', secondDifference: '', secondGrade: '' };
  if (outcome.kind === 'failed') return { ...none, second: batchFailure(outcome).title };
  if (outcome.kind === 'reading') return { ...none, second: words.states.reading };
  if (outcome.kind === 'waiting') return none;
  const { status, bone_age_months: months, low_months: low, high_months: high } = outcome.reading;
  // Beside a refusal of the first no age is stated.
  const withheld = first.kind === 'done' && first.reading.status === 'refused';
  const stated = !mature && !withheld && months !== null && low !== null && high !== null;
  return {
    second: status === 'refused' ? words.states.refused : withheld ? words.states.read : mature ? words.mature : stated ? age(months) : sex === null ? words.both : '',
    secondInterval: stated ? words.interval(age(low), age(high)) : '',
    secondDifference: pair?.difference_months === undefined || pair.difference_months === null ? '' : exactSignedMonths(pair.difference_months),
    secondGrade: pair?.grade ? t.grades[pair.grade] : '',
  };
}

function siteText(standing: SiteStanding | null, plain: number | null): string {
  const words = t.study.site;
  if (standing === null || plain === null) return '';
  return standing.kind === 'corrected' ? `${words.uncorrected} ${age(plain)}` : words.notCorrected(words.silence[standing.why]);
}

/** Where a row's error lies among those of held-out films; null where it is not measured, or the pack does not say. */
export function errorPlace(row: BatchRow, manifest: Manifest | null): ReturnType<typeof placeText> | null {
  const found = measuredAgainst(row);
  const among = manifest && found && errorPercentile(manifest, found.sex, found.prediction, found.error);
  return among && placeText(among);
}

/** What the readers said of a film and how far the network is from the first: beside the case. '' where no reader has read it. */
export function againstReaders(row: BatchRow, readers: readonly string[], manifest: Manifest | null): string {
  const { truth, otherReaders, difference } = rowWords(row);
  const words = t.batch.list;
  const [first] = row.truths;
  const parts = [
    ...(typeof first === 'number' ? [`${readers[0] ?? ''}: ${truth} (${age(first)})`] : []), ...(otherReaders ? [words.otherReaders(otherReaders)] : []),
    ...(difference ? [words.difference(difference)] : []), errorPlace(row, manifest)?.full ?? '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** Words for a failure, also such as only a batch has. */
export function batchFailure({ code }: Pick<Failure, 'code'>): { readonly title: string; readonly next: string } {
  return code in t.batch.failures ? t.batch.failures[code as keyof typeof t.batch.failures] : failureWords(code);
}

/** '' while it is too early to tell. */
export function leftText({ left }: Progress): string {
  if (left === null) return '';
  const minutes = Math.round(left / 60_000);
  if (minutes < 1) return t.batch.run.soon;
  return minutes < 60 ? t.batch.run.minutes(number(minutes)) : t.batch.run.hours(number(Math.floor(minutes / 60)), number(minutes % 60));
}

/** Words of a batch's rows. */
import type { FailureCode, SafetyCode } from '../domain/assessment';
import type { CheckCode } from '../domain/safety';
import type { BatchRow } from '../batch/rows';
import { differenceOf } from '../batch/rows';
import { stateOf } from '../batch/select';
import { age, exactMonths, exactSignedMonths, number } from '../i18n/format';
import { failureWords, t } from '../i18n/words';
import { scaleOf } from './check-words';
import type { Progress } from './batch';
import type { Failure } from './reader';

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
  readonly certainty: string;
  readonly truth: string;
  readonly otherReaders: string;
  readonly difference: string;
  readonly state: string;
  /** What is to be looked at, or why there is no result. */
  readonly notes: readonly string[];
}

/** A row as it is shown, on the page and in the summary. */
export function rowWords(row: BatchRow): RowWords {
  const { outcome, truths, sex, chronological_months } = row;
  const words = t.batch.list;
  const reading = outcome.kind === 'done' ? outcome.reading : null;
  const stated = reading !== null && reading.bone_age_months !== null && !row.mature;
  const difference = differenceOf(row);
  return {
    sex: sex ? t.sexes[sex] : words.unknownSex,
    age: chronological_months === null ? '' : age(chronological_months),
    boneAge: row.mature ? words.mature : stated ? age(reading.bone_age_months!) : reading?.status === 'read' && sex === null ? words.both : '',
    interval: stated && reading.low_months !== null && reading.high_months !== null ? words.interval(age(reading.low_months), age(reading.high_months)) : '',
    certainty: reading?.tier ? words.certainty[reading.tier] : '',
    truth: typeof truths[0] === 'number' ? exactMonths(truths[0]) : '',
    otherReaders: truths.slice(1).flatMap((truth) => (truth === null ? [] : [exactMonths(truth)])).join(', '),
    difference: difference === null ? '' : exactSignedMonths(difference),
    state: words.states[stateOf(row)],
    notes: outcome.kind === 'failed' ? [batchFailure(outcome).title] : reading ? reading.codes.map(codeText) : [],
  };
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

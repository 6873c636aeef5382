/** What another pack says of a row's film, once the first has read it. Pure. */
import { isMature, type Reading } from '../domain/assessment';
import { compareSides, type SecondOpinionLimit, type Side } from '../domain/second-opinion';
import type { StudyOutcome } from '../domain/study';
import type { FilmAnswer } from './protocol';
import { noSecond, studyReadingOf, wishOf, type Assumed, type BatchRow } from './rows';
import { readingKey, settle, type Wish } from './subject';

/** The first pack read or refused the film, the second has still to. A film that could not be opened is not tried again. */
export const wantsSecond = ({ outcome, second }: BatchRow): boolean => outcome.kind === 'done' && (second.outcome.kind === 'waiting' || second.outcome.kind === 'reading');

/** The same child and picture as in the first reading; looked at once, as a second opinion is. */
export const secondWish = (row: BatchRow, assumed: Assumed): Wish => ({ ...wishOf(row, assumed), looks: false, placement: row.placement });

/** Where the second pack's readings are kept: placed as the first has placed the film, they are of both editions. */
export const secondEdition = (second: string, first: string): string => `${second} beside ${first}`;

const withOutcome = (row: BatchRow, outcome: StudyOutcome): BatchRow => ({ ...row, second: { ...noSecond, outcome } });
export const begunSecond = (row: BatchRow): BatchRow => withOutcome(row, { kind: 'reading' });
export const waitingSecond = (row: BatchRow): BatchRow => (row.second.outcome.kind === 'reading' ? withOutcome(row, { kind: 'waiting' }) : row);

/** `kept`: of an answer that was kept, from where it is kept. */
export function answeredSecond(row: BatchRow, answer: FilmAnswer, kept: Reading | null, assumed: Assumed, edition: string, limit: SecondOpinionLimit | null): BatchRow {
  if (answer.kind === 'failed') return withOutcome(row, { kind: 'failed', code: answer.error.code, detail: answer.error.detail });
  const found = answer.kind === 'read' ? answer.reading : kept;
  // The row may have been told of another child meanwhile.
  if (found === null || row.outcome.kind !== 'done') return withOutcome(row, { kind: 'waiting' });
  const settled = settle(secondWish(row, assumed), answer.tagged);
  const reading = studyReadingOf(found, row.sex);
  const mature = row.sex !== null && isMature(found.assessment.results?.[row.sex]);
  const first = row.outcome.reading;
  const side = (of: typeof reading, grown: boolean): Side => ({ refused: of.status !== 'read', mature: grown, months: of.bone_age_months });
  const pair = row.sex === null ? null : compareSides(side(first, row.mature), side(reading, mature), limit);
  return { ...row, second: { outcome: { kind: 'done', reading }, key: readingKey(edition, found.film_sha256, settled, false), mature, pair } };
}

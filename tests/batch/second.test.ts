// @vitest-environment node
/** What a second network says of a batch's rows, and what both come to. */
import { describe, expect, it } from 'vitest';
import { networkChoices, usualNetworks } from '../../web/src/app/batch-networks';
import { createSettings } from '../../web/src/app/settings';
import { answered, describe as told, noSecond, unread, type BatchRow } from '../../web/src/batch/rows';
import { answeredSecond, begunSecond, secondEdition, secondWish, waitingSecond, wantsSecond } from '../../web/src/batch/second';
import { allRows, select, tally } from '../../web/src/batch/select';
import { readingKey } from '../../web/src/batch/subject';
import type { SecondOpinionLimit } from '../../web/src/domain/second-opinion';
import { twoPacks } from '../../web/src/study/two-packs';
import { placement, sexResult, validation } from '../web/made-up';
import { limit } from '../web/second-pack';
import { asFemale, hashOf, readAnswer, readingOf, rowOf } from './made-up';

const of = (female: number) => ({ results: { female: sexResult(female), male: sexResult(110) } });
const first = (index: number, female: number, given: Parameters<typeof rowOf>[2] = {}): BatchRow => answered(rowOf(index, `${index}.png`, given), readAnswer(readingOf(index, 'female', of(female))), null, asFemale, 'b4 1');
const twice = (row: BatchRow, female: number, measured: SecondOpinionLimit | null = limit): BatchRow =>
  answeredSecond(row, readAnswer(readingOf(row.index, 'female', of(female))), null, asFemale, secondEdition('b0 1', 'b4 1'), measured);
const refused = readAnswer(readingOf(9, 'female', { validation: validation({ 2: 0.001 }) }));

describe('a row', () => {
  it('wants a second reading once the first is there, also of a refusal, but not of a film that could not be opened', () => {
    expect(wantsSecond(rowOf(0))).toBe(false);
    expect(wantsSecond(first(0, 100))).toBe(true);
    expect(wantsSecond(answered(rowOf(9), refused, null, asFemale, 'e'))).toBe(true);
    expect(wantsSecond(answered(rowOf(1), { kind: 'failed', error: { code: 'CorruptFile', detail: '' }, film_sha256: null }, null, asFemale, 'e'))).toBe(false);
    expect(wantsSecond(twice(first(0, 100), 104))).toBe(false);
  });

  it('has it read for the same child and from the same picture, once', () => {
    const laid = answered(rowOf(0, '0.png', { sex: 'male', months: 96 }), readAnswer(readingOf(0, 'male', { placement: placement({ turned_degrees: 12 }) })), null, asFemale, 'e');
    const { crop, mirrored, inverted } = placement();
    expect(secondWish(laid, asFemale)).toEqual({ sex: 'male', months: 96, tags: true, otherwise: 'female', looks: false, placement: { crop, turned_degrees: 12, mirrored, inverted } });
  });

  it('has the difference, its grade, and the key of both editions', () => {
    const row = twice(first(0, 100), 120);
    expect(row.second).toMatchObject({ mature: false, pair: { kind: 'both_aged', difference_months: 20, grade: 'review' }, outcome: { kind: 'done', reading: { bone_age_months: 120 } } });
    expect(row.second.key).toBe(readingKey('b0 1 beside b4 1', hashOf(0), { sex: 'female', months: null }, false));
    expect(row.outcome).toEqual(first(0, 100).outcome);
    expect(twice(first(0, 100), 120, null).second.pair!.grade).toBeNull();
    expect(answeredSecond(first(0, 100), refused, null, asFemale, 'e', limit).second.pair).toMatchObject({ kind: 'second_refused', grade: 'review' });
  });

  it('goes on without it where it fails, is stopped or is gone', () => {
    const failed = answeredSecond(first(0, 100), { kind: 'failed', error: { code: 'NonFiniteOutput', detail: 'x' }, film_sha256: null }, null, asFemale, 'e', limit);
    expect(failed).toMatchObject({ outcome: { kind: 'done' }, second: { outcome: { kind: 'failed', code: 'NonFiniteOutput' }, pair: null } });
    expect(waitingSecond(begunSecond(first(0, 100))).second).toEqual(noSecond);
    expect(answeredSecond(first(0, 100), { kind: 'kept', film_sha256: hashOf(0), tagged: null }, null, asFemale, 'e', limit).second).toEqual(noSecond);
  });

  it('loses it with the first reading', () => {
    expect(unread(twice(first(0, 100), 120)).second).toEqual(noSecond);
    expect(told(twice(first(0, 100), 120), { sex: 'male', months: null, truths: [] }, asFemale).second).toEqual(noSecond);
    expect(answered(twice(first(0, 100), 120), readAnswer(readingOf(0)), null, asFemale, 'e').second).toEqual(noSecond);
  });

  it('has no figure of either sex where the sex is not known', () => {
    const assumed = { ...asFemale, sex: 'unknown' } as const;
    const row = answered(rowOf(0, '0.png', {}, assumed), readAnswer(readingOf(0, null)), null, assumed, 'e');
    expect(answeredSecond(row, readAnswer(readingOf(0, null)), null, assumed, 'e', limit).second).toMatchObject({ pair: null, outcome: { kind: 'done', reading: { bone_age_months: null } } });
  });
});

const rows = [twice(first(0, 100, { truths: [96] }), 104), twice(first(1, 100, { truths: [110] }), 80), first(2, 100), answeredSecond(first(3, 100), refused, null, asFemale, 'e', limit), rowOf(4)];

describe('the rows', () => {
  it('are sorted by the second age and by the difference, without its sign', () => {
    const by = (key: 'second' | 'second_difference', down = false) => select(rows, { ...allRows, sort: { by: key, down } }).map(({ index }) => index);
    expect(by('second')).toEqual([1, 0, 2, 3, 4]);
    expect(by('second_difference', true)).toEqual([1, 0, 2, 3, 4]);
  });

  it('are filtered by what is for review, and by the difference', () => {
    const found = (filter: 'disagree' | 'apart', farMonths = 12) => select(rows, { ...allRows, filter, farMonths }).map(({ index }) => index);
    expect([found('disagree'), found('apart'), found('apart', 24)]).toEqual([[1, 3], [1], []]);
  });

  it('are counted', () => {
    expect(tally(rows)).toMatchObject({ total: 5, secondOpen: 2, disagree: 2 });
  });

  it('come to a mean and an SD of the difference, a share above the limit, and an error of each network', () => {
    const found = twoPacks(rows);
    expect(found).toMatchObject({ n: 2, mean: -8, above: 0.5, oneOnly: 1, limit, errors: { n: 2, first: 7, second: 19 } });
    expect(found.sd).toBeCloseTo(Math.sqrt(((4 + 8) ** 2 + (-20 + 8) ** 2) / 1), 10);
    expect(twoPacks([first(0, 100)])).toEqual({ n: 0, mean: null, sd: null, limit: null, above: null, oneOnly: 0, errors: null });
    expect(twoPacks([twice(first(0, 100), 104, null)])).toMatchObject({ n: 1, mean: 4, sd: null, limit: null, above: null });
  });
});

it('the networks of a batch are those of single films unless others are chosen', () => {
  const settings = createSettings(null, ['en']);
  expect(usualNetworks(settings.current.value)).toEqual({ first: 'carpal-b4', second: null });
  const choices = [{ first: 'carpal-b4', second: null }, { first: 'carpal-b0', second: null }];
  expect(networkChoices(settings.current.value)).toEqual([...choices, { first: 'carpal-b4', second: 'carpal-b0' }]);
  settings.change({ pack: 'carpal-b0', second_pack: 'carpal-b4' });
  expect(usualNetworks(settings.current.value)).toEqual({ first: 'carpal-b0', second: 'carpal-b4' });
  expect(networkChoices(settings.current.value)).toEqual([...choices, { first: 'carpal-b0', second: 'carpal-b4' }]);
});

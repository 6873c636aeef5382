// @vitest-environment node
import { describe as group, expect, it } from 'vitest';
import { answered, begun, describe, differenceOf, waiting, type BatchRow } from '../../web/src/batch/rows';
import { allRows, select, stateOf, tally, type Selection } from '../../web/src/batch/select';
import { finding, maturity, sexResult, validation } from '../web/made-up';
import { asFemale, hashOf, readAnswer, readingOf, rowOf } from './made-up';

const results = (months: number) => ({ results: { female: sexResult(months), male: sexResult(months + 10) } });
const read = (row: BatchRow, months = 100, parts: Parameters<typeof readingOf>[2] = results(months)) => answered(row, readAnswer(readingOf(row.index, row.sex, parts)), null, asFemale, 'e');

group('a row', () => {
  it('has the reading of its child\'s sex, with codes, pack, engine and time', () => {
    const row = read(rowOf(3, 'a/b.png', { truths: [94, null] }));
    expect(row).toMatchObject({ name: 'b.png', sex: 'female', sexFrom: 'default', film_sha256: hashOf(3), mature: false, key: `${hashOf(3)} female no_age looks e` });
    expect(row.outcome).toMatchObject({ kind: 'done', reading: { status: 'read', bone_age_months: 100, low_months: 86.8, tier: 'high', milliseconds: 296, engine: { provider: 'wasm' } } });
    expect(differenceOf(row)).toBe(6);
    const male = read(rowOf(4, 'c.png', { sex: 'male' }));
    expect(male.outcome).toMatchObject({ reading: { bone_age_months: 110 } });
  });

  it('states no figure where the sex is not known, and none where the film was refused', () => {
    const unknown = read(rowOf(0, '0.png', {}, { tags: true, sex: 'unknown', looks: true }));
    const settled = answered(unknown, readAnswer(readingOf(0, null)), null, { tags: true, sex: 'unknown', looks: true }, 'e');
    expect(settled.outcome).toMatchObject({ kind: 'done', reading: { status: 'read', bone_age_months: null, tier: null } });
    const refused = read(rowOf(1), 100, { validation: validation({ 2: 0.001 }) });
    expect(refused.outcome).toMatchObject({ reading: { status: 'refused', bone_age_months: null, codes: ['blank_or_corrupt'] } });
    expect(stateOf(refused)).toBe('refused');
  });

  it('knows a mature hand, and lists every finding once', () => {
    const mature = sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
    const row = read(rowOf(0), 0, { results: { female: mature, male: sexResult(120) } });
    expect(row.mature).toBe(true);
    expect(row.outcome).toMatchObject({ reading: { bone_age_months: 214, codes: ['skeletally_mature'] } });
  });

  it('is read again once something else is said of its child, and stands otherwise', () => {
    const row = read(rowOf(0));
    expect(describe(row, { sex: 'female', months: null, truths: [90] }, asFemale)).toMatchObject({ outcome: { kind: 'done' }, truths: [90], sexFrom: 'table' });
    expect(describe(row, { sex: 'male', months: null, truths: [] }, asFemale)).toMatchObject({ sex: 'male', outcome: { kind: 'waiting' }, key: null });
    expect(describe(row, { sex: 'female', months: 99, truths: [] }, asFemale).outcome.kind).toBe('waiting');
    const tagged = answered(rowOf(1), { kind: 'read', reading: readingOf(1, 'male'), tagged: { sex: 'male', months: null } }, null, asFemale, 'e');
    expect(tagged).toMatchObject({ sex: 'male', sexFrom: 'tags' });
    expect(describe(tagged, tagged.given, { tags: false, sex: 'female', looks: true })).toMatchObject({ sex: 'female', outcome: { kind: 'waiting' } });
  });

  it('takes a reading that was kept, and waits again where that is gone', () => {
    const kept = { kind: 'kept', film_sha256: hashOf(0), tagged: null } as const;
    expect(answered(rowOf(0), kept, readingOf(0), asFemale, 'e').outcome.kind).toBe('done');
    expect(answered(rowOf(0), kept, null, asFemale, 'e').outcome.kind).toBe('waiting');
  });

  it('goes back to waiting when the batch is stopped over it', () => {
    expect(waiting(begun(rowOf(0))).outcome.kind).toBe('waiting');
    expect(waiting(read(rowOf(0))).outcome.kind).toBe('done');
  });
});

group('the rows that are shown', () => {
  const rows: BatchRow[] = [
    read(rowOf(0, 'film10.png', { truths: [70] }), 100),
    read(rowOf(1, 'film9.png', { truths: [100] }), 99),
    answered(rowOf(2, 'bad.png'), { kind: 'failed', error: { code: 'CorruptFile', detail: '' }, film_sha256: null }, null, asFemale, 'e'),
    read(rowOf(3, 'refused.png'), 100, { validation: validation({ 2: 0.001 }) }),
    read(rowOf(4, 'low.png', { truths: [null] }), 0, { results: { female: sexResult(60, 'low'), male: sexResult(60) } }),
    rowOf(5, 'later.png'),
  ];
  const shown = (part: Partial<Selection>) => select(rows, { ...allRows, ...part }).map(({ index }) => index);

  it('are filtered', () => {
    expect(shown({})).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shown({ filter: 'open' })).toEqual([5]);
    expect(shown({ filter: 'read' })).toEqual([0, 1, 4]);
    expect(shown({ filter: 'refused' })).toEqual([3]);
    expect(shown({ filter: 'failed' })).toEqual([2]);
    expect(shown({ filter: 'low' })).toEqual([4]);
    expect(shown({ filter: 'far', farMonths: 24 })).toEqual([0]);
    expect(shown({ filter: 'far', farMonths: 30 })).toEqual([]);
    expect(shown({ text: ' FILM' })).toEqual([0, 1]);
  });

  it('are sorted, what has no value last either way', () => {
    expect(shown({ sort: { by: 'name', down: false } })).toEqual([2, 1, 0, 5, 4, 3]);
    expect(shown({ sort: { by: 'bone_age', down: false } })).toEqual([4, 1, 0, 2, 3, 5]);
    expect(shown({ sort: { by: 'bone_age', down: true } })).toEqual([0, 1, 4, 2, 3, 5]);
    expect(shown({ sort: { by: 'difference', down: true } })).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shown({ sort: { by: 'tier', down: false } }).slice(0, 3)).toEqual([4, 0, 1]);
    expect(shown({ sort: { by: 'state', down: true } })).toEqual([2, 3, 0, 1, 4, 5]);
    expect(shown({ sort: { by: 'index', down: true } })).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('are counted', () => {
    expect(tally(rows)).toEqual({ total: 6, counts: { reading: 0, waiting: 1, read: 3, refused: 1, failed: 1 }, low: 1, withTruth: 2, withoutSex: 6, dicom: 0, secondOpen: 5, disagree: 0 });
  });
});

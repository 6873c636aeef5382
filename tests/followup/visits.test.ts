/** What of a case becomes a visit, and what two visits say together. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { samePack } from '../../web/src/domain/followup';
import { LOG_FIELDS, logCsv, logJson, LogStore, rowsOf } from '../../web/src/followup/log';
import { pairOf, pairsOf } from '../../web/src/followup/pairs';
import { addVisit, visitOf } from '../../web/src/followup/visit';
import type { Case } from '../../web/src/domain/case';
import { overridesText } from '../../web/src/app/words';
import { methodFacts } from '../../web/src/report/method';
import { recordJson } from '../../web/src/report/record';
import { tableLines } from '../../web/src/report/table-line';
import { inputOf } from '../report/cases';
import { finding, maturity, sexResult, validation } from '../web/made-up';
import { caseOf, hash, later, patient, visit } from './made-up';

const circumstances = { app_version: '0.0.0', now: new Date('2026-05-06T07:08:09Z') };
const dated = { date: '2024-03-09', chronological_age_months: 96 };
const reported = (own: Case) => inputOf(own);
const code = (what: string) => expect.objectContaining({ code: what });

describe('a case', () => {
  it('becomes a visit with all that is kept of it, and nothing else', async () => {
    const height = { cm: 131.2, chronological_age_months: 96, date: '2024-03-09', method: 'standing' as const };
    const { standing } = later();
    const read = await caseOf({
      own: { bone_age_months: 100, before_machine: true }, judgement: { verdict: 'overrules', remark: 'too old', reader: 'R' },
      growth: { difference_months: 3, two_readers_rms_months: 7.56, standing, adult_height: {} as never, target_height: null },
      study: { patient_name: 'SECRET', patient_id: 'SECRET' } as never,
    }, { height, label: 'SECRET', indication: 'SECRET', birth_date: '2016-03-09' });
    const made = visitOf(read, dated, circumstances);
    expect(made).toEqual(visit({
      film_sha256: '9f2c1e7ab05d44c8'.repeat(4), recorded: '2026-05-06T07:08:09.000Z', core_version: read.reading.assessment.core_version, pack: read.reading.assessment.pack,
      bone_age: { months: 99.2, low_months: 86, high_months: 112.4, level: 0.9 }, own: read.own, judgement: read.judgement, standing, height,
    }));
    expect(JSON.stringify(made)).not.toMatch(/SECRET|2016/);
  });

  it('carries the overrides that its report, its table and the log name', async () => {
    const { reading, ...rest } = await caseOf();
    const { assessment } = reading;
    const forced = { ...rest, reading: {
      ...reading, assessment: { ...assessment, status: 'read_against_refusal' as const, placement: { ...assessment.placement, manual: true } },
      rendering: { frame: 2, frames: 3, voi: 'default', findings: [] as const } as unknown as typeof reading.rendering,
    } };
    const { overrides } = visitOf(forced, dated, circumstances);
    expect(overrides).toEqual(['against', 'placed', 'rendering']);
    expect(rowsOf(forced, '0.0.0', circumstances.now)[0]!.overrides).toBe(overrides!.join(' '));
    expect(overrides).toEqual((JSON.parse(recordJson(reported(forced))) as { overrides: unknown }).overrides);
    expect(tableLines(reported(forced))).toContain(`,${overrides!.join(' ')},`);
    expect(new Map(methodFacts(reported(forced), [])).get('Overrides')).toBe(overridesText(overrides!));
  });

  it('of a mature hand or a refused film has no bone age', async () => {
    const mature = sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
    expect(visitOf(await caseOf({}, {}, { results: { female: mature, male: mature } }), dated, circumstances)).toMatchObject({ mature: true, bone_age: null, status: 'read' });
    const refused = visitOf(await caseOf({ own: { bone_age_months: 90, before_machine: true } }, {}, { validation: validation({ 5: 0.03 }) }), dated, circumstances);
    expect(refused).toMatchObject({ status: 'refused', bone_age: null, confidence: null, mature: false, own: { bone_age_months: 90 } });
  });

  it('without a sex, without a date of its own or of a day to come is refused', async () => {
    const read = await caseOf();
    for (const sex of ['unknown', null] as const) {
      const unsexed = await caseOf({}, { sex });
      expect(() => visitOf(unsexed, dated, circumstances)).toThrow(code('sex_unknown'));
    }
    for (const date of ['', '2024-02-30', '09.03.2024']) expect(() => visitOf(read, { ...dated, date }, circumstances)).toThrow(code('no_date'));
    expect(() => visitOf(read, { ...dated, date: '2026-05-08' }, circumstances)).toThrow(code('date_in_future'));
  });
});

describe('a visit', () => {
  it('begins a file or goes to its place by date', () => {
    expect(addVisit([], { label: ' K-17 ' }, visit(), () => 'fresh')).toEqual({ id: 'fresh', patient: { id: 'fresh', label: 'K-17', visits: [visit()] } });
    const middle = visit({ film_sha256: hash('c'), date: '2025-01-01' });
    expect(addVisit([patient()], { id: 'one' }, middle, () => '').patient!.visits.map(({ date }) => date)).toEqual(['2024-03-09', '2025-01-01', '2026-03-09']);
  });

  it('of the same film read again takes the place of the old reading; what was said of the film stays', () => {
    const height = later().height;
    const own = { bone_age_months: 123, before_machine: true };
    const kept = patient({ visits: [visit({ own, height, judgement: { verdict: 'overrules', remark: '', reader: '' } })] });
    const again = visit({ pack: { ...visit().pack, version: '0.4.0' } });
    expect(addVisit([kept], { id: 'one' }, again, () => '').patient!.visits).toEqual([{ ...again, own, height, judgement: null }]);
  });

  it('does not come to another child: a taken name, none, another sex, a file that is gone', () => {
    expect(() => addVisit([patient()], { label: 'K-17' }, visit(), () => '')).toThrow(code('label_taken'));
    expect(() => addVisit([], { label: '  ' }, visit(), () => '')).toThrow(code('label_empty'));
    expect(() => addVisit([patient()], { id: 'one' }, visit({ sex: 'male', date: '2025-01-01' }), () => '')).toThrow(code('other_sex'));
    expect(() => addVisit([], { id: 'one' }, visit(), () => '')).toThrow(code('gone'));
  });
});

describe('two visits', () => {
  const long = { from: visit(), to: later() };

  it('give the difference and the quotient with their error, by the roots of the summed squares', () => {
    const { change, gap_months, marks, ages_apart_months } = pairOf(long.from, long.to);
    expect(marks).toEqual([]);
    // 730 days.
    expect(gap_months).toBeCloseTo(730 / (365.25 / 12), 10);
    // 126 - 99; up: 137 - 126 and 99 - 88; down: 126 - 114 and 111 - 99.
    expect(change!.months).toBe(27);
    expect(change!.high_months).toBeCloseTo(27 + Math.sqrt(11 ** 2 + 11 ** 2), 10);
    expect(change!.low_months).toBeCloseTo(27 - Math.sqrt(12 ** 2 + 12 ** 2), 10);
    expect(change!.quotient).toBeCloseTo(27 / gap_months, 10);
    expect(change!.quotient_low).toBeCloseTo(change!.low_months / gap_months, 10);
    expect(change!.quotient_high).toBeCloseTo(change!.high_months / gap_months, 10);
    expect(change!.level).toBe(0.9);
    expect(ages_apart_months).toBeNull();
  });

  it('far apart are no short gap; near each other for their error they are', () => {
    expect(pairOf(long.from, long.to).change!.short).toBe(false);
    // Half a year: an error of 17 months.
    expect(pairOf(long.from, later({ date: '2024-09-09' })).change!.short).toBe(true);
    // Two years, but neither standing still nor keeping pace can be told.
    expect(pairOf(long.from, later({ bone_age: { months: 111, low_months: 99, high_months: 122, level: 0.9 } })).change!.short).toBe(true);
    // Nearly exact readings: half a year is long.
    const exact = (months: number) => ({ months, low_months: months - 1, high_months: months + 1, level: 0.9 });
    expect(pairOf(visit({ bone_age: exact(99) }), later({ date: '2024-09-09', bone_age: exact(105) })).change!.short).toBe(false);
  });

  it.each([
    ['other_pack', later({ pack: { ...visit().pack, version: '0.3.5' } })],
    ['other_pack', later({ pack: { ...visit().pack, model_sha256: hash('0') } })],
    ['other_pack', later({ pack: { ...visit().pack, name: 'carpal-b5' } })],
    ['other_sex', later({ sex: 'male' })],
    ['same_film', later({ film_sha256: visit().film_sha256 })],
    ['same_day', later({ date: visit().date, chronological_age_months: 96 })],
    ['no_bone_age', later({ bone_age: null, mature: true })],
    ['against_refusal', later({ status: 'read_against_refusal' })],
    ['overruled', later({ judgement: { verdict: 'overrules', remark: '', reader: '' } })],
    ['synthetic', later({ synthetic: true })],
  ] as const)('are not subtracted: %s', (mark, to) => {
    expect(pairOf(visit(), to)).toMatchObject({ marks: [mark], change: null });
    // What is of one visit marks the next pair as well.
    const next = pairOf(to, later({ film_sha256: hash('9'), date: '2027-03-09' })).marks;
    expect(next).toEqual(mark === 'same_film' || mark === 'same_day' ? [] : [mark]);
  });

  it('whose ages and dates disagree are named', () => {
    expect(pairOf(visit(), later({ chronological_age_months: 108 })).ages_apart_months).toBeCloseTo(-12, 0);
    expect(pairOf(visit(), later({ chronological_age_months: 121 })).ages_apart_months).toBeNull();
    expect(pairOf(visit(), later({ chronological_age_months: null })).ages_apart_months).toBeNull();
  });

  it('of many: one after the other, then first and last', () => {
    const middle = visit({ film_sha256: hash('c'), date: '2025-03-09' });
    expect(pairsOf([visit(), middle, later()]).map(({ from, to }) => [from.date.slice(0, 4), to.date.slice(0, 4)])).toEqual([['2024', '2025'], ['2025', '2026'], ['2024', '2026']]);
    expect(pairsOf([visit(), later()])).toHaveLength(1);
    expect(pairsOf([visit()])).toEqual([]);
    expect(samePack(visit().pack, later().pack)).toBe(true);
  });
});

describe('the log', () => {
  it('has a row for each stated result, without any name', async () => {
    const read = await caseOf({ own: { bone_age_months: 100, before_machine: true }, judgement: { verdict: 'overrules', remark: 'SECRET', reader: 'SECRET' } }, { label: 'SECRET' });
    const [row, ...none] = rowsOf(read, '0.0.0', circumstances.now);
    expect(none).toEqual([]);
    expect(row).toMatchObject({
      time: '2026-05-06T07:08:09.000Z', film_sha256: read.reading.film_sha256, model_sha256: read.reading.assessment.pack.model_sha256, provider: 'wasm', status: 'read', overrides: '',
      sex: 'female', sex_chosen: true, bone_age_months: 99.2, low_months: 86, mature: false, own_bone_age_months: 100, judgement: 'overrules',
    });
    expect(Object.keys(row!)).toEqual([...LOG_FIELDS]);
    const { assessment } = read.reading;
    const forced = { ...read, reading: { ...read.reading, assessment: { ...assessment, status: 'read_against_refusal' as const, placement: { ...assessment.placement, manual: true } } } };
    expect(rowsOf(forced, '0.0.0', circumstances.now)[0]).toMatchObject({ overrides: 'against placed' });
    expect(JSON.stringify(row)).not.toContain('SECRET');
    expect(rowsOf(await caseOf({}, { sex: 'unknown' }), '0.0.0', circumstances.now).map(({ sex, sex_chosen }) => [sex, sex_chosen])).toEqual([['female', false], ['male', false]]);
    const [refused] = rowsOf(await caseOf({}, { sex: null }, { validation: validation({ 5: 0.03 }) }), '0.0.0', circumstances.now);
    expect(refused).toMatchObject({ status: 'refused', sex: null, bone_age_months: null, mature: null, validation_passed: false });
  });

  it('is kept, exported as CSV and JSON, and cleared', async () => {
    const store = await LogStore.open('log-test');
    const rows = rowsOf(await caseOf({}, { sex: 'unknown' }), 'a "test", 1', circumstances.now);
    await store.append(rows);
    store.close();
    const next = await LogStore.open('log-test');
    expect(await next.all()).toEqual(rows);
    const imprint = { notice: 'Research use.', intended_use: 'For readers, beside them.' };
    const lines = logCsv(rows, imprint).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(`${LOG_FIELDS.join(',')},intended_use,use`);
    expect(lines[1]).toContain(',"a ""test"", 1",');
    expect(lines[1]!.endsWith(',female,false,99.2,86,112.4,0.9,false,high,false,,,"For readers, beside them.",Research use.')).toBe(true);
    expect(JSON.parse(logJson(rows, imprint))).toEqual({ format: 'carpal-log', schema_version: '1.1', ...imprint, rows });
    // A row of before there was this field.
    const older = Object.fromEntries(Object.entries(rows[0]!).filter(([field]) => field !== 'overrides')) as unknown as (typeof rows)[number];
    expect(logCsv([older], imprint).split('\r\n')[1]).toContain(',good,,read,');
    await next.clear();
    expect(await next.count()).toBe(0);
    next.close();
  });
});

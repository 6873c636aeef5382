/** Another pack's reading in everything that leaves the page: named, beside the first, which stays as it is. */
import { describe, expect, it } from 'vitest';
import { composeReport } from '../../web/src/report/compose';
import { structuredReport } from '../../web/src/report/dicom/structured-report';
import { recordJson } from '../../web/src/report/record';
import { rowOf, tableLines } from '../../web/src/report/table-line';
import { reportText } from '../../web/src/report/text';
import { limit, secondManifest } from '../web/second-pack';
import { CASES, inputOf } from './cases';

const lines = (name: string) => reportText(composeReport(inputOf(CASES[name]!))).split('\n');
const cells = (name: string) => rowOf(inputOf(CASES[name]!), 'female');
const sr = (name: string) => Buffer.from(structuredReport(inputOf(CASES[name]!))).toString('utf8');
interface Second { status: string; pack: object; engine: { threads: number }; results: Record<string, unknown>[] }
const record = (name: string) => JSON.parse(recordJson(inputOf(CASES[name]!))) as { second_opinion: Second | null; in_words: { second_opinion: string[] }; assessment: { safety: { verdict: string } } };

describe('a second opinion', () => {
  it('has a part of its own in the report, with both readings, their difference and the limit', () => {
    const words = lines('second');
    expect(words).toContain('SECOND OPINION');
    expect(words).toContain('carpal-b4 1.0.0: 8 y 3 mo; 90 % interval 7 y 2 mo to 9 y 4 mo; Mid childhood; High certainty');
    expect(words).toContain('carpal-b0 0.1.0: 8 y 8 mo; 90 % interval 7 y 7 mo to 9 y 9 mo; Mid childhood; High certainty');
    expect(words).toContain('Difference, carpal-b0 minus carpal-b4: +4.8 mo. The networks agree within the limit. The limit for review is 14.2 mo, measured on 418 films.');
    expect(words).toContain(`Model SHA-256: ${secondManifest.files.model.sha256}`);
    // One that agrees adds nothing to the impression.
    expect(words.filter((line) => line.startsWith('Second opinion:'))).toEqual([]);
  });

  it('beyond the limit is in the impression, and says that a site’s correction is not in it', () => {
    const words = lines('secondFar');
    expect(words).toContain('Second opinion: Difference, carpal-b0 minus carpal-b4: +20.8 mo. Two networks read this film 20.8 mo apart (limit 14.2 mo). A hand has one age. Have the film read by an expert before either figure is used.');
    expect(words.join(' ')).toContain('The difference is of the networks’ own ages, without the site correction.');
    expect(cells('secondFar')).toMatchObject({ second_difference_months: 20.8, second_grade: 'review', bone_age_months: 99.2 });
  });

  it('without a measured limit is not judged', () => {
    expect(lines('secondUnjudged').join(' ')).toContain('No limit was measured for these two versions');
    expect(cells('secondUnjudged')).toMatchObject({ second_difference_months: 20.8, second_limit_months: null, second_grade: null });
    expect(record('secondUnjudged').second_opinion!.results[0]).toMatchObject({ limit_source: null, grade: null, finding: null });
  });

  it('that refuses or finds the hand mature has no figures; one beside a refusal states none', () => {
    expect(cells('secondRefuses')).toMatchObject({ second_status: 'refused', second_compared: 'second_refused', second_bone_age_months: null, second_difference_months: null, second_grade: 'review' });
    expect(cells('firstRefuses')).toMatchObject({ status: 'refused', second_status: 'read', second_compared: 'first_refused', second_bone_age_months: null, second_stage: null, second_grade: 'review' });
    const { second_opinion, in_words } = record('firstRefuses');
    expect(second_opinion!.results).toEqual([expect.objectContaining({ bone_age_months: null, interval: null, stage: null, finding: 'packs_disagree' })]);
    expect(in_words.second_opinion.join(' ')).not.toMatch(/\d y \d/);
    expect(cells('secondMature')).toMatchObject({ second_compared: 'second_mature', second_mature: true, second_bone_age_months: null, second_interval_low_months: null, second_grade: 'review' });
    expect(lines('firstRefuses').join(' ')).not.toMatch(/8 y 3 mo/);
  });

  it('is in the record with what made it, outside of the Assessment', () => {
    const { second_opinion: second, in_words, assessment } = record('secondFar');
    expect(second).toMatchObject({ status: 'read', pack: { name: 'carpal-b0', version: '0.1.0', model_sha256: secondManifest.files.model.sha256 }, engine: { threads: 1 } });
    expect(second!.results).toEqual([{
      sex: 'female', bone_age_months: 120, interval: { level: 0.9, low_months: expect.closeTo(106.8, 9) as number, high_months: expect.closeTo(133.2, 9) as number }, mature: false,
      stage: expect.objectContaining({ key: 'early_adolescence' }) as object, confidence: 'high', compared: 'both_aged', difference_months: expect.closeTo(20.8, 9) as number,
      limit_months: 14.2, limit_films: 418, limit_source: limit.source, grade: 'review', finding: 'packs_disagree',
    }]);
    expect(in_words.second_opinion).toHaveLength(3);
    expect(assessment.safety.verdict).toBe('good');
    expect(record('read')).toMatchObject({ second_opinion: null, in_words: { second_opinion: [] } });
  });

  it('of both sexes has a result each', () => {
    expect(record('secondUnknown').second_opinion!.results.map(({ sex, grade }) => [sex, grade])).toEqual([['female', 'review'], ['male', 'good']]);
    expect(lines('secondUnknown').join(' ')).toContain('Male: Difference, carpal-b0 minus carpal-b4: +4.6 mo.');
  });

  it('is in the last columns of the line, which are empty without one', () => {
    const [head] = tableLines(inputOf(CASES.read!)).split('\r\n');
    expect(head!.split(',').slice(-16)).toEqual([
      'second_pack_name', 'second_pack_version', 'second_model_sha256', 'second_status', 'second_bone_age_months', 'second_interval_level', 'second_interval_low_months', 'second_interval_high_months',
      'second_mature', 'second_stage', 'second_confidence', 'second_execution_provider', 'second_compared', 'second_difference_months', 'second_limit_months', 'second_grade',
    ]);
    const second = (name: string) => Object.entries(cells(name)).filter(([column]) => column.startsWith('second_')).map(([, cell]) => cell);
    expect(second('read')).toEqual(Array.from({ length: 16 }, () => null));
    expect(second('second')).toEqual(['carpal-b0', '0.1.0', secondManifest.files.model.sha256, 'read', 104, 0.9, 90.8, 117.2, false, 'mid_childhood', 'high', 'wasm', 'both_aged', 4.8, 14.2, 'good']);
  });

  it('is in the structured report as text, the finding in its conclusion', () => {
    expect(sr('second')).toContain('carpal-b0 0.1.0: 8 y 8 mo; 90 % interval');
    expect(sr('second')).not.toContain('apart');
    expect(sr('secondFar').match(/Two networks read this film 20\.8 mo apart/g)).toHaveLength(2);
    expect(sr('read')).not.toContain('second-opinion');
  });
});

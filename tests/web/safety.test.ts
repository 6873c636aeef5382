import { describe, expect, it } from 'vitest';
import { checksOf, count, notGood, refusalReasons, refusedByReading, safetyFor } from '../../web/src/domain/safety';
import { anatomy, assessmentOf, finding, fullManifest, goodParts, manifest, maturity, quality, sexResult, validation } from './made-up';

const full = (changes: Parameters<typeof goodParts>[0] = {}) => goodParts({ quality: quality(), anatomy: anatomy(0.4), ...changes });

describe('the list of checks', () => {
  it('holds everything that was checked, also what found nothing', () => {
    const checks = checksOf(assessmentOf(full(), { sex: 'female' }), fullManifest, 'female');
    expect(checks.map(({ tier }) => tier)).toEqual([...Array(19).fill(1), 2, ...Array(8).fill(3)]);
    expect(count(checks)).toEqual({ total: 28, review: 0, refuse: 0 });
    expect(checks.find(({ code }) => code === 'under_24_months')).toMatchObject({ value: 99.2, low: 24, high: null, grade: 'good' });
    expect(checks.find(({ code }) => code === 'sex_difference')).toMatchObject({ value: expect.closeTo(6.2, 9), high: 30 });
    // Every check has a value to draw, good ones too; this made-up reading says nothing of maturity.
    expect(checks.filter(({ value }) => value === null).map(({ code }) => code)).toEqual(['skeletally_mature']);
  });

  it('is shorter with a pack that has fewer limits', () => {
    const checks = checksOf(assessmentOf(goodParts(), { sex: 'female' }), manifest, 'female');
    expect(checks.map(({ code }) => code)).toEqual([
      'saturation_mean', 'intensity_sd', 'brightness_mean', 'peak_concentration', 'dynamic_range', 'edge_ratio',
      'age_outside_stage', 'age_at_lower_limit', 'age_at_upper_limit', 'under_24_months',
    ]);
  });

  it('gives the limit that was crossed, and the worst first', () => {
    const parts = full({
      quality: quality({ brightness: 0.95, noise: 0.08 }), anatomy: anatomy(2.4),
      results: { female: sexResult(99, 'high', [finding('age_outside_stage', 8, 6)]), male: sexResult(100) },
    });
    const checks = checksOf(assessmentOf(parts, { sex: 'female', override: true }), fullManifest, 'female');
    expect(notGood(checks).map(({ code, grade, high }) => [code, grade, high])).toEqual([
      ['quality_brightness', 'refuse', 0.9], ['quality_noise', 'review', 0.06], ['unlike_a_hand', 'review', 1.8], ['age_outside_stage', 'review', 6],
    ]);
    expect(count(checks)).toMatchObject({ review: 3, refuse: 1 });
  });

  it('names the sex where both are read', () => {
    const parts = full({ results: { female: sexResult(99), male: sexResult(20, 'high', [finding('under_24_months', 20, 24)]) } });
    const found = notGood(checksOf(assessmentOf(parts), fullManifest, 'unknown'));
    expect(found).toMatchObject([{ code: 'under_24_months', sex: 'male', value: 20, low: 24 }]);
  });

  it('ends with the film where the network was not run', () => {
    const checks = checksOf(assessmentOf(full({ validation: validation({ 5: 0.03 }) })), fullManifest, 'female');
    expect(new Set(checks.map(({ tier }) => tier))).toEqual(new Set([1]));
    expect(refusalReasons(checks)).toMatchObject([{ code: 'dynamic_range', failure: 'low_contrast', value: 0.03, low: 0.05 }]);
  });

  it('tells of a refused reading all that was found, with value and limit, but no age', () => {
    const findings = [finding('implausible_age', 31, 24, 'refuse'), finding('age_outside_stage', 9, 6), finding('age_at_upper_limit', 247, 216)];
    const parts = full({ results: { female: sexResult(216, 'low', findings), male: sexResult(228) } });
    const checks = checksOf(assessmentOf(parts, { sex: 'female' }), fullManifest, 'female').filter(({ tier }) => tier === 3);
    expect(checks).toMatchObject([
      { code: 'implausible_age', value: 31, high: 24, grade: 'refuse' }, { code: 'age_outside_stage', value: 9, high: 6, grade: 'review' },
      { code: 'age_at_upper_limit', value: null, high: 216, grade: 'review' },
    ]);
    const both = checksOf(assessmentOf(parts), fullManifest, 'unknown').filter(({ tier }) => tier === 3);
    expect(both.map(({ sex }) => sex)).toEqual(['female', 'female', 'female']);
    expect(checksOf(assessmentOf(parts), fullManifest, 'male').filter(({ tier }) => tier === 3)).toEqual([]);
  });

  it('holds the second look once it was taken, with the limit that it was held against', () => {
    const looks = { female: [1, -2, 1.5], male: [11, 0, -3] } as const;
    const of = (looked: boolean, sex: 'female' | 'male') =>
      checksOf(assessmentOf(full({ looks }), { sex, looked }), fullManifest, sex).find(({ code }) => code === 'views_disagree');
    expect(of(false, 'female')).toBeUndefined();
    expect(of(true, 'female')).toMatchObject({ tier: 3, value: 2, high: 9, grade: 'good' });
    expect(of(true, 'male')).toMatchObject({ value: 11, high: 9, grade: 'review' });
  });

  it('counts the vote for maturity as one check', () => {
    const mature = sexResult(216, 'medium', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
    const checks = checksOf(assessmentOf(full({ results: { female: mature, male: sexResult(228) } }), { sex: 'female' }), fullManifest, 'female');
    expect(checks.filter(({ code }) => code === 'skeletally_mature')).toMatchObject([{ value: 4, high: 3, grade: 'review' }]);
    // No age is stated, and no check tells it: of the others only what was found has a value.
    expect(checks.filter(({ tier, code }) => tier === 3 && code !== 'skeletally_mature').map(({ value }) => value)).toEqual(Array(7).fill(null));
  });
});

describe('the verdict for another sex than the record’s', () => {
  const parts = full({ results: { female: sexResult(99), male: sexResult(60, 'low', [finding('wide_interval', 50, 48, 'refuse'), finding('age_outside_stage', 9, 6)]) } });

  it('is that sex’s own', () => {
    const record = assessmentOf(parts, { sex: 'female' });
    expect(safetyFor(record, 'female')).toBe(record.safety);
    expect(record.safety.verdict).toBe('good');
    expect(assessmentOf(parts, { sex: 'male' }).safety).toMatchObject(safetyFor(record, 'male'));
    expect(safetyFor(record, 'unknown').verdict).toBe('refuse');
  });

  it('is known to be open where the reading alone was refused', () => {
    expect(refusedByReading(assessmentOf(parts).safety)).toBe(true);
    expect(refusedByReading(assessmentOf({ ...parts, anatomy: anatomy(4) }).safety)).toBe(false);
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Assessment, SexResult } from '../domain/assessment';
import { siteCorrected, statedResult, type SiteLine, type SiteProfile } from '../domain/site-calibration';
import { random } from './bootstrap';
import { compare } from './compared';
import { pack, study } from './made-up';
import { FIT, fitSite, leastSquares, profileOf, shuffled } from './site-calibration';

const signature = { signed_by: 'A. Weiss', date: '2026-03-09', app_version: '0.1.0', pack };

describe('a fit', () => {
  it('finds a bias, and what it gains on films that it was not fitted on', () => {
    const { female, male } = fitSite(compare(study(200, { shift: 9 })));
    for (const fit of [female, male]) {
      expect(fit).toMatchObject({ refused: null, n: 100 });
      expect(fit.line!.slope).toBeGreaterThan(0.9);
      expect(fit.line!.gain_low_months).toBeGreaterThan(0);
      expect(fit.line!.gain_months).toBeCloseTo(fit.line!.mae_before_months - fit.line!.mae_after_months, 9);
    }
    expect(profileOf({ female, male }, signature)).toMatchObject({ ...signature, lines: { female: { n: 100 }, male: { n: 100 } }, fit: { least_n: 30 } });
  });

  it('is refused where nothing is gained', () => {
    const fits = fitSite(compare(study(200, { seed: 3 })));
    expect([fits.female.refused, fits.male.refused]).toEqual(['not_significant', 'not_significant']);
    expect(fits.female.line!.gain_low_months).toBeLessThanOrEqual(0);
    expect(profileOf(fits, signature)).toBeNull();
  });

  it('asks for thirty films of the sex itself', () => {
    expect(FIT.least_n).toBe(30);
    expect(fitSite(compare(study(58, { shift: 15 }))).female).toEqual({ sex: 'female', n: 29, line: null, refused: 'too_few' });
    expect(fitSite(compare(study(59, { shift: 15 })))).toMatchObject({ female: { n: 30, refused: null }, male: { n: 29, refused: 'too_few' } });
  });

  it('is refused for films of one age, of two packs, and where it would fall', () => {
    const { films, packs } = compare(study(100, { shift: 9 }));
    expect(fitSite({ films: films.map((film) => ({ ...film, prediction: 100 })), packs }).male.refused).toBe('no_spread');
    expect(fitSite({ films, packs: [...packs, { ...pack, version: '9.9.9' }] }).male.refused).toBe('mixed_packs');
    expect(fitSite({ films: films.map((film) => ({ ...film, truth: 228 - film.truth })), packs }).male.refused).toBe('not_rising');
  });

  it('leaves mature hands out, of which no age is stated', () => {
    const { films, packs } = compare(study(80, { shift: 9 }));
    expect(fitSite({ films: films.map((film, index) => ({ ...film, mature: index < 20 })), packs }).female.n).toBe(30);
  });

  it('is the same for the same films', () => {
    const films = compare(study(90, { shift: 6 }));
    expect(fitSite(films)).toEqual(fitSite(films));
  });

  it('a line through points on a line is that line', () => {
    expect(leastSquares([10, 50, 90].map((prediction) => ({ prediction, truth: 0.9 * prediction + 4 })))).toEqual({ slope: expect.closeTo(0.9, 12), intercept_months: expect.closeTo(4, 10) });
  });

  it('a shuffle loses nobody', () => {
    expect([...shuffled(50, random(3))].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });
});

describe('a figure at a site', () => {
  const line: SiteLine = {
    n: 40, slope: 0.9, intercept_months: 4, from_months: 30, to_months: 200, mae_before_months: 9, mae_after_months: 7, gain_months: 2, gain_low_months: 0.6, gain_high_months: 3.1,
    coverage_before: 0.85, coverage_after: 0.9,
  };
  const profile: SiteProfile = { ...signature, lines: { female: line, male: null }, fit: FIT };
  const result = { bone_age_months: 100, interval: { level: 0.9, low_months: 88, high_months: 112 }, maturity: null, stage: { index: 2, key: 'mid_childhood', probability: 0.8 } } as unknown as SexResult;
  const read = (changes: Partial<SexResult> = {}, status: Assessment['status'] = 'read', of = pack) => ({ pack: of, status, results: { female: { ...result, ...changes }, male: result } });
  const ages = { age: { mean_months: 0, sd_months: 1, range_months: { female: [0, 216] as [number, number], male: [0, 228] as [number, number] } } };

  it('moves with its interval by the same line, and nothing else of the result moves', () => {
    const standing = siteCorrected(read(), 'female', profile, ages);
    expect(standing).toEqual({ kind: 'corrected', bone_age_months: 94, low_months: expect.closeTo(83.2, 9), high_months: expect.closeTo(104.8, 9) });
    expect(statedResult(result, standing)).toEqual({ ...result, bone_age_months: 94, interval: { level: 0.9, low_months: expect.closeTo(83.2, 9), high_months: expect.closeTo(104.8, 9) } });
    expect(statedResult(result, null)).toBe(result);
  });

  it('stays inside the range of the pack', () => {
    const steep = { ...profile, lines: { female: { ...line, slope: 2 }, male: null } };
    expect(siteCorrected(read({ bone_age_months: 190 }), 'female', steep, ages)).toMatchObject({ bone_age_months: 216, high_months: 216 });
  });

  it('is the pack’s own, with the reason, wherever the profile does not speak', () => {
    const why = (...[assessment, sex = 'female']: [Parameters<typeof siteCorrected>[0], 'female' | 'male'] | [Parameters<typeof siteCorrected>[0]]) => siteCorrected(assessment, sex, profile, ages);
    expect(why(read({}, 'read', { ...pack, version: '1.0.1' }))).toEqual({ kind: 'silent', why: 'other_pack' });
    expect(why(read({}, 'read', { ...pack, model_sha256: '0'.repeat(64) }))).toEqual({ kind: 'silent', why: 'other_pack' });
    expect(why(read(), 'male')).toEqual({ kind: 'silent', why: 'sex_not_fitted' });
    expect(why(read({ bone_age_months: 29 }))).toEqual({ kind: 'silent', why: 'outside_ages' });
    expect(why(read({ bone_age_months: 201 }))).toEqual({ kind: 'silent', why: 'outside_ages' });
    expect(why(read({ maturity: { mature: true, votes: 4, factors: [] } }))).toEqual({ kind: 'silent', why: 'mature' });
    expect(why(read({}, 'read_against_refusal'))).toEqual({ kind: 'silent', why: 'reading_doubtful' });
  });

  it('is not asked for without a profile or a result', () => {
    expect(siteCorrected(read(), 'female', null, ages)).toBeNull();
    expect(siteCorrected({ pack, status: 'refused', results: null }, 'female', profile, ages)).toBeNull();
  });
});

it('of unbiased readings hardly ever finds a correction', () => {
  const uniform = (seed: number) => { const next = random(seed); return () => next() / 0x1_0000_0000; };
  const found = Array.from({ length: 60 }, (_, seed) => {
    const share = uniform(7919 * (seed + 1));
    const films = Array.from({ length: 40 }, () => {
      const prediction = 20 + 180 * share();
      const truth = prediction + 18 * (share() + share() + share() - 1.5);
      return { ...compare(study(1)).films[0]!, prediction, truth, low: prediction - 15, high: prediction + 15 };
    });
    return fitSite({ films, packs: [pack] }).female.refused;
  });
  // Of a two-sided 95 % interval one in forty would be above 0 by chance.
  expect(found.filter((refused) => refused === null).length).toBeLessThanOrEqual(2);
});

// @vitest-environment node
/** The programs' own parts: tables, folders, summaries, limits. What runs the core is tested in tests/wasm. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLabels, parseSplit, TableError } from './csv';
import { FilmFolder } from './films';
import { measuringManifest, QUALITY_MEASURES, type Measured, type QualityValues, type Values } from './measure_films';
import { fitProfile, fitQuality, inside, passes, qualityRates, quantile, refusals, withQuality, type Profile } from './profiles';
import { summarise, type FilmRow } from './summary';

describe('parseLabels', () => {
  const rows = (source: string) => parseLabels(source).map(({ id, sex, truth, problem }) => [id, sex, truth, problem]);

  it("reads RSNA's tables, in any order, case and separator", () => {
    expect(rows('id,boneage,male\n1377,180,False\n1378,12.5,TRUE\n')).toEqual([['1377', 'female', 180, null], ['1378', 'male', 12.5, null]]);
    expect(rows('\uFEFFMale;ID;BoneAge\r\n1;a.png;3\r\n0;b;4\r\n')).toEqual([['a.png', 'male', 3, null], ['b', 'female', 4, null]]);
    expect(rows('Image ID,male,Bone Age (months)\n"7","M","1e2"\n8,f,0')).toEqual([['7', 'male', 100, null], ['8', 'female', 0, null]]);
  });

  it.each([
    ['x,abc,M', 'NonNumericAge'], ['x,,M', 'NonNumericAge'], ['x,nan,M', 'NonNumericAge'], ['x,12 months,M', 'NonNumericAge'], ['x,Infinity,M', 'NonNumericAge'],
    ['x,0x10,M', 'NonNumericAge'], ['x,-1,M', 'AgeOutOfRange'], ['x,228.5,M', 'AgeOutOfRange'], ['x,100,', 'UnreadableSex'], ['x,100,2', 'UnreadableSex'],
    [',100,M', 'MissingId'], ['x,100', 'UnreadableRow'], ['x,100,M,more', 'UnreadableRow'], ['x,"100,M', 'UnreadableRow'],
  ])('names what is wrong with %s', (line, problem) => {
    expect(rows(`id,boneage,male\n${line}`)[0]![3]).toBe(problem);
  });

  it('takes 0 and 228 months, and an id once', () => {
    expect(rows('id,boneage,male\na,0,M\nb,228,F\na,5,F').map((row) => row[3])).toEqual([null, null, 'DuplicateId']);
  });

  it('says which column is missing', () => {
    expect(() => parseLabels('id,age_years,male\n')).toThrow(TableError);
    expect(() => parseLabels('')).toThrow(/'id'/);
  });
});

it('a split gives the ids of each part, without extension', () => {
  expect(parseSplit('id,part\n1.jpg,train\n2,holdout\n3,train\n')).toEqual(new Map([['train', new Set(['1', '3'])], ['holdout', new Set(['2'])]]));
});

it('a folder finds films with and without extension, and does not choose between two', () => {
  const path = mkdtempSync(join(tmpdir(), 'carpal-'));
  try {
    for (const name of ['1.png', '2.JPG', '3.png', '3.bmp', '4.txt']) writeFileSync(join(path, name), '');
    const films = new FilmFolder(path);
    expect(films.find('1')).toEqual({ path: join(path, '1.png') });
    expect(films.find('1.jpg')).toEqual({ path: join(path, '1.png') });
    expect(films.find('2.jpg')).toEqual({ path: join(path, '2.JPG') });
    expect(films.find('3')).toEqual({ problem: 'AmbiguousFilm' });
    expect(films.find('3.bmp')).toEqual({ path: join(path, '3.bmp') });
    expect(films.find('4')).toEqual({ problem: 'MissingFilm' });
  } finally {
    rmSync(path, { recursive: true });
  }
});

describe('summarise', () => {
  const bounds = [24, 60, 120, 168, 204];
  const film = (changes: Partial<FilmRow>): FilmRow => ({
    id: 'x', sex: 'female', truth: 100, prediction: 104, interval: [90, 118], stage: 2, stage_probability: 0.8, tier: 'high', agreement: null, refused_by: null, refused_layers: [], codes: [],
    error: null, milliseconds: { decode: 1, validate: 2, prepare: 3, infer: 4, second_look: 0, assess: 5 }, ...changes,
  });
  const nothing = { prediction: null, interval: null, stage: null, stage_probability: null, tier: null };
  const refusedTimes = { decode: 3, validate: 2, prepare: 0, infer: 0, second_look: 0, assess: 1 };
  const plainly = { override: false, secondLook: 'never' } as const;

  it('keeps films without a result out of the figures and counts them by layer', () => {
    const summary = summarise([
      film({}), film({ sex: 'male', prediction: 92 }), film({ ...nothing, refused_by: 1, refused_layers: [2, 5], milliseconds: refusedTimes }),
      film({ ...nothing, error: 'TruncatedFile', milliseconds: undefined }),
    ], [film({ ...nothing, error: 'MissingFilm' }), film({ ...nothing, error: 'NonNumericAge' }), film({ ...nothing, error: 'MissingFilm' })], bounds, plainly);
    expect(summary).toMatchObject({
      n: 2, mae: 6, bias: -2, refused: 2, refused_by_layer: { 1: 0, 2: 1, 5: 1, unreadable: 1 },
      by_sex: { female: { n: 1, mae: 4, refused: 2 }, male: { n: 1, mae: 8, refused: 0 } },
      problems: { total: 3, MissingFilm: 2, NonNumericAge: 1 },
      // A refused film never reached the network: its zero is no time.
      milliseconds: { decode: 1, infer: 4, total: 15 },
    });
    expect(summary.including_refused).toBeUndefined();
    expect(summary.second_look).toBeUndefined();
    expect(summary.milliseconds.second_look).toBeNull();
  });

  it('with --force reports the films that passed, the refused ones and both', () => {
    const summary = summarise([film({}), film({ prediction: 120, refused_by: 1, refused_layers: [5] })], [], bounds, { ...plainly, override: true });
    expect(summary).toMatchObject({ n: 1, mae: 4, refused: 1, refused_only: { n: 1, mae: 20 }, including_refused: { n: 2, mae: 12 } });
  });

  it('measures the mean of the views beside the film as it is, over the films that were looked at again', () => {
    const seen = (mean_months: number) => ({ views: [], difference_months: 3, mean_months });
    const looked = { decode: 1, validate: 2, prepare: 3, infer: 4, second_look: 12, assess: 5 };
    const { second_look, milliseconds } = summarise([
      film({ agreement: seen(101), codes: ['views_disagree'], milliseconds: looked }), film({ prediction: 90, agreement: seen(93) }), film({ prediction: 180 }),
      film({ ...nothing, refused_by: 3, codes: ['views_disagree'] }), film({ prediction: 150, agreement: seen(140), refused_by: 1 }),
    ], [], bounds, { override: true, secondLook: 'when_doubtful' });
    expect(second_look).toEqual({ n: 2, mae_mean: 4, mae_as_is: 7, views_disagree: 2 });
    expect(milliseconds.second_look).toBe(12);
  });
});

describe('risk coverage', () => {
  it('sets the low tier aside first, then the widest intervals, and counts what tiers 2 and 3 refused', () => {
    const film = (prediction: number, tier: FilmRow['tier'], half: number, refused_by: FilmRow['refused_by'] = null): FilmRow => ({
      id: 'x', sex: 'female', truth: 100, prediction: refused_by === null ? prediction : null, interval: [prediction - half, prediction + half],
      stage: 2, stage_probability: 0.8, tier, agreement: null, refused_by, refused_layers: [], codes: [], error: null,
    });
    const films = [...Array.from({ length: 8 }, () => film(101, 'high', 10)), film(111, 'high', 30), film(141, 'low', 5), film(0, 'high', 5, 2), film(0, 'high', 5, 3)];
    const summary = summarise(films, [], [24, 60, 120, 168, 204], { override: false, secondLook: 'never' });
    expect(summary).toMatchObject({ n: 10, refused: 2, refused_by_tier: { 1: 0, 2: 1, 3: 1 } });
    expect(summary.risk_coverage.map(({ n, mae }) => [n, mae])).toEqual([[10, 6], [9, 19 / 9], [8, 1], [7, 1]]);
  });
});

describe('limits', () => {
  const value = (sd: number): Values => ({ saturation_mean: 0, intensity_sd: sd, brightness_mean: 0.2, peak_concentration: 0.1, dynamic_range: 0.5, edge_ratio: 0.05 });
  const limit = (measure: keyof Values, low: number | null, high: number | null) => ({ measure, low, high, false_refusal_rate: null });
  const published: Profile = { source: 'test', limits: [
    limit('saturation_mean', null, 50), limit('intensity_sd', 0.03, null), limit('brightness_mean', null, 0.95),
    limit('peak_concentration', null, 0.85), limit('dynamic_range', 0.12, null), limit('edge_ratio', 0.005, 0.35),
  ] };

  it('lie outside the good films, and where nothing varies are the published ones', () => {
    const films = Array.from({ length: 1000 }, (_, index) => value(0.02 + index / 10000));
    const fitted = fitProfile(films, [], published);
    expect(fitted.limits[0]).toEqual({ ...published.limits[0], false_refusal_rate: 0 });
    // The 0.0004 quantile is 0.02004; less a tenth, rounded down to two digits.
    expect(fitted.limits[1]).toMatchObject({ low: 0.018, high: null, false_refusal_rate: 0 });
    expect(fitted.limits[4]).toMatchObject({ low: 0.12, high: null });
    expect(refusals(films, published)).toMatchObject({ total: 0.1, by_measure: { intensity_sd: 0.1, edge_ratio: 0 } });
  });

  it('leave room for films with two fifths of the light', () => {
    const films = Array.from({ length: 1000 }, (_, index) => value(0.02 + index / 10000));
    const dim = films.map((film) => ({ ...film, intensity_sd: 0.4 * film.intensity_sd }));
    const fitted = fitProfile(films, dim, published);
    expect(fitted.limits[1]!.low).toBe(0.0072);
    expect(dim.every((film) => passes(film, fitted.limits[1]!))).toBe(true);
  });

  it('a value on a limit passes', () => {
    expect([0.029, 0.03, 0.031].map((sd) => passes(value(sd), published.limits[1]!))).toEqual([false, true, true]);
  });

  describe('of quality', () => {
    /** From 0 to 1 in 10,001 films: the quantiles are the shares. */
    const films = Array.from({ length: 10001 }, (_, index) => Object.fromEntries(QUALITY_MEASURES.map((measure) => [measure, index / 10000])) as QualityValues);
    const fitted = Object.fromEntries(fitQuality(films, []).map((limit) => [limit.measure, limit]));
    const none = { low: null, high: null };

    it('are there for every measure once, in the order of the core', () => {
      expect(fitQuality(films, []).map(({ measure }) => measure)).toEqual(QUALITY_MEASURES);
    });

    it('review at the extremes and refuse further out, on the bad sides alone', () => {
      // 0.5 % from below, rounded down; half of 0.02 %.
      expect(fitted.contrast).toMatchObject({ review: { low: 0.005, high: null }, refuse: { low: 0.0001, high: null } });
      // 99.98 % and half of the room up to 1, rounded up.
      expect(fitted.brightness).toMatchObject({ review: { low: 0.005, high: 1 }, refuse: { low: 0.0001, high: 1 } });
      expect(fitted.noise).toMatchObject({ review: { low: null, high: 2.2 }, refuse: { low: null, high: 3.3 } });
      expect(fitted.contrast!.review_rate).toBe(0.005);
      expect(fitted.contrast!.refuse_rate).toBe(0.0001);
    });

    it('let dim films through by light alone, and still name them', () => {
      const [bright, dim] = [films.map((film) => ({ ...film, contrast: 0.5, sharpness: 0.5 })), films.map((film) => ({ ...film, contrast: 0.2, sharpness: 0.2 }))];
      const limits = Object.fromEntries(fitQuality(bright, dim).map((limit) => [limit.measure, limit]));
      expect(limits.contrast).toMatchObject({ review: { low: 0.5 }, refuse: { low: 0.1 } });
      expect(limits.sharpness).toMatchObject({ review: { low: 0.5 }, refuse: { low: 0.32 } });
    });

    it.each(['blockiness', 'uneven_light', 'foreground_share', 'border_contact', 'separate_parts', 'perspective'])('%s refuses nothing', (measure) => {
      expect(fitted[measure]).toMatchObject({ refuse: none, refuse_rate: null });
      expect(fitted[measure]!.review).not.toEqual(none);
    });

    it('every limit of refusal lies beyond that of review', () => {
      for (const { review, refuse } of Object.values(fitted)) {
        if (refuse.low !== null) expect(refuse.low).toBeLessThanOrEqual(review.low!);
        if (refuse.high !== null) expect(refuse.high).toBeGreaterThanOrEqual(review.high!);
      }
    });

    it('shares of films count a film once, with those that a layer refuses', () => {
      const measured: Measured[] = films.map((quality, index) => ({ layers: value(index < 100 ? 0.01 : 0.1), quality }));
      const profile = { ...published, quality: [
        { measure: 'contrast' as const, review: { low: 0.02, high: null }, refuse: { low: 0.015, high: null }, review_rate: null, refuse_rate: null },
        { measure: 'noise' as const, review: { low: null, high: 0.9 }, refuse: none, review_rate: null, refuse_rate: null },
      ] };
      expect(qualityRates(measured, profile)).toEqual({
        review: 0.11999, refuse: 0.015, refuse_with_layers: 0.015,
        review_by_measure: { contrast: 0.02, noise: 0.09999 }, refuse_by_measure: { contrast: 0.015, noise: 0 },
      });
      expect(qualityRates(measured, published)).toMatchObject({ review: 0, refuse: 0, refuse_with_layers: 0.01 });
    });

    it('a value on a limit is inside', () => {
      expect([0.9, 1, 2, 2.1].map((v) => inside(v, { low: 1, high: 2 }))).toEqual([false, true, true, false]);
    });

    it('go into the profile, which says how they came about', () => {
      const profile = withQuality(published, films, []);
      expect(profile.quality).toHaveLength(QUALITY_MEASURES.length);
      expect(profile.limits).toBe(published.limits);
      expect(profile.source).toMatch(/^test\. Quality: .*colour cast is chosen/);
    });

    it('are measured with a default profile that has all and limits none', () => {
      const manifest = { validation: { working_size: 300, default_profile: 'calibrated', profiles: { published, calibrated: published } } };
      const { validation } = JSON.parse(measuringManifest(manifest as never)) as { validation: { profiles: Record<string, Profile> } };
      expect(validation.profiles.calibrated!.quality!.map(({ measure }) => measure)).toEqual(QUALITY_MEASURES);
      expect(validation.profiles.calibrated!.quality!.every(({ review, refuse }) => inside(1e9, review) && inside(-1e9, refuse))).toBe(true);
      expect(validation.profiles.published!.quality).toBeUndefined();
    });
  });

  it("quantiles are numpy's", () => {
    expect([0, 0.1, 0.5, 1].map((q) => quantile([1, 2, 4, 8], q))).toEqual([1, 1.3, 3, 8]);
  });
});

import { describe, expect, it } from 'vitest';
import { checksOf, type Check } from '../../web/src/domain/safety';
import type { Manifest } from '../../web/src/domain/manifest';
import { ageLineFigure, nearestPlate } from '../../web/src/figures/age-line';
import { checksFigure, placeOf } from '../../web/src/figures/checks';
import { confidenceFigure } from '../../web/src/figures/confidence';
import { errorsFigure } from '../../web/src/figures/errors';
import type { Figure, Mark } from '../../web/src/figures/figure';
import plates from '../../web/src/figures/plate-ages.json';
import { stagesFigure } from '../../web/src/figures/stages';
import { cividis, heatPixels, strongestPlace } from '../../web/src/views/viewer/heat';
import { assessmentOf, goodParts, manifest } from '../web/made-up';

const assessment = assessmentOf(goodParts(), { sex: 'female', override: false });
const result = assessment.results!.female;
const errors: Manifest['errors'] = {
  part: 'holdout', bin_months: 10,
  by_tier: [{ tier: 'high', n: 400, mae: 6.5, median: 5, p90: 13, bias: 0.1 }, { tier: 'low', n: 60, mae: 11.2, median: 9, p90: 25, bias: -2 }],
  by_age: [{ sex: 'female', from_months: 0, to_months: 228, n: 30, mae: 7, median: 5.5, p90: 15, bias: 0, counts: [1, 9, 18, 2] }],
};
const measured: Manifest = { ...manifest, errors };
const input = { result, manifest: measured, sex: 'female' as const, named: false };

const of = <Kind extends Mark['kind']>(figure: Figure, kind: Kind, ink?: string) =>
  figure.marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind && (ink === undefined || mark.ink === ink));

/** Nothing is drawn beside the plane, but text at its edge may reach over. */
function expectInside({ marks, width, height }: Figure) {
  for (const mark of marks) {
    const points = 'points' in mark ? mark.points : [[mark.x, mark.y] as const];
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  }
}

describe('the line from 0 to 19 years', () => {
  const figure = ageLineFigure({ ...input, chronological_age_months: 100, own_months: 90 });

  it('has the age inside its interval, the chronological age and the own reading', () => {
    expectInside(figure);
    const [interval] = of(figure, 'rect', 'interval');
    const [age] = of(figure, 'line', 'machine');
    expect(age!.points[0]![0]).toBeGreaterThan(interval!.x);
    expect(age!.points[0]![0]).toBeLessThan(interval!.x + interval!.width);
    expect(of(figure, 'dot', 'own')).toHaveLength(1);
    expect(figure.table.rows.map(([name]) => name)).toEqual(expect.arrayContaining(['Chronological age', 'Own reading', 'Nearest reference plate']));
    expect(figure.description).toContain('90');
  });

  it('states no age of a mature hand', () => {
    const mature = { ...result, maturity: { mature: true, votes: 4, factors: [] } };
    const silent = ageLineFigure({ ...input, result: mature, chronological_age_months: null, own_months: null });
    expect(of(silent, 'line', 'machine')).toHaveLength(0);
    expect(JSON.stringify(silent.table)).not.toContain(String(Math.round(result.bone_age_months)));
  });

  it('knows the ages of the plates, ascending, from one source', () => {
    for (const sex of ['female', 'male'] as const) expect(plates[sex]).toEqual([...plates[sex]].sort((a, b) => a - b));
    expect([plates.female.length, plates.male.length, plates.female.at(-1), plates.male.at(-1)]).toEqual([27, 31, 216, 228]);
    expect([nearestPlate(65, 'female'), nearestPlate(99, 'male'), nearestPlate(64.5, 'female')]).toEqual([69, 96, 60]);
    expect(plates.source).toMatch(/one source/);
  });
});

it('draws the probability of every stage, the most probable one strong', () => {
  const figure = stagesFigure(input);
  expectInside(figure);
  expect(of(figure, 'rect', 'machine')).toHaveLength(6);
  expect(of(figure, 'text').filter(({ strong }) => strong)).toHaveLength(2);
  expect(figure.table.rows).toHaveLength(6);
});

describe('confidence', () => {
  it('says the error of held-out films of the tier', () => {
    const { tier } = result.confidence;
    const figure = confidenceFigure(input);
    expectInside(figure);
    expect(tier).toBe('high');
    expect(figure.description).toContain('(400)');
    expect(of(figure, 'rect', 'machine')).toHaveLength(1);
    expect(figure.table.rows.map(([name]) => name)).toEqual(['High', 'Low']);
  });

  it('says that a pack without errors does not say them', () => {
    const figure = confidenceFigure({ ...input, manifest });
    expect(figure.description).toContain('does not say');
    expect(of(figure, 'rect')).toHaveLength(0);
  });
});

describe('checks', () => {
  it('stand inside or outside of the shaded part as their grade says', () => {
    const checks = checksOf(assessment, manifest, 'female');
    const figure = checksFigure(checks);
    expectInside(figure);
    expect(figure.table.rows).toHaveLength(checks.length);
    const check = (value: number, low: number | null, high: number | null): Check => ({ tier: 1, code: 'intensity_sd', value, low, high, grade: 'good', failure: null });
    expect([placeOf(check(5, 0, 10)), placeOf(check(0, 0, 10)), placeOf(check(10, 0, 10)), placeOf(check(99, 0, 10))]).toEqual([0.5, 0.25, 0.75, 1]);
    expect([placeOf(check(2, null, 4)), placeOf(check(4, null, 4)), placeOf(check(2, 4, null)), placeOf(check(-3, null, 4))]).toEqual([0.375, 0.75, 0.125, 0]);
    expect(placeOf(check(3, null, null))).toBeNull();
  });
});

describe('errors of films like this one', () => {
  it('are counted around none', () => {
    const figure = errorsFigure(input)!;
    expectInside(figure);
    expect(of(figure, 'rect').map(({ height }) => Math.round(height))).toEqual([5, 45, 90, 10]);
    expect(figure.table.rows.map(([, films]) => films)).toEqual(['1', '9', '18', '2']);
    expect(figure.description).toContain('30 held-out films');
  });

  it('are silent where the pack is, and of a mature hand', () => {
    expect(errorsFigure({ ...input, manifest })).toBeNull();
    expect(errorsFigure({ ...input, sex: 'male' })).toBeNull();
    expect(errorsFigure({ ...input, result: { ...result, maturity: { mature: true, votes: 4, factors: [] } } })).toBeNull();
  });
});

describe('the map of attention', () => {
  const attention = { width: 2, height: 2, maps: { age_male: Uint8Array.of(0, 51, 255, 0) } };

  it('leaves the film clear where nothing counts, and grows lighter', () => {
    const pixels = heatPixels(attention, 'age_male', 0.5)!;
    expect([...pixels.slice(0, 4)]).toEqual([0, 34, 78, 0]);
    expect(pixels[7]).toBe(Math.round(255 * 0.5 * 0.4));
    expect([...pixels.slice(8, 12)]).toEqual([253, 234, 69, 128]);
    expect(heatPixels(attention, 'stage_male', 0.5)).toBeNull();
    const light = [0, 0.25, 0.5, 0.75, 1].map((share) => cividis(share)).map(([r, g, b]) => 0.3 * r + 0.6 * g + 0.1 * b);
    expect(light).toEqual([...light].sort((a, b) => a - b));
  });

  it('knows its strongest place', () => {
    expect(strongestPlace(attention, 'age_male')).toEqual({ x: 0.25, y: 0.75 });
    expect(strongestPlace({ ...attention, maps: { age_male: new Uint8Array(4) } }, 'age_male')).toBeNull();
  });
});

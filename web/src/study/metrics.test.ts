// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Tier } from '../domain/assessment';
import { confusionOf, figures, median, quadraticKappa, quantile, stageOf, type Outcome } from './metrics';

const bounds = [24, 60, 120, 168, 204];
const film = (truth: number, prediction: number, stage: number, tier: Tier = 'high'): Outcome =>
  ({ sex: 'female', truth, prediction, low: prediction - 5, high: prediction + 5, stage, tier });

describe('figures', () => {
  it('equal numbers computed by hand', () => {
    // Errors +4, -2, +6, 0: sum 8, absolute sum 12, squares 16 + 4 + 36 = 56; truths 10, 30, 50, 110, mean 50, squares 1600 + 400 + 0 + 3600.
    const result = figures([film(10, 14, 0), film(30, 28, 1), film(50, 56, 2, 'low'), film(110, 110, 2, 'low')], bounds);
    expect(result.mae).toBe(3);
    expect(result.median).toBe(3);
    expect(result.rmse).toBeCloseTo(Math.sqrt(14), 12);
    expect(result.bias).toBe(2);
    expect(result.r2).toBeCloseTo(1 - 56 / 5600, 12);
    expect(result.stage_accuracy).toBe(0.75);
    expect(result.coverage90).toBe(0.75);
    // Truth 0 1 1 2, given 0 1 2 2: observed 1; expected (1*0 + 1*1 + 2*4 + 2*1 + 2*0 + 4*1 + 1*4 + 1*1 + 2*0) / 4 = 20 / 4.
    expect(result.qwk).toBeCloseTo(1 - 1 / 5, 12);
    expect(result.tiers).toEqual({ high: { n: 2, mae: 3 }, medium: { n: 0, mae: null }, low: { n: 2, mae: 3 } });
    // |errors| 0 2 4 6: three quarters of the way from the first to the last is 4.5, nine tenths 5.4.
    expect([result.p75, result.p90, result.within_6, result.within_12]).toEqual([4.5, expect.closeTo(5.4, 12), 1, 1]);
  });

  it('are null where they do not exist', () => {
    expect(figures([], bounds)).toMatchObject({ n: 0, mae: null, median: null, rmse: null, r2: null, qwk: null, coverage90: null });
    expect(figures([film(50, 52, 1)], bounds)).toMatchObject({ mae: 2, r2: null, qwk: null });
  });
});

it('a bound belongs to the stage above it', () => {
  expect([0, 23.9, 24, 60, 203, 204, 228].map((age) => stageOf(age, bounds))).toEqual([0, 0, 1, 2, 4, 5, 5]);
});

it('the confusion has the labels in its rows', () => {
  const counts = confusionOf([film(10, 14, 1), film(30, 28, 1), film(110, 110, 5)], bounds);
  expect([counts[0]![1], counts[1]![1], counts[2]![5], counts.flat().reduce((sum, count) => sum + count, 0)]).toEqual([1, 1, 1, 3]);
});

it('a quantile lies between two values by a straight line', () => {
  expect([quantile([1, 2, 4], 0.75), quantile([7], 0.2), quantile([], 0.5)]).toEqual([3, 7, null]);
});

it('the median of an even count is the middle of the two in the middle', () => {
  expect(median([9, 1, 4, 2])).toBe(3);
  expect(median([])).toBeNull();
});

it('kappa is 1 for agreement and below 0 for opposition', () => {
  expect(quadraticKappa([0, 1, 5], [0, 1, 5], 6)).toBe(1);
  expect(quadraticKappa([0, 5], [5, 0], 6)).toBe(-1);
});

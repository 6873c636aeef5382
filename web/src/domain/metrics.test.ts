// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Tier } from './assessment';
import { figures, median, quadraticKappa, stageOf, type Outcome } from './metrics';
import golden from './metrics.golden.json';

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
  });

  it("equal scikit-learn's on 120 random films", () => {
    const result = figures(golden.films as Outcome[], golden.bounds);
    for (const [name, value] of Object.entries(golden.expected)) {
      expect(result[name as keyof typeof golden.expected], name).toBeCloseTo(value, 10);
    }
  });

  it('are null where they do not exist', () => {
    expect(figures([], bounds)).toMatchObject({ n: 0, mae: null, median: null, rmse: null, r2: null, qwk: null, coverage90: null });
    expect(figures([film(50, 52, 1)], bounds)).toMatchObject({ mae: 2, r2: null, qwk: null });
  });
});

it('a bound belongs to the stage above it', () => {
  expect([0, 23.9, 24, 60, 203, 204, 228].map((age) => stageOf(age, bounds))).toEqual([0, 0, 1, 2, 4, 5, 5]);
});

it('the median of an even count is the middle of the two in the middle', () => {
  expect(median([9, 1, 4, 2])).toBe(3);
  expect(median([])).toBeNull();
});

it('kappa is 1 for agreement and below 0 for opposition', () => {
  expect(quadraticKappa([0, 1, 5], [0, 1, 5], 6)).toBe(1);
  expect(quadraticKappa([0, 5], [5, 0], 6)).toBe(-1);
});

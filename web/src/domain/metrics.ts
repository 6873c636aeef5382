/**
 * The figures that readings are judged by, against labels. One definition for the page and for the headless evaluation; the same as
 * `scripts/train/metrics.py`. Ages in months; error = prediction - label. A figure that does not exist (no film, no variance) is null.
 */
import type { Sex, Tier } from './assessment';

/** One film that was read and has a label. */
export interface Outcome {
  readonly sex: Sex;
  readonly truth: number;
  readonly prediction: number;
  readonly low: number;
  readonly high: number;
  readonly stage: number;
  readonly tier: Tier;
}

export interface TierFigures {
  readonly n: number;
  readonly mae: number | null;
}

export interface Figures {
  readonly n: number;
  readonly mae: number | null;
  readonly median: number | null;
  readonly rmse: number | null;
  readonly bias: number | null;
  /** Share of the labels' variance that the predictions explain. */
  readonly r2: number | null;
  /** Share of films whose most probable stage is the label's. */
  readonly stage_accuracy: number | null;
  /** Cohen's kappa of the stages with quadratic weights. */
  readonly qwk: number | null;
  /** Share of labels inside the reported interval. */
  readonly coverage90: number | null;
  readonly tiers: Readonly<Record<Tier, TierFigures>>;
}

/** Index of the bucket that holds an age; a bound belongs to the bucket above it. */
export function stageOf(months: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => months >= bound).length;
}

export function figures(outcomes: readonly Outcome[], stageBounds: readonly number[]): Figures {
  const errors = outcomes.map((one) => one.prediction - one.truth);
  const stages = outcomes.map((one) => stageOf(one.truth, stageBounds));
  const squares = mean(errors.map((error) => error * error));
  return {
    n: outcomes.length,
    mae: meanAbsolute(outcomes),
    median: median(errors.map(Math.abs)),
    rmse: squares === null ? null : Math.sqrt(squares),
    bias: mean(errors),
    r2: explained(outcomes, squares),
    stage_accuracy: share(outcomes, (one, index) => one.stage === stages[index]),
    qwk: quadraticKappa(stages, outcomes.map((one) => one.stage), stageBounds.length + 1),
    coverage90: share(outcomes, (one) => one.low <= one.truth && one.truth <= one.high),
    tiers: { high: tierFigures(outcomes, 'high'), medium: tierFigures(outcomes, 'medium'), low: tierFigures(outcomes, 'low') },
  };
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return mean(sorted.length % 2 === 1 ? sorted.slice(middle, middle + 1) : sorted.slice(Math.max(0, middle - 1), middle + 1));
}

/** 1 - observed / expected disagreement, each weighted by the squared distance of the two stages. */
export function quadraticKappa(truth: readonly number[], given: readonly number[], stages: number): number | null {
  const count = (values: readonly number[]) => Array.from({ length: stages }, (_, stage) => values.filter((value) => value === stage).length);
  const [truthCounts, givenCounts] = [count(truth), count(given)];
  const observed = truth.reduce((sum, stage, index) => sum + (stage - (given[index] ?? stage)) ** 2, 0);
  let expected = 0;
  truthCounts.forEach((a, i) => givenCounts.forEach((b, j) => (expected += (a * b * (i - j) ** 2) / truth.length)));
  return expected > 0 ? 1 - observed / expected : null;
}

function explained(outcomes: readonly Outcome[], meanSquare: number | null): number | null {
  const centre = mean(outcomes.map((one) => one.truth)) ?? 0;
  const variance = mean(outcomes.map((one) => (one.truth - centre) ** 2)) ?? 0;
  return meanSquare === null || variance === 0 ? null : 1 - meanSquare / variance;
}

function meanAbsolute(outcomes: readonly Outcome[]): number | null {
  return mean(outcomes.map((one) => Math.abs(one.prediction - one.truth)));
}

function share(outcomes: readonly Outcome[], holds: (one: Outcome, index: number) => boolean): number | null {
  return mean(outcomes.map((one, index) => (holds(one, index) ? 1 : 0)));
}

function tierFigures(outcomes: readonly Outcome[], tier: Tier): TierFigures {
  const inTier = outcomes.filter((one) => one.tier === tier);
  return { n: inTier.length, mae: meanAbsolute(inTier) };
}

/**
 * The figures that readings are judged by, against labels. One implementation for the page and for the headless evaluation, held to
 * scikit-learn's numbers (`metrics.golden.json`); the same as `scripts/train/metrics.py`. Ages in months; error = prediction - label.
 * A figure that does not exist (no film, no variance) is null.
 */
import type { Sex, Tier } from '../domain/assessment';

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

/**
 * In the order in which they are computed. p75, p90, p95: percentiles of the absolute error, between two films by a straight line.
 * `within_*`: share of films no further off than so many months. r2: share of the labels' variance that the predictions explain.
 * `qwk`: Cohen's kappa of the stages with quadratic weights. `coverage90`: share of labels inside the reported interval.
 */
export const MEASURES = [
  'mae', 'median', 'p75', 'p90', 'p95', 'rmse', 'bias', 'r2', 'within_6', 'within_12', 'within_24', 'stage_accuracy', 'qwk', 'coverage90',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Figures extends Readonly<Record<Measure, number | null>> {
  readonly n: number;
  readonly tiers: Readonly<Record<Tier, TierFigures>>;
}

export const TIERS: readonly Tier[] = ['high', 'medium', 'low'];

/** Index of the bucket that holds an age; a bound belongs to the bucket above it. */
export function stageOf(months: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => months >= bound).length;
}

/** A film of a pack with more stages than the one that is measured, which the page warns of, counts in the last. */
const within = (stage: number, stages: number): number => Math.min(stage, stages - 1);

/** Films as columns, by ascending absolute error: what a thousand resamples go through. */
export interface Columns {
  readonly n: number;
  readonly stages: number;
  readonly error: Float64Array;
  readonly absolute: Float64Array;
  /** Label minus the mean of all labels: so that the variance of a resample does not cancel out. */
  readonly truth: Float64Array;
  /** Label's stage x stages + the network's. */
  readonly cell: Uint16Array;
  readonly covered: Uint8Array;
}

export function columnsOf(outcomes: readonly Outcome[], bounds: readonly number[]): Columns {
  const sorted = outcomes.map((one) => ({ one, absolute: Math.abs(one.prediction - one.truth) })).sort((a, b) => a.absolute - b.absolute);
  const centre = mean(outcomes.map(({ truth }) => truth)) ?? 0;
  const stages = bounds.length + 1;
  return {
    n: sorted.length, stages,
    error: Float64Array.from(sorted, ({ one }) => one.prediction - one.truth),
    absolute: Float64Array.from(sorted, ({ absolute }) => absolute),
    truth: Float64Array.from(sorted, ({ one }) => one.truth - centre),
    cell: Uint16Array.from(sorted, ({ one }) => stageOf(one.truth, bounds) * stages + within(one.stage, stages)),
    covered: Uint8Array.from(sorted, ({ one }) => (one.low <= one.truth && one.truth <= one.high ? 1 : 0)),
  };
}

const QUANTILES = [0.5, 0.75, 0.9, 0.95];
/** Months squared: less is no variance but rounding. */
const NO_VARIANCE = 1e-9;

/** Whatever one pass over the films needs again and again; made once. */
export interface Scratch {
  readonly confusion: Float64Array;
  readonly ranks: readonly { readonly low: number; readonly high: number; readonly share: number }[];
  readonly values: Float64Array;
}

export const scratchOf = ({ n, stages }: Columns): Scratch => ({
  confusion: new Float64Array(stages * stages), values: new Float64Array(MEASURES.length),
  ranks: QUANTILES.map((share) => {
    const at = share * (n - 1);
    return { low: Math.floor(at), high: Math.ceil(at), share: at - Math.floor(at) };
  }),
});

/** All measures of the films, each as often as `times` says (they add up to n), in the order of MEASURES. NaN where one does not exist. */
export function measure(columns: Columns, times: Uint32Array, { confusion, ranks, values }: Scratch): Float64Array {
  const { n, stages, error, absolute, truth, cell, covered } = columns;
  values.fill(NaN);
  if (n === 0) return values;
  confusion.fill(0);
  let [sum, squares, signed, truths, truthSquares, inside, before, within6, within12, within24] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const found = [0, 0, 0, 0];
  let low = 0;
  let high = 0;
  let nextRank = 0;
  for (let i = 0; i < n; i += 1) {
    const count = times[i]!;
    if (count === 0) continue;
    const far = absolute[i]!;
    const label = truth[i]!;
    sum += count * far;
    squares += count * far * far;
    signed += count * error[i]!;
    truths += count * label;
    truthSquares += count * label * label;
    inside += count * covered[i]!;
    confusion[cell[i]!]! += count;
    before += count;
    if (far <= 24) {
      within24 += count;
      if (far <= 12) within12 += count;
      if (far <= 6) within6 += count;
    }
    // Films come by their error: the percentiles are met on the way.
    if (nextRank >= before) continue;
    while (low < ranks.length && ranks[low]!.low < before) {
      found[low] = far;
      low += 1;
    }
    while (high < low && ranks[high]!.high < before) {
      found[high]! += ranks[high]!.share * (far - found[high]!);
      high += 1;
    }
    nextRank = Math.min(ranks[low]?.low ?? n, ranks[high]?.high ?? n);
  }
  const variance = truthSquares / n - (truths / n) ** 2;
  let right = 0;
  for (let stage = 0; stage < stages; stage += 1) right += confusion[stage * stages + stage]!;
  values.set([
    sum / n, ...found, Math.sqrt(squares / n), signed / n, variance > NO_VARIANCE ? 1 - squares / n / variance : NaN, within6 / n, within12 / n, within24 / n,
    right / n, kappaOf(confusion, stages) ?? NaN, inside / n,
  ]);
  return values;
}

export function figures(outcomes: readonly Outcome[], stageBounds: readonly number[]): Figures {
  const columns = columnsOf(outcomes, stageBounds);
  const values = measure(columns, new Uint32Array(columns.n).fill(1), scratchOf(columns));
  return {
    n: outcomes.length,
    ...byMeasure((index) => (Number.isNaN(values[index]!) ? null : values[index]!)),
    tiers: { high: tierFigures(outcomes, 'high'), medium: tierFigures(outcomes, 'medium'), low: tierFigures(outcomes, 'low') },
  };
}

export const byMeasure = <T>(value: (index: number) => T): Record<Measure, T> =>
  Object.fromEntries(MEASURES.map((name, index) => [name, value(index)])) as Record<Measure, T>;

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Between two values by a straight line. */
export function quantile(ascending: ArrayLike<number>, share: number): number | null {
  const at = share * (ascending.length - 1);
  const [low, high] = [ascending[Math.floor(at)], ascending[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (at - Math.floor(at)) * (high - low);
}

export const median = (values: readonly number[]): number | null => quantile([...values].sort((a, b) => a - b), 0.5);

/** Films by the label's stage (rows) and the network's. */
export function confusionOf(outcomes: readonly Outcome[], bounds: readonly number[]): number[][] {
  const stages = bounds.length + 1;
  const counts = Array.from({ length: stages }, () => Array.from({ length: stages }, () => 0));
  for (const { truth, stage } of outcomes) counts[stageOf(truth, bounds)]![within(stage, stages)]! += 1;
  return counts;
}

export function quadraticKappa(truth: readonly number[], given: readonly number[], stages: number): number | null {
  const counts = new Float64Array(stages * stages);
  truth.forEach((stage, index) => { counts[stage * stages + (given[index] ?? stage)]! += 1; });
  return kappaOf(counts, stages);
}

/** 1 - observed / expected disagreement, each weighted by the squared distance of the two stages. */
function kappaOf(confusion: Float64Array, stages: number): number | null {
  let [n, observed, expected] = [0, 0, 0];
  const rows = new Float64Array(stages);
  const columns = new Float64Array(stages);
  for (let i = 0; i < stages; i += 1) {
    for (let j = 0; j < stages; j += 1) {
      const count = confusion[i * stages + j]!;
      n += count;
      rows[i]! += count;
      columns[j]! += count;
      observed += count * (i - j) ** 2;
    }
  }
  for (let i = 0; i < stages; i += 1) for (let j = 0; j < stages; j += 1) expected += (rows[i]! * columns[j]! * (i - j) ** 2) / n;
  return expected > 0 ? 1 - observed / expected : null;
}

function tierFigures(outcomes: readonly Outcome[], tier: Tier): TierFigures {
  const inTier = outcomes.filter((one) => one.tier === tier);
  return { n: inTier.length, mae: mean(inTier.map((one) => Math.abs(one.prediction - one.truth))) };
}

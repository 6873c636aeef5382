/** Whether stated probabilities hold: that of the stage against how often it was the reader's. */
import type { Interval } from './bootstrap';
import { mean, stageOf, type Outcome } from './metrics';

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean of the stated ones. */
  readonly probability: number;
  readonly observed: number;
  readonly interval: Interval;
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: the mean distance of stated and observed, by films. */
  readonly ece: number | null;
}

export const BINS = 10;
/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/** Equal bins from 0 to 1; empty ones are left out. A probability on a bound belongs to the bin below it. */
export function stageReliability(films: readonly (Outcome & { readonly probability: number })[], bounds: readonly number[]): Reliability {
  const bins = Array.from({ length: BINS }, (_, index) => {
    const inside = films.filter(({ probability }) => Math.min(BINS - 1, Math.max(0, Math.ceil(probability * BINS) - 1)) === index);
    const right = inside.filter(({ truth, stage }) => stageOf(truth, bounds) === stage).length;
    return { from: index / BINS, to: (index + 1) / BINS, n: inside.length, probability: mean(inside.map(({ probability }) => probability)) ?? 0, right };
  }).filter(({ n }) => n > 0);
  return {
    bins: bins.map(({ right, ...bin }) => ({ ...bin, observed: right / bin.n, interval: wilson(right, bin.n) })),
    ece: films.length === 0 ? null : bins.reduce((sum, { n, probability, right }) => sum + Math.abs(n * probability - right), 0) / films.length,
  };
}

/** Of a share (E. B. Wilson 1927), 95 %. */
export function wilson(hits: number, n: number): Interval {
  const share = hits / n;
  const centre = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return [Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)];
}

/**
 * How far figures would move with other films of the same kind: the bootstrap over films, percentile method. Seeded, so that the same films
 * give the same intervals everywhere.
 */
import { byMeasure, measure, quantile, scratchOf, type Columns, type Measure } from './metrics';

export const RESAMPLES = 2000;
export const SEED = 20_240_611;
/** Of the intervals. */
export const LEVEL = 0.95;
/** Resampling a handful of films says nothing about others. */
export const LEAST_FILMS = 10;

export type Interval = readonly [low: number, high: number];
export type Intervals = Readonly<Record<Measure, Interval | null>>;

/** Whole numbers from 0 to 2^32 - 1 (Mulberry32, T. Ettinger, public domain). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** From 0 to n - 1. */
export const below = (next: () => number, n: number): number => Math.floor(next() * n / 0x1_0000_0000);

/** Where a value lies in LEVEL of the resamples; null where too few of them have it. */
export function percentileInterval(values: Float64Array): Interval | null {
  const existing = values.filter((value) => !Number.isNaN(value)).sort();
  const [low, high] = [quantile(existing, (1 - LEVEL) / 2), quantile(existing, (1 + LEVEL) / 2)];
  return low === null || high === null || existing.length < values.length / 2 ? null : [low, high];
}

/** All measures at once, in portions: `run` as often as it says that there is more. */
export class Bootstrap {
  private readonly columns: Columns;
  private readonly resamples: number;
  private readonly next: () => number;
  private readonly values: readonly Float64Array[];
  private done = 0;

  constructor(columns: Columns, { resamples = RESAMPLES, seed = SEED } = {}) {
    this.columns = columns;
    this.resamples = columns.n < LEAST_FILMS ? 0 : resamples;
    this.next = random(seed);
    this.values = Object.values(byMeasure(() => new Float64Array(this.resamples)));
  }

  /** True while there is more to do. */
  run(most: number): boolean {
    const { columns, next, values } = this;
    const scratch = scratchOf(columns);
    const times = new Uint32Array(columns.n);
    const end = Math.min(this.resamples, this.done + most);
    for (; this.done < end; this.done += 1) {
      times.fill(0);
      for (let k = 0; k < columns.n; k += 1) times[below(next, columns.n)]! += 1;
      const found = measure(columns, times, scratch);
      for (let index = 0; index < values.length; index += 1) values[index]![this.done] = found[index]!;
    }
    return this.done < this.resamples;
  }

  intervals(): Intervals | null {
    return this.resamples === 0 ? null : byMeasure((index) => percentileInterval(this.values[index]!));
  }
}

export function intervalsOf(columns: Columns, options?: { readonly resamples?: number; readonly seed?: number }): Intervals | null {
  const bootstrap = new Bootstrap(columns, options);
  while (bootstrap.run(RESAMPLES));
  return bootstrap.intervals();
}

/** Of the mean of values that belong to a film each. */
export function meanInterval(values: Float64Array, { resamples = RESAMPLES, seed = SEED } = {}): Interval | null {
  const n = values.length;
  if (n < LEAST_FILMS) return null;
  const next = random(seed);
  return percentileInterval(Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += values[below(next, n)]!;
    return sum / n;
  }));
}

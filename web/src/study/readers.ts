/** Readers against each other beside the machine against each of them: on the films that all of them have read. */
import { meanInterval, type Interval } from './bootstrap';
import type { ComparedFilm } from './compared';

export interface Agreement {
  /** Index of a reader, or the machine; the difference is `a` minus `b`. */
  readonly a: number | 'machine';
  readonly b: number;
  readonly n: number;
  readonly mae: number;
  readonly mae_interval: Interval | null;
  readonly bias: number;
  readonly bias_interval: Interval | null;
  readonly rmse: number;
  /** Bland and Altman's limits: bias -/+ 1.96 SD of the differences. Null for a single film. */
  readonly limits: Interval | null;
  readonly within_12: number;
}

/** Empty where fewer than two readers are at hand, or no film was read by all of them. */
export function readersAgreement(films: readonly ComparedFilm[], readers: number): Agreement[] {
  if (readers < 2) return [];
  const common = films.filter(({ truths }) => Array.from({ length: readers }, (_, index) => truths[index] ?? null).every((truth) => truth !== null));
  if (common.length === 0) return [];
  const of = (who: number | 'machine') => common.map(({ prediction, truths }) => (who === 'machine' ? prediction : truths[who]!));
  const numbers = Array.from({ length: readers }, (_, index) => index);
  const pairs = numbers.flatMap((a) => numbers.filter((b) => b < a).map((b) => [a, b] as const));
  return [...pairs, ...numbers.map((b) => ['machine', b] as const)].map(([a, b]) => ({ a, b, ...agreementOf(of(a), of(b)) }));
}

/** The ordinate of Bland and Altman's limits. */
const TWO_SD = 1.96;

export function agreementOf(first: readonly number[], second: readonly number[]): Omit<Agreement, 'a' | 'b'> {
  const difference = Float64Array.from(first, (value, index) => value - second[index]!);
  const absolute = difference.map(Math.abs);
  const n = difference.length;
  const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n;
  const bias = average(difference);
  const sd = Math.sqrt((average(difference.map((value) => (value - bias) ** 2)) * n) / (n - 1));
  return {
    n, mae: average(absolute), mae_interval: meanInterval(absolute), bias, bias_interval: meanInterval(difference), rmse: Math.sqrt(average(difference.map((value) => value ** 2))),
    limits: n > 1 ? [bias - TWO_SD * sd, bias + TWO_SD * sd] : null, within_12: absolute.filter((value) => value <= 12).length / n,
  };
}

/** Where an error lies among those of held-out films of the same sex and the same band of predicted age: from the counts of the pack's manifest. */
import type { Sex } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';

export interface ErrorPercentile {
  /** Share of held-out films with a smaller absolute error. */
  readonly share: number;
  /** The error lies beyond the last bin: the share is the least that it can be. */
  readonly at_least: boolean;
  /** Held-out films. */
  readonly n: number;
}

/** Null where the pack does not say. Inside a bin errors count as evenly spread. */
export function errorPercentile(manifest: Manifest, sex: Sex, prediction: number, error: number): ErrorPercentile | null {
  const { errors } = manifest;
  const cell = errors?.by_age.find((one) => one.sex === sex && prediction >= one.from_months && prediction < one.to_months)
    ?? errors?.by_age.filter((one) => one.sex === sex && prediction === one.to_months).at(-1);
  if (!errors || !cell || cell.counts.length % 2 !== 0) return null;
  const middle = cell.counts.length / 2;
  const folded = Array.from({ length: middle }, (_, index) => cell.counts[middle - 1 - index]! + cell.counts[middle + index]!);
  const total = folded.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const at = Math.abs(error) / errors.bin_months;
  const bin = Math.min(middle - 1, Math.floor(at));
  const before = folded.slice(0, bin).reduce((sum, count) => sum + count, 0);
  const last = bin === middle - 1;
  return { share: (before + (last ? 0 : folded[bin]! * (at - bin))) / total, at_least: last, n: total };
}

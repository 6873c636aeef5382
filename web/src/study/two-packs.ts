/** What two packs' readings of the same films come to against each other, and each against the first reader. Ages in months. Pure. */
import type { PackPair, SecondOpinionLimit } from '../domain/second-opinion';
import type { StudyRow } from '../domain/study';

/** A row whose film two packs have read. */
export interface TwiceReadRow extends Pick<StudyRow, 'outcome' | 'truths'> {
  readonly second: { readonly outcome: StudyRow['outcome']; readonly pair: PackPair | null };
}

export interface TwoPacks {
  /** Films that both state an age of; the differences are of these. */
  readonly n: number;
  /** Second - first; null of no film. */
  readonly mean: number | null;
  /** Of the sample; null of fewer than two. */
  readonly sd: number | null;
  readonly limit: SecondOpinionLimit | null;
  /** Share of the `n` above the limit; null without one. */
  readonly above: number | null;
  /** Films that one states an age of, and the other refuses or finds mature. */
  readonly oneOnly: number;
  /** Mean absolute errors on those of the `n` that have a truth; null where none has. */
  readonly errors: { readonly n: number; readonly first: number; readonly second: number } | null;
}

const ONE_ONLY: readonly PackPair['kind'][] = ['first_refused', 'second_refused', 'first_mature', 'second_mature'];

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

export function twoPacks(rows: readonly TwiceReadRow[]): TwoPacks {
  const differences: number[] = [];
  const errors: (readonly [number, number])[] = [];
  let [limit, above, oneOnly]: [SecondOpinionLimit | null, number, number] = [null, 0, 0];
  for (const { outcome, truths, second } of rows) {
    const { pair } = second;
    if (pair === null) continue;
    limit ??= pair.limit;
    if (ONE_ONLY.includes(pair.kind)) oneOnly += 1;
    if (pair.difference_months === null) continue;
    differences.push(pair.difference_months);
    if (pair.grade === 'review') above += 1;
    const [truth = null] = truths;
    const [one, two] = [outcome, second.outcome].map((of) => (of.kind === 'done' ? of.reading.bone_age_months : null));
    if (truth !== null && typeof one === 'number' && typeof two === 'number') errors.push([Math.abs(one - truth), Math.abs(two - truth)]);
  }
  const n = differences.length;
  const middle = mean(differences);
  return {
    n, mean: middle, limit, oneOnly, above: limit === null || n === 0 ? null : above / n,
    sd: middle === null || n < 2 ? null : Math.sqrt(differences.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (n - 1)),
    errors: errors.length === 0 ? null : { n: errors.length, first: mean(errors.map(([first]) => first))!, second: mean(errors.map(([, two]) => two))! },
  };
}

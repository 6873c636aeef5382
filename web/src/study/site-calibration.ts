/**
 * A site's correction, fitted on its own readings: ordinary least squares of the reader's bone age on the prediction, for each sex by itself.
 * What it gains is measured on films that a line was not fitted on: repeated k-fold cross-validation, the gain in mean absolute error of
 * each film averaged over the repeats, its interval by the bootstrap over films. A sex is corrected where it has at least LEAST_N films and
 * the whole interval of its gain lies above 0; else it is refused, with the reason.
 */
import type { Sex } from '../domain/assessment';
import { onLine, type SiteLine, type SiteProfile } from '../domain/site-calibration';
import { below, LEVEL, meanInterval, random, RESAMPLES, SEED } from './bootstrap';
import type { ComparedFilm, Comparison } from './compared';

export const FIT: SiteProfile['fit'] = { least_n: 30, folds: 5, repeats: 20, resamples: RESAMPLES, seed: SEED, level: LEVEL };

/** `mixed_packs` is of all films; `no_spread`: they have one age; `not_rising`: a greater prediction would become a smaller age. */
export type FitRefusal = 'mixed_packs' | 'too_few' | 'no_spread' | 'not_rising' | 'not_significant';

export interface FitOfSex {
  readonly sex: Sex;
  /** Films that count: read, not mature, each once. */
  readonly n: number;
  /** Of a line that could be fitted, also where it is refused. */
  readonly line: SiteLine | null;
  /** Null where the line may be used. */
  readonly refused: FitRefusal | null;
}

/** Months: films of one age to within this say nothing of a slope. */
const LEAST_SD = 1;

export function fitSite({ films, packs }: Pick<Comparison, 'films' | 'packs'>): Readonly<Record<Sex, FitOfSex>> {
  const of = (sex: Sex) => fitSex(sex, films.filter((one) => one.sex === sex && !one.mature), packs.length > 1);
  return { female: of('female'), male: of('male') };
}

type Film = Pick<ComparedFilm, 'prediction' | 'truth' | 'low' | 'high'>;

function fitSex(sex: Sex, films: readonly Film[], mixed: boolean): FitOfSex {
  const n = films.length;
  const refuse = (refused: FitRefusal, line: SiteLine | null = null): FitOfSex => ({ sex, n, line, refused });
  if (mixed) return refuse('mixed_packs');
  if (n < FIT.least_n) return refuse('too_few');
  const whole = leastSquares(films);
  if (whole === null) return refuse('no_spread');
  const checked = crossValidated(films);
  if (checked === null) return refuse('no_spread');
  const interval = meanInterval(checked.gains, { resamples: FIT.resamples, seed: FIT.seed })!;
  const predictions = films.map(({ prediction }) => prediction);
  const before = average(films.map(({ prediction, truth }) => Math.abs(prediction - truth)));
  const gain = average([...checked.gains]);
  const line: SiteLine = {
    n, ...whole, from_months: Math.min(...predictions), to_months: Math.max(...predictions), mae_before_months: before, mae_after_months: before - gain, gain_months: gain,
    gain_low_months: interval[0], gain_high_months: interval[1],
    coverage_before: average(films.map(({ low, high, truth }) => Number(low <= truth && truth <= high))), coverage_after: checked.coverage,
  };
  if (whole.slope <= 0) return refuse('not_rising', line);
  return interval[0] > 0 ? { sex, n, line, refused: null } : refuse('not_significant', line);
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Null where the predictions are of one age. */
export function leastSquares(films: readonly Pick<Film, 'prediction' | 'truth'>[]): Pick<SiteLine, 'slope' | 'intercept_months'> | null {
  const [x, y] = [average(films.map(({ prediction }) => prediction)), average(films.map(({ truth }) => truth))];
  let [spread, together] = [0, 0];
  for (const { prediction, truth } of films) {
    spread += (prediction - x) ** 2;
    together += (prediction - x) * (truth - y);
  }
  if (Math.sqrt(spread / films.length) < LEAST_SD) return null;
  const slope = together / spread;
  return { slope, intercept_months: y - slope * x };
}

/** Gain of each film, and the share of readings inside the moved interval; by lines that the film was not part of. */
function crossValidated(films: readonly Film[]): { readonly gains: Float64Array; readonly coverage: number } | null {
  const n = films.length;
  const gains = new Float64Array(n);
  const next = random(FIT.seed);
  let covered = 0;
  for (let repeat = 0; repeat < FIT.repeats; repeat += 1) {
    const order = shuffled(n, next);
    for (let fold = 0; fold < FIT.folds; fold += 1) {
      // The place in the shuffled order decides the fold: sizes differ by one at most.
      const line = leastSquares(order.filter((_, place) => place % FIT.folds !== fold).map((index) => films[index]!));
      if (line === null) return null;
      for (let place = fold; place < n; place += FIT.folds) {
        const index = order[place]!;
        const { prediction, truth, low, high } = films[index]!;
        gains[index]! += (Math.abs(prediction - truth) - Math.abs(onLine(line, prediction) - truth)) / FIT.repeats;
        covered += Number(onLine(line, low) <= truth && truth <= onLine(line, high));
      }
    }
  }
  return { gains, coverage: covered / (n * FIT.repeats) };
}

/** Fisher and Yates. */
export function shuffled(n: number, next: () => number): number[] {
  const order = Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last -= 1) {
    const other = below(next, last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

export interface Signature {
  readonly signed_by: string;
  /** ISO. */
  readonly date: string;
  readonly app_version: string;
  readonly pack: SiteProfile['pack'];
}

/** Null where no sex may be corrected. */
export function profileOf(fits: Readonly<Record<Sex, FitOfSex>>, { signed_by, date, app_version, pack }: Signature): SiteProfile | null {
  const usable = ({ refused, line }: FitOfSex) => (refused === null ? line : null);
  const lines = { female: usable(fits.female), male: usable(fits.male) };
  if (lines.female === null && lines.male === null) return null;
  return { date, signed_by, app_version, pack, lines, fit: FIT };
}

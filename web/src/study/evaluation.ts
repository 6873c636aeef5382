/** Everything that is measured of a set of films: all of them, by sex, by band of the reader's bone age, by tier. */
import type { Sex, Tier } from '../domain/assessment';
import { Bootstrap, intervalsOf, type Intervals } from './bootstrap';
import { columnsOf, confusionOf, figures, TIERS, type Figures, type Outcome } from './metrics';

export type GroupKey =
  | { readonly kind: 'all' }
  | { readonly kind: 'sex'; readonly sex: Sex }
  | { readonly kind: 'band'; readonly from_months: number; readonly to_months: number | null }
  | { readonly kind: 'tier'; readonly tier: Tier };

/** Of the pack's manifest. */
export interface Bounds {
  readonly stages: readonly number[];
  /** Between the bands of age. */
  readonly bands: readonly number[];
}

export interface GroupFigures {
  readonly key: GroupKey;
  readonly figures: Figures;
  /** Null where the group is too small, or until they are computed. */
  readonly intervals: Intervals | null;
}

export interface Evaluation {
  /** All first; groups without a film are left out. */
  readonly groups: readonly GroupFigures[];
  /** Films by the reader's stage (rows) and the network's. */
  readonly confusion: readonly (readonly number[])[];
}

interface Group {
  readonly key: GroupKey;
  readonly films: readonly Outcome[];
}

function groupsOf(films: readonly Outcome[], { bands }: Bounds): Group[] {
  const edges = [0, ...bands];
  return [
    { key: { kind: 'all' } as const, films },
    ...(['female', 'male'] as const).map((sex) => ({ key: { kind: 'sex', sex } as const, films: films.filter((one) => one.sex === sex) })),
    ...(bands.length === 0 ? [] : edges).map((from, index) => {
      const to = edges[index + 1] ?? null;
      return { key: { kind: 'band', from_months: from, to_months: to } as const, films: films.filter(({ truth }) => truth >= from && (to === null || truth < to)) };
    }),
    ...TIERS.map((tier) => ({ key: { kind: 'tier', tier } as const, films: films.filter((one) => one.tier === tier) })),
  ].filter((group) => group.films.length > 0);
}

/** With intervals at once: for a program without a page. */
export function evaluate(films: readonly Outcome[], bounds: Bounds): Evaluation {
  return evaluated(films, bounds, groupsOf(films, bounds).map((group) => intervalsOf(columnsOf(group.films, bounds.stages))));
}

/** Without intervals: for a page that shows what there is. */
export const evaluatedSoFar = (films: readonly Outcome[], bounds: Bounds): Evaluation => evaluated(films, bounds, []);

/** Steps of resampling between two pauses: some 20 ms on a slow machine. */
const PORTION = 100_000;

/** With intervals, and with a pause after each portion of the work. Null where `isWanted` no longer holds. */
export async function evaluateInPortions(films: readonly Outcome[], bounds: Bounds, pause: () => Promise<void>, isWanted: () => boolean): Promise<Evaluation | null> {
  const intervals: (Intervals | null)[] = [];
  for (const group of groupsOf(films, bounds)) {
    const bootstrap = new Bootstrap(columnsOf(group.films, bounds.stages));
    for (let more = true; more;) {
      more = bootstrap.run(Math.max(1, Math.floor(PORTION / group.films.length)));
      await pause();
      if (!isWanted()) return null;
    }
    intervals.push(bootstrap.intervals());
  }
  return evaluated(films, bounds, intervals);
}

function evaluated(films: readonly Outcome[], bounds: Bounds, intervals: readonly (Intervals | null)[]): Evaluation {
  return {
    groups: groupsOf(films, bounds).map((group, index) => ({ key: group.key, figures: figures(group.films, bounds.stages), intervals: intervals[index] ?? null })),
    confusion: confusionOf(films, bounds.stages),
  };
}

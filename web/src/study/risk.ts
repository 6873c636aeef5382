/** What is gained by reading less: the error of the films that stay, the less certain ones set aside. */
import type { Tier } from '../domain/assessment';
import { mean, quantile, TIERS, type Outcome } from './metrics';

type Certain = Pick<Outcome, 'tier' | 'low' | 'high' | 'prediction' | 'truth'>;

/** Most certain first: by tier, then by the width of the interval; films that are equal in both stay in their order. */
export function ranked<Film extends Certain>(films: readonly Film[]): Film[] {
  return [...films].sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || (a.high - a.low) - (b.high - b.low));
}

export interface RiskPoint {
  /** Of the films that gave a result. */
  readonly set_aside: number;
  readonly n: number;
  readonly mae: number | null;
}

export function riskAt(films: readonly Certain[], shares: readonly number[]): RiskPoint[] {
  const sums = running(ranked(films));
  return shares.map((set_aside) => {
    const n = Math.round(films.length * (1 - set_aside));
    return { set_aside, n, mae: n === 0 ? null : sums[n]! / n };
  });
}

/** The whole curve in hundredths; from 95 % set aside the mean is that of chance. */
export const riskCurve = (films: readonly Certain[]): RiskPoint[] => riskAt(films, Array.from({ length: 96 }, (_, index) => index / 100)).filter(({ n }) => n > 0);

/** Sum of the absolute errors of the first k films. */
function running(films: readonly Certain[]): Float64Array {
  const sums = new Float64Array(films.length + 1);
  films.forEach(({ prediction, truth }, index) => { sums[index + 1] = sums[index]! + Math.abs(prediction - truth); });
  return sums;
}

export interface UtilityPoint {
  /** What is still taken: films of this tier and above, or with half an interval of no more than so many months. */
  readonly limit: { readonly kind: 'tier'; readonly tier: Tier } | { readonly kind: 'half_width'; readonly months: number };
  readonly n: number;
  /** Of all films that were shown: also those that were refused or failed. */
  readonly share: number;
  readonly mae: number | null;
}

/** Accuracy against utility, from the strictest limit to the widest. */
export function utility(films: readonly Certain[], shown: number): UtilityPoint[] {
  const half = ({ low, high }: Certain) => (high - low) / 2;
  const widths = films.map(half).sort((a, b) => a - b);
  const limits = [...new Set([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((share) => quantile(widths, share) ?? []).map((months) => Math.ceil(months * 2) / 2))];
  const point = (limit: UtilityPoint['limit'], taken: readonly Certain[]): UtilityPoint =>
    ({ limit, n: taken.length, share: shown === 0 ? 0 : taken.length / shown, mae: mean(taken.map(({ prediction, truth }) => Math.abs(prediction - truth))) });
  return [
    ...TIERS.map((tier, index) => point({ kind: 'tier', tier }, films.filter((one) => TIERS.indexOf(one.tier) <= index))),
    ...limits.map((months) => point({ kind: 'half_width', months }, films.filter((one) => half(one) <= months))),
  ];
}

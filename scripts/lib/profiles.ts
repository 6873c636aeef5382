/** Limits of the six layers: how they are fitted to good films, and what they refuse. */
import type { Manifest } from '../../web/src/domain/manifest';
import type { Values } from './measure_films';

export type Profile = Manifest['validation']['profiles'][string];
export type Limit = Profile['limits'][number];

/** Share of good films that may lie beyond a limit before the margin is added, and the margin as a share of the limit. */
export const TAIL = 0.0004;
export const MARGIN = 0.1;

/**
 * Each limit that the published profile has is put at the extreme quantile of the good films, then moved outwards by the margin, then
 * rounded outwards to two digits. A measure that is the same for all good films (the saturation of grey films) tells nothing about
 * where a limit belongs: the published one stays.
 */
export function fitProfile(films: readonly Values[], published: Profile): Profile {
  const limits = published.limits.map((limit): Limit => {
    const sorted = films.map((film) => film[limit.measure]).sort((a, b) => a - b);
    const constant = sorted[0] === sorted[sorted.length - 1];
    const low = limit.low === null || constant ? limit.low : round(quantile(sorted, TAIL) * (1 - MARGIN), Math.floor);
    const high = limit.high === null || constant ? limit.high : round(quantile(sorted, 1 - TAIL) * (1 + MARGIN), Math.ceil);
    const fitted = { measure: limit.measure, low, high, false_refusal_rate: null };
    return { ...fitted, false_refusal_rate: digits(share(films, (film) => !passes(film, fitted))) };
  });
  return {
    source: `Fitted by scripts/fit_profiles.mjs to ${films.length} RSNA films: quantile ${TAIL} (upper limits ${1 - TAIL}), `
      + `${MARGIN * 100} % margin outwards; saturation as published (the films are grey)`,
    limits,
  };
}

export function passes(film: Values, limit: Limit): boolean {
  const value = film[limit.measure];
  return (limit.low === null || value >= limit.low) && (limit.high === null || value <= limit.high);
}

/** Share of films that a profile refuses, in all and by limit alone. */
export function refusals(films: readonly Values[], profile: Profile): { total: number; by_measure: Record<string, number> } {
  return {
    total: digits(share(films, (film) => !profile.limits.every((limit) => passes(film, limit)))),
    by_measure: Object.fromEntries(profile.limits.map((limit) => [limit.measure, digits(share(films, (film) => !passes(film, limit)))])),
  };
}

/** Linear between order statistics, as numpy.quantile. */
export function quantile(sorted: readonly number[], q: number): number {
  const at = q * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return below + (above - below) * (at - Math.floor(at));
}

function round(value: number, towards: (value: number) => number): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((towards(value / unit) * unit).toPrecision(2));
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}

function digits(value: number): number {
  return Number(value.toFixed(5));
}

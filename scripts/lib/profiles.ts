/** Limits of the six layers: how they are fitted to good films, and what they refuse. */
import type { Manifest } from '../../web/src/domain/manifest';
import type { Values } from './measure_films';

export type Profile = Manifest['validation']['profiles'][string];
export type Limit = Profile['limits'][number];

/** Share of good films that may lie beyond a limit before the margin is added, and the margin as a share of the limit. */
export const TAIL = 0.0004;
export const MARGIN = 0.1;

/**
 * Each limit that the published profile has is put at the extreme quantile of the good films and of their inversions (a film exported
 * white on black or black on white is the same film), then moved outwards by the margin, then rounded outwards to two digits. Inversion
 * changes the brightness only; near white the margin is a share of what is left up to it. A measure that is the same for all good films (the saturation of grey films) tells nothing about
 * where a limit belongs: the published one stays.
 */
export function fitProfile(films: readonly Values[], published: Profile): Profile {
  const both = [...films, ...films.map(inverted)];
  const limits = published.limits.map((limit): Limit => {
    const sorted = both.map((film) => film[limit.measure]).sort((a, b) => a - b);
    const constant = sorted[0] === sorted[sorted.length - 1];
    const [bottom, top] = [quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)];
    const room = limit.measure === 'brightness_mean' ? Math.min(top, 1 - top) : top;
    const low = limit.low === null || constant ? limit.low : round(bottom * (1 - MARGIN), Math.floor);
    const high = limit.high === null || constant ? limit.high : round(top + room * MARGIN, Math.ceil);
    return { measure: limit.measure, low, high, false_refusal_rate: null };
  });
  return withRates({
    source: `Fitted to ${films.length} RSNA training films and their inversions: each limit at the most extreme ${TAIL * 100} %, then `
      + `${MARGIN * 100} % further out; saturation as published, since the films are grey (scripts/fit_profiles.mjs)`,
    limits,
  }, films);
}

/** The profile with the share of good films and their inversions that each limit refuses. */
export function withRates(profile: Profile, films: readonly Values[]): Profile {
  const both = [...films, ...films.map(inverted)];
  return {
    ...profile,
    limits: profile.limits.map((limit) => ({ ...limit, false_refusal_rate: digits(share(both, (film) => !passes(film, limit))) })),
  };
}

/** The measures of the inverted film: all but the mean are the same for both. */
function inverted(film: Values): Values {
  return { ...film, brightness_mean: 1 - film.brightness_mean };
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

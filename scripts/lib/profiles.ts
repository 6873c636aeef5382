/** Limits of the six layers and of quality: how they are fitted to good films, and what they refuse. */
import type { QualityMeasure } from '../../web/src/domain/assessment';
import type { Manifest } from '../../web/src/domain/manifest';
import type { Measured, QualityValues, Values } from './measure_films';

export type Profile = Manifest['validation']['profiles'][string];
export type Limit = Profile['limits'][number];
export type QualityLimit = NonNullable<Profile['quality']>[number];
type Range = QualityLimit['review'];

/** Share of good films that may lie beyond a limit before the margin is added, and the margin as a share of the limit. */
export const TAIL = 0.0004;
export const MARGIN = 0.1;

/**
 * Each limit that the published profile has is put at the extreme quantile of the good films, of their inversions (a film exported
 * white on black or black on white is the same film) and of their dim copies (two fifths of the light: it can still be read), then moved
 * outwards by the margin, then rounded outwards to two digits. Inversion changes the brightness only; near white the margin is a share of
 * what is left up to it. A measure that is the same for all good films (the saturation of grey films) tells nothing about where a limit
 * belongs: the published one stays.
 */
export function fitProfile(films: readonly Values[], dim: readonly Values[], published: Profile): Profile {
  const all = [...films, ...films.map(inverted), ...dim];
  const limits = published.limits.map((limit): Limit => {
    const sorted = all.map((film) => film[limit.measure]).sort((a, b) => a - b);
    const constant = sorted[0] === sorted[sorted.length - 1];
    const [bottom, top] = [quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)];
    const room = limit.measure === 'brightness_mean' ? Math.min(top, 1 - top) : top;
    const low = limit.low === null || constant ? limit.low : round(bottom * (1 - MARGIN), Math.floor);
    const high = limit.high === null || constant ? limit.high : round(top + room * MARGIN, Math.ceil);
    return { measure: limit.measure, low, high, false_refusal_rate: null };
  });
  return withRates({
    source: `Fitted to ${films.length} RSNA training films, their inversions and their dim copies (0.4 of the light): each limit at the most extreme ${TAIL * 100} %, then `
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

/** Share of good films that may lie beyond a quality limit: of review, as it is; of refusal, before the margin is added. */
export const REVIEW_TAIL = 0.005;
export const REFUSE_TAIL = 0.0002;
export const REFUSE_MARGIN = 0.5;

interface QualityRule {
  readonly sides: readonly ('low' | 'high')[];
  /** May it refuse? Those that say how a film was framed or stored, not whether it can be read, only ask for review. */
  readonly refuses: boolean;
  /** A share: high limits are moved by what is left up to 1. */
  readonly share?: boolean;
  /** Does it follow the light? Then dim copies have their part in the limit of refusal; those of review stay: a dim film is named. */
  readonly light?: boolean;
  readonly reviewTail?: number;
  readonly refuseMargin?: number;
  /** High and low limits times this. */
  readonly scale?: { readonly low?: number; readonly high?: number };
}

/**
 * The scales: 144 of the films at half or full size have 2.1 times the noise of their 299-pixel copies (median), which were averaged once
 * already. JPEG's blocks show more at such sizes, at a quality of 92 up to 1.8 and from about 40 on downwards more than 2.4 (12 films).
 * Hands of another source have patterns a little stronger, moire of 3 % of white is far beyond (9), and how much of the picture a hand
 * fills is a matter of cropping: those films are not reviewed until the hand fills half of what the fit would give.
 * A picture enlarged from 64 pixels has a sharpness of 0.15 to 0.19 and shows no growth plate: the margin of sharpness ends above it.
 * Tails: more than 0.5 % of the films are framed and touch the border everywhere; as many have two parts, which two hands have, too.
 */
const QUALITY_RULES: Readonly<Record<Exclude<QualityMeasure, 'colour_cast'>, QualityRule>> = {
  brightness: { sides: ['low', 'high'], refuses: true, share: true, light: true },
  contrast: { sides: ['low'], refuses: true, light: true },
  noise: { sides: ['high'], refuses: true, scale: { high: 2.2 } },
  sharpness: { sides: ['low'], refuses: true, refuseMargin: 0.35 },
  clipping: { sides: ['high'], refuses: true, share: true },
  blockiness: { sides: ['high'], refuses: false, scale: { high: 1.5 } },
  screen_pattern: { sides: ['high'], refuses: true, scale: { high: 1.2 } },
  uneven_light: { sides: ['high'], refuses: false },
  foreground_share: { sides: ['low', 'high'], refuses: false, scale: { low: 0.5 } },
  border_contact: { sides: ['high'], refuses: false, reviewTail: 0.015 },
  separate_parts: { sides: ['high'], refuses: false, reviewTail: 0.01 },
  perspective: { sides: ['high'], refuses: false },
};

/**
 * Chosen, since the good films are grey. 0.03 is more than a JPEG of a grey picture is off; paper in warm light (255, 240, 220) has 0.07 and
 * can still be read; skin (200, 150, 120) has 0.21 and is no radiograph.
 */
const COLOUR_CAST: QualityLimit = {
  measure: 'colour_cast', review: { low: null, high: 0.03 }, refuse: { low: null, high: 0.18 }, review_rate: null, refuse_rate: null,
};

/** The limits of quality, with the shares of the good films beyond them. */
export function fitQuality(films: readonly QualityValues[], dim: readonly QualityValues[]): QualityLimit[] {
  const fitted = Object.entries(QUALITY_RULES).map(([name, rule]): QualityLimit => {
    const measure = name as keyof typeof QUALITY_RULES;
    const sorted = (of: readonly QualityValues[]) => of.map((film) => film[measure]).sort((a, b) => a - b);
    const range = (values: readonly number[], tail: number, margin: number): Range => {
      const side = (which: 'low' | 'high'): number | null => {
        if (!rule.sides.includes(which)) return null;
        const low = which === 'low';
        const edge = quantile(values, low ? tail : 1 - tail) * (rule.scale?.[which] ?? 1);
        const room = rule.share && !low ? Math.min(edge, 1 - edge) : edge;
        return low ? round(edge - room * margin, Math.floor) : round(edge + room * margin, Math.ceil);
      };
      return { low: side('low'), high: side('high') };
    };
    return {
      measure,
      review: range(sorted(films), rule.reviewTail ?? REVIEW_TAIL, 0),
      refuse: rule.refuses ? range(sorted(rule.light ? [...films, ...dim] : films), REFUSE_TAIL, rule.refuseMargin ?? REFUSE_MARGIN) : { low: null, high: null },
      review_rate: null, refuse_rate: null,
    };
  });
  const at = fitted.findIndex(({ measure }) => measure === 'blockiness') + 1;
  return [...fitted.slice(0, at), COLOUR_CAST, ...fitted.slice(at)].map((limit) => (limit.measure === 'colour_cast' ? limit : {
    ...limit,
    review_rate: digits(share(films, (film) => !inside(film[limit.measure], limit.review))),
    refuse_rate: QUALITY_RULES[limit.measure].refuses ? digits(share(films, (film) => !inside(film[limit.measure], limit.refuse))) : null,
  }));
}

export function inside(value: number, { low, high }: Range): boolean {
  return (low === null || value >= low) && (high === null || value <= high);
}

export interface QualityRates {
  readonly review: number;
  readonly refuse: number;
  /** Refused by a layer or by quality. */
  readonly refuse_with_layers: number;
  readonly review_by_measure: Record<string, number>;
  readonly refuse_by_measure: Record<string, number>;
}

/** Shares of films beyond a profile's quality limits (refused ones are beyond those of review, too). */
export function qualityRates(films: readonly Measured[], profile: Profile): QualityRates {
  const limits = profile.quality ?? [];
  const beyond = (film: Measured, which: 'review' | 'refuse') => limits.some((limit) => !inside(film.quality[limit.measure], limit[which]));
  const by = (which: 'review' | 'refuse') => Object.fromEntries(
    limits.map((limit) => [limit.measure, digits(share(films, (film) => !inside(film.quality[limit.measure], limit[which])))]),
  );
  return {
    review: digits(share(films, (film) => beyond(film, 'review'))),
    refuse: digits(share(films, (film) => beyond(film, 'refuse'))),
    refuse_with_layers: digits(share(films, (film) => beyond(film, 'refuse') || !profile.limits.every((limit) => passes(film.layers, limit)))),
    review_by_measure: by('review'),
    refuse_by_measure: by('refuse'),
  };
}

/** A profile of layers with quality limits fitted to the same films; its source says how. */
export function withQuality(profile: Profile, films: readonly QualityValues[], dim: readonly QualityValues[]): Profile {
  return {
    ...profile,
    source: `${profile.source}. Quality: review at the most extreme ${100 * REVIEW_TAIL} % of these films (border contact 1.5 %, separate parts 1 %), refusal at the `
      + `most extreme ${100 * REFUSE_TAIL} % and ${100 * REFUSE_MARGIN} % (sharpness 35 %) further out, of brightness and contrast with the dim copies among them; noise, blockiness and screen pattern allow for larger films `
      + 'and other sources, a low foreground share counts from half the fitted limit on; colour cast is chosen, since the films are grey: '
      + 'above the chroma noise of a JPEG, below the tint of skin',
    quality: fitQuality(films, dim),
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

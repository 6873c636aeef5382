/** Words for checks: name, measured value and limit in the unit of each, sentence and next step. */
import type { FindingCode, Measure, QualityMeasure, ShapeCode } from '../domain/assessment';
import { tellsAge, type Check, type CheckCode } from '../domain/safety';
import { t } from '../i18n/words';
import { age, exactMonths, number } from '../i18n/format';

interface Scale {
  readonly name: string;
  readonly about: string;
  /** After the number; '' where there is none. */
  readonly unit: string;
  readonly text: (value: number) => string;
  readonly limitText: (value: number) => string;
}

/** Digits after the point that a value is shown with: what can differ between two films. The rest are counts. */
const DIGITS: { readonly [Code in CheckCode]?: number } = {
  saturation_mean: 1, intensity_sd: 3, brightness_mean: 3, peak_concentration: 3, dynamic_range: 3, edge_ratio: 4,
  quality_brightness: 3, quality_contrast: 3, quality_noise: 4, quality_sharpness: 4, quality_clipping: 3, quality_blockiness: 2, quality_colour_cast: 4,
  quality_screen_pattern: 2, quality_uneven_light: 3, quality_foreground_share: 3, quality_border_contact: 3, quality_perspective: 1,
  unlike_a_hand: 2,
};

const isFinding = (code: CheckCode): code is FindingCode => code in t.findings;
const isMeasure = (code: CheckCode): code is Measure => code in t.measures;
const isShape = (code: CheckCode): code is ShapeCode => code in t.shape;
const qualityOf = (code: CheckCode) => t.quality[code.slice('quality_'.length) as QualityMeasure];

/** Ages in years and months, differences in months, votes as a count. */
export function scaleOf(code: CheckCode): Scale {
  if (isFinding(code)) {
    const [text, limitText] = code === 'skeletally_mature' ? [number, number]
      : code === 'under_24_months' ? [age, exactMonths]
        : tellsAge(code) ? [age, age] : [exactMonths, exactMonths];
    return { name: t.findings[code].name, about: '', unit: '', text: (value) => text(value), limitText: (value) => limitText(value) };
  }
  const { name, unit, about } = code === 'unlike_a_hand' ? { ...t.hand, unit: '' } : isShape(code) ? { ...t.shape[code], unit: '' } : isMeasure(code) ? t.measures[code] : qualityOf(code);
  const text = (value: number) => number(value, DIGITS[code] ?? 0, 0);
  return { name, about, unit, text, limitText: text };
}

export interface LimitOf {
  readonly code: CheckCode;
  readonly low: number | null;
  readonly high: number | null;
}

export function limitText({ code, low, high }: LimitOf): string {
  const { limitText: text } = scaleOf(code);
  if (code === 'skeletally_mature') return high === null ? '' : t.checks.fewerThan(text(high));
  if (low !== null && high !== null) return t.checks.between(text(low), text(high));
  if (high !== null) return t.checks.atMost(text(high));
  return low === null ? '' : t.checks.atLeast(text(low));
}

/** The same limit for a narrow column. */
export function limitSymbols({ code, low, high }: LimitOf): string {
  const { limitText: text } = scaleOf(code);
  if (code === 'skeletally_mature') return high === null ? '' : `<\u00a0${text(high)}`;
  if (low !== null && high !== null) return `${text(low)}\u2013${text(high)}`;
  if (high !== null) return `\u2264\u00a0${text(high)}`;
  return low === null ? '' : `\u2265\u00a0${text(low)}`;
}

/** "Contrast range 0.031 of full scale, limit at least 0.12." */
export function measuredText(check: Check): string {
  const { name, unit, text } = scaleOf(check.code);
  const value = check.value === null ? '' : unit ? `${text(check.value)} ${unit}` : text(check.value);
  return t.refusal.measured(name, value, limitText(check));
}

/** What a check that is not good says. `measured` is null where the title has the figures already. */
export interface Reason {
  readonly title: string;
  readonly measured: string | null;
  readonly next: string;
}

export function reasonOf(check: Check): Reason {
  const { code, value, low, high, failure, grade } = check;
  if (isFinding(code)) {
    const { title, next } = t.findings[code];
    const { text, limitText: limit } = scaleOf(code);
    const bound = low ?? high;
    return { title: title(value === null ? '' : text(value), bound === null ? '' : limit(bound)), measured: null, next };
  }
  const measured = measuredText(check);
  if (code === 'unlike_a_hand') return { title: `${grade === 'refuse' ? t.hand.refuse : t.hand.review}.`, measured, next: t.hand.next };
  if (isShape(code)) return { title: `${grade === 'refuse' ? t.shape[code].refuse : t.shape[code].review}.`, measured, next: t.shape[code].next };
  if (failure !== null) return { title: `${t.layers[failure].refusal}.`, measured, next: t.layers[failure].next };
  const { name, low: below, high: above } = qualityOf(code);
  const words = low !== null && value !== null && value < low ? below : above;
  return { title: `${words?.title ?? name}.`, measured, next: words?.next ?? '' };
}

/** Title, figures and next step as one line. */
export function reasonLine(check: Check): string {
  const { title, measured, next } = reasonOf(check);
  return [title, measured, next].filter(Boolean).join(' ');
}

/** Numbers, ages and sizes as text. Everything that depends on a language goes through Intl or the catalogue. */
import { megabytes, yearsMonths } from '../domain/units';
import { language, t } from './words';

const NBSP = '\u00a0';
const MINUS = '\u2212';

const formats = new Map<string, Intl.NumberFormat>();

export function number(value: number, digits = 0, minimumDigits = digits): string {
  const key = `${language.peek()}-${minimumDigits}-${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language.peek(), { minimumFractionDigits: minimumDigits, maximumFractionDigits: digits });
    formats.set(key, format);
  }
  // French groups thousands with a narrow space, which the typeface of reports lacks.
  return format.format(value).replace('-', MINUS).replaceAll('\u202f', NBSP);
}

export const percent = (share: number, digits = 0): string => `${number(share * 100, digits)}${NBSP}%`;

export const yearUnit = (years: number): string => (years === 1 ? t.units.year : t.units.years);

/** 99.2 -> "8 y 3 mo"; under one year only months. */
export function age(months: number): string {
  const { years, months: rest } = yearsMonths(months);
  return years === 0 ? `${rest}${NBSP}${t.units.months}` : `${years}${NBSP}${yearUnit(years)}${NBSP}${rest}${NBSP}${t.units.months}`;
}

/** One decimal, where a value is held against a limit. */
export const exactMonths = (months: number): string => `${number(months, 1, 0)}${NBSP}${t.units.months}`;

/** A share that is small but not nothing does not read as nothing. */
export const probability = (share: number): string => (share > 0 && share < 0.005 ? `<${NBSP}1${NBSP}%` : percent(share));

export function signed(value: number, digits = 0): string {
  const sign = value > 0 ? '+' : value < 0 ? MINUS : '±';
  return sign + number(Math.abs(value), digits);
}

/** One decimal, as `exactMonths`. */
export const exactSignedMonths = (months: number): string => `${signed(Math.round(months * 10) / 10, 1)}${NBSP}${t.units.months}`;

export const signedMonths = (months: number): string => `${signed(months)}${NBSP}${t.units.months}`;

/** Whole years for stage bounds: 60 -> "5". */
export const years = (months: number): string => number(months / 12, 1, 0);

export function size(bytes: number): string {
  const value = megabytes(bytes);
  return value < 0.95 ? `${number(bytes / 1000)}${NBSP}${t.units.kilobytes}` : `${number(value, value < 10 ? 1 : 0)}${NBSP}${t.units.megabytes}`;
}

export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${number(milliseconds)}${NBSP}ms` : `${number(milliseconds / 1000, 1)}${NBSP}s`;
}

export const pixels = (width: number, height: number): string => `${number(width)}${NBSP}×${NBSP}${number(height)}`;

/** First characters of a hash: enough to tell two apart on the page; exports carry all of it. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** An ISO date ("2026-03-09") as the language writes it; anything else as it is. */
export function date(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) return iso;
  const format = new Intl.DateTimeFormat(language.peek(), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
}

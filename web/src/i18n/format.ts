/** Numbers, ages and sizes as text. Everything that depends on a language goes through Intl or the catalogue. */
import { megabytes, yearsMonths } from '../domain/units';

export const LOCALE = 'en';
const NBSP = '\u00a0';
const MINUS = '\u2212';

const formats = new Map<string, Intl.NumberFormat>();

export function number(value: number, digits = 0, minimumDigits = digits): string {
  const key = `${minimumDigits}-${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: minimumDigits, maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format.format(value).replace('-', MINUS);
}

export const percent = (share: number, digits = 0): string => `${number(share * 100, digits)}${NBSP}%`;

/** 99.2 -> "8 y 3 mo"; under one year only months. */
export function age(months: number): string {
  const { years, months: rest } = yearsMonths(months);
  return years === 0 ? `${rest}${NBSP}mo` : `${years}${NBSP}y${NBSP}${rest}${NBSP}mo`;
}

/** One decimal, where a value is held against a limit. */
export const exactMonths = (months: number): string => `${number(months, 1, 0)}${NBSP}mo`;

/** A share that is small but not nothing does not read as nothing. */
export const probability = (share: number): string => (share > 0 && share < 0.005 ? `<${NBSP}1${NBSP}%` : percent(share));

export function signed(value: number, digits = 0): string {
  const sign = value > 0 ? '+' : value < 0 ? MINUS : '±';
  return sign + number(Math.abs(value), digits);
}

/** One decimal, as `exactMonths`. */
export const exactSignedMonths = (months: number): string => `${signed(Math.round(months * 10) / 10, 1)}${NBSP}mo`;

export const signedMonths = (months: number): string => `${signed(months)}${NBSP}mo`;

/** Whole years for stage bounds: 60 -> "5". */
export const years = (months: number): string => number(months / 12, 1, 0);

export function size(bytes: number): string {
  const value = megabytes(bytes);
  return value < 0.95 ? `${number(bytes / 1000)}${NBSP}kB` : `${number(value, value < 10 ? 1 : 0)}${NBSP}MB`;
}

export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${number(milliseconds)}${NBSP}ms` : `${number(milliseconds / 1000, 1)}${NBSP}s`;
}

export const pixels = (width: number, height: number): string => `${number(width)}${NBSP}×${NBSP}${number(height)}`;

/** First characters of a hash: enough to tell two apart on the page; exports carry all of it. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

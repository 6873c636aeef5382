/** Ages are months everywhere; people read years and months. Rounding happens once, to whole months, before the split. */
export interface YearsMonths {
  readonly years: number;
  readonly months: number;
}

export function wholeMonths(months: number): number {
  const rounded = Math.round(months);
  return rounded === 0 ? 0 : rounded; // no -0
}

/** 99.5 -> 8 y 4 mo: rounded first, so that "12 mo" can never appear beside a year. */
export function yearsMonths(months: number): YearsMonths {
  const whole = Math.max(0, wholeMonths(months));
  return { years: Math.floor(whole / 12), months: whole % 12 };
}

/** Difference of two ages as they are shown, so that shown values and shown difference add up. */
export function shownDifference(months: number, reference: number): number {
  return wholeMonths(months) - wholeMonths(reference);
}

const BYTES_PER_MEGABYTE = 1e6;

export function megabytes(bytes: number): number {
  return bytes / BYTES_PER_MEGABYTE;
}

/** Stored grey value (0..65535 in the picture) in the file's own depth. */
export function storedGrey(value: number, bits: 8 | 16): number {
  return bits === 8 ? value / 257 : value;
}

/** The one place where feet and inches become centimetres; the core's tables have theirs in `clinical_tables.hpp`. */
export const CENTIMETRES_PER_INCH = 2.54;
export const INCHES_PER_FOOT = 12;

export const centimetres = (feet: number, inches: number): number => (feet * INCHES_PER_FOOT + inches) * CENTIMETRES_PER_INCH;

/** Rounded to whole inches before the split, so that "5 ft 12 in" can never appear. */
export function feetInches(cm: number): { readonly feet: number; readonly inches: number } {
  const whole = Math.round(cm / CENTIMETRES_PER_INCH);
  return { feet: Math.floor(whole / INCHES_PER_FOOT), inches: whole % INCHES_PER_FOOT };
}

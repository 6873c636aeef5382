/** Axes that the figures of a study share. */
import { exactSignedMonths, number, signed, years } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { ComparedFilm } from '../../study/compared';
import { quantile } from '../../study/metrics';
import { WIDTH } from '../axis';
import { plane, ticks, type Axis, type Box, type Ticks } from '../plane';

export const BOX: Box = { left: 40, top: 24, right: WIDTH - 14, bottom: 280 };
/** Below the axis: its numbers and its name. */
export const BELOW = 44;
export const HEIGHT = BOX.bottom + BELOW;

export const ageAxis: Axis = { from: 0, to: 228 };
export const ageTicks = (title: string): Ticks => ({ values: ticks(ageAxis, [24, 36, 48], 6), text: years, title });
export const shareAxis: Axis = { from: 0, to: 1 };
export const shareTicks = (title: string): Ticks => ({ values: [0, 0.2, 0.4, 0.6, 0.8, 1], text: (value) => number(value * 100), title });
/** `right`: room beside the plane, for words at its lines. */
export const squarePlane = (x: Axis, y: Axis, right = 0) => plane({ ...BOX, right: BOX.right - right }, x, y);

export const errorOf = ({ prediction, truth }: Pick<ComparedFilm, 'prediction' | 'truth'>): number => prediction - truth;

/** Whole years to either side that hold all but one film in two hundred; the few beyond lie on the edge. */
export function errorAxis(errors: readonly number[]): Axis & { readonly beyond: number } {
  const absolute = errors.map(Math.abs).sort((a, b) => a - b);
  const reach = Math.max(12, Math.ceil((quantile(absolute, 0.995) ?? 0) / 12) * 12);
  return { from: -reach, to: reach, beyond: absolute.filter((value) => value > reach).length };
}

export const errorTicks = (axis: Axis, title: string): Ticks => ({ values: ticks(axis, [6, 12, 24, 48], 8), text: (value) => (value === 0 ? '0' : signed(value)), title });

/** From nothing to above the greatest, in whole steps. */
export const fromZero = (values: readonly number[], step: number): Axis => ({ from: 0, to: Math.max(step, Math.ceil((Math.max(0, ...values) * 1.05) / step) * step) });

export const beyondText = (films: number): string => (films > 0 ? t.study.figures.beyond(number(films)) : '');
export const error = exactSignedMonths;

const BAND = 24;

/** Films by the reader's bone age, two years a band; bands without films are left out. */
export function byBand<Film extends { readonly truth: number }>(films: readonly Film[]): { readonly from: number; readonly films: readonly Film[] }[] {
  return Array.from({ length: Math.ceil(ageAxis.to / BAND) }, (_, index) => ({
    from: index * BAND,
    films: films.filter(({ truth }) => truth >= index * BAND && (truth < (index + 1) * BAND || index === Math.ceil(ageAxis.to / BAND) - 1)),
  })).filter((band) => band.films.length > 0);
}

export const bandText = (from: number): string => t.study.years(years(from), years(Math.min(ageAxis.to, from + BAND)));
export const bandMiddle = (from: number): number => (from + Math.min(ageAxis.to, from + BAND)) / 2;
export const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

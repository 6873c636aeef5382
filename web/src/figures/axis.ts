/** Small parts that several figures share. */
import { years } from '../i18n/format';
import type { Mark } from './figure';

/** Of the page's column and of half a sheet of paper: text keeps its size in both. */
export const WIDTH = 360;
export const SMALL = 10;

export type Scale = (value: number) => number;

/** Linear from `from` to `to`; what lies outside is held at the ends. */
export const scale = (from: readonly [number, number], to: readonly [number, number]): Scale => (value) => {
  const share = Math.min(1, Math.max(0, (value - from[0]) / (from[1] - from[0])));
  return to[0] + share * (to[1] - to[0]);
};

/** Years below a line at `y`, one label for each of `months`. */
export function yearTicks(months: readonly number[], x: Scale, y: number): Mark[] {
  return months.flatMap((at): Mark[] => [
    { kind: 'line', points: [[x(at), y], [x(at), y + 4]], ink: 'quiet', width: 1 },
    { kind: 'text', x: x(at), y: y + 4 + SMALL, text: years(at), size: SMALL, ink: 'quiet', align: 'middle' },
  ]);
}

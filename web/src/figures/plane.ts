/** What figures with two axes share: where a value lies, grid and legend. */
import { scale } from './axis';
import type { Ink, Mark } from './figure';

export const TEXT_SIZE = 13;
/** Of a character of the page's font, on average: enough to lay out a legend. */
const CHARACTER = 0.56 * TEXT_SIZE;

export interface Plane {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export interface Axis {
  readonly from: number;
  readonly to: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const plane = (box: Box, x: Axis, y: Axis): Plane => ({
  ...box,
  x: scale([x.from, x.to], [box.left, box.right]),
  y: scale([y.from, y.to], [box.bottom, box.top]),
});

/** Multiples of the smallest of `steps` that gives no more than `most` of them. */
export function ticks({ from, to }: Axis, steps: readonly number[], most: number): readonly number[] {
  const step = steps.find((one) => (to - from) / one <= most) ?? steps[steps.length - 1]!;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}

export interface Ticks {
  readonly values: readonly number[];
  readonly text: (value: number) => string;
  readonly title: string;
}

/** Lines, numbers and names of both axes. The name of the upright one stands above it, not along it. */
export function grid({ left, top, right, bottom, x, y }: Plane, across: Ticks, upright: Ticks): Mark[] {
  const text = (at: number, baseline: number, words: string, align: 'start' | 'middle' | 'end'): Mark =>
    ({ kind: 'text', x: at, y: baseline, text: words, size: TEXT_SIZE, ink: 'quiet', align });
  return [
    ...across.values.map((value): Mark => ({ kind: 'line', points: [[x(value), top], [x(value), bottom]], ink: 'line', width: 0.5 })),
    ...upright.values.map((value): Mark => ({ kind: 'line', points: [[left, y(value)], [right, y(value)]], ink: 'line', width: 0.5 })),
    { kind: 'line', points: [[left, top], [left, bottom], [right, bottom]], ink: 'quiet', width: 1 },
    ...across.values.map((value) => text(x(value), bottom + 18, across.text(value), 'middle')),
    ...upright.values.map((value) => text(left - 6, y(value) + 4, upright.text(value), 'end')),
    text(right, bottom + 36, across.title, 'end'),
    text(0, TEXT_SIZE, upright.title, 'start'),
  ];
}

export interface LegendEntry {
  readonly words: string;
  readonly ink: Ink;
  /** `band`: pale, between two lines. */
  readonly shape: 'dot' | 'hollow' | 'line' | 'dashed' | 'area' | 'band';
}

const LEGEND_LINE = 20;

/** As many entries a line as fit; `height` is what they take. */
export function legend(entries: readonly LegendEntry[], top: number, width: number): { readonly marks: readonly Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  let [x, line] = [0, 0];
  for (const { words, ink, shape } of entries) {
    const own = 24 + words.length * CHARACTER;
    if (x > 0 && x + own > width) [x, line] = [0, line + 1];
    const middle = top + line * LEGEND_LINE + LEGEND_LINE / 2;
    if (shape === 'dot' || shape === 'hollow') marks.push({ kind: 'dot', x: x + 8, y: middle, radius: 4, ink, hollow: shape === 'hollow' });
    else if (shape === 'area' || shape === 'band') {
      marks.push({ kind: 'rect', x, y: middle - 5, width: 16, height: 10, ink });
      if (shape === 'band') for (const y of [middle - 5, middle + 5]) marks.push({ kind: 'line', points: [[x, y], [x + 16, y]], ink: 'quiet', width: 0.5 });
    }
    else marks.push({ kind: 'line', points: [[x, middle], [x + 16, middle]], ink, width: 2, dashed: shape === 'dashed' });
    marks.push({ kind: 'text', x: x + 22, y: middle + 4, text: words, size: TEXT_SIZE, ink: 'text', align: 'start' });
    x += own + 14;
  }
  return { marks, height: (line + 1) * LEGEND_LINE };
}

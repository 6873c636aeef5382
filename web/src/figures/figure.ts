/**
 * A figure as data: marks on a plane, a sentence that says what it shows, and the values behind it. The page draws it as SVG, the report
 * as vectors of a PDF; both read only this. Colours are named by what they mean, so that a theme or a printer can choose them.
 */

/** `quiet` is for axes and frames, `band` for a reference's spread, `machine` for the network's figures, `second` for those of another network, `own` for a reader's. */
export type Ink = 'text' | 'quiet' | 'line' | 'band' | 'band_inner' | 'machine' | 'interval' | 'second' | 'second_interval' | 'own' | 'earlier' | 'good' | 'look' | 'stop';

/** x to the right, y downwards, in the figure's own units; sizes too. */
export type Mark =
  | { readonly kind: 'line'; readonly points: readonly (readonly [number, number])[]; readonly ink: Ink; readonly width: number; readonly dashed?: boolean }
  | { readonly kind: 'area'; readonly points: readonly (readonly [number, number])[]; readonly ink: Ink }
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly ink: Ink }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly ink: Ink; readonly hollow?: boolean }
  /** `y` is the baseline; `size` the font's. */
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly ink: Ink; readonly align: 'start' | 'middle' | 'end'; readonly strong?: boolean };

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** One or two sentences: what somebody who does not see it needs to know. */
  readonly description: string;
  readonly marks: readonly Mark[];
  /** The values, as a table that can be read and gone through by keys. */
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

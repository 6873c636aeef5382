/** What stands on a page, in points from its upper left corner: drawn into a PDF as text and vectors, into a picture as pixels. */
import type { ReportPicture } from './document';

export type Colour = readonly [number, number, number];

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: Colour;
}

export interface PathMark {
  readonly kind: 'path';
  readonly points: readonly (readonly [number, number])[];
  readonly fill: Colour | null;
  /** An open line where there is no fill. */
  readonly stroke: { readonly colour: Colour; readonly width: number; readonly dashed: boolean } | null;
}

export interface CircleMark {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: Colour;
  readonly hollow: boolean;
}

export interface PictureMark {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: ReportPicture;
}

export type PageMark = TextMark | PathMark | CircleMark | PictureMark;

/** Marks that are read as one: `Artifact` is what repeats on every page. `alternative` says what a drawing shows. */
export interface Group {
  readonly role: 'H1' | 'H2' | 'P' | 'Figure' | 'Artifact';
  readonly alternative?: string;
  readonly marks: readonly PageMark[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly Group[];
}

export const rectangle = (x: number, y: number, width: number, height: number, fill: Colour): PathMark =>
  ({ kind: 'path', points: [[x, y], [x + width, y], [x + width, y + height], [x, y + height]], fill, stroke: null });

/** The sheets that a document is written on, from top to bottom, and the measures of the type. */
import { INKS } from './draw-figure';
import type { Colour, Group, PageMark } from './drawing';
import { wrapped, type Faces } from './faces';

/** Points. */
export const PAPERS = { a4: { width: 595.28, height: 841.89 }, letter: { width: 612, height: 792 } } as const;
export type Paper = keyof typeof PAPERS;

export const MARGIN = 48;
export const BODY = 9;
export const SMALL = 7.5;
export const HEADING = 10.5;
export const TITLE = 17;
export const LEADING = 1.36;

type Role = Group['role'];

export class Sheet {
  readonly pages: Group[][] = [];
  readonly #paper: { readonly width: number; readonly height: number };
  readonly #top: number;
  #y = 0;

  constructor(readonly faces: Faces, paper: Paper, marks: number) {
    this.#paper = PAPERS[paper];
    this.#top = MARGIN + 14 + marks * 18 + (marks > 0 ? 6 : 0);
    this.turn();
  }

  get left(): number { return MARGIN; }
  get width(): number { return this.#paper.width - 2 * MARGIN; }
  get y(): number { return this.#y; }
  get bottom(): number { return this.#paper.height - MARGIN - 14; }
  get atTop(): boolean { return this.#y === this.#top; }

  turn(): void {
    this.pages.push([]);
    this.#y = this.#top;
  }

  /** Goes to the next page where less than `height` is left on this one. */
  need(height: number): void {
    if (this.#y + height > this.bottom && !this.atTop) this.turn();
  }

  add(role: Role, marks: readonly PageMark[], alternative?: string): void {
    this.pages[this.pages.length - 1]!.push({ role, marks, ...(alternative === undefined ? {} : { alternative }) });
  }

  down(height: number): void {
    this.#y += height;
  }

  /** Lines from here on, over as many pages as they take. */
  lines(role: Role, text: string, { size = BODY, bold = false, colour = INKS.text, x = this.left, width = this.width }: Partial<LineStyle> = {}): void {
    let marks: PageMark[] = [];
    const flush = () => { if (marks.length > 0) this.add(role, marks); marks = []; };
    for (const line of wrapped(this.faces, text, size, bold, width)) {
      if (this.#y + size * LEADING > this.bottom) {
        flush();
        this.turn();
      }
      this.#y += size * LEADING;
      marks.push({ kind: 'text', x, y: this.#y - size * (LEADING - 1), text: line, size, bold, colour });
    }
    flush();
  }
}

interface LineStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly colour: Colour;
  readonly x: number;
  readonly width: number;
}

/**
 * A report as a neutral document: what it says, in order, without a word on how it looks. PDF, picture and text are made of it, so that they
 * cannot say different things.
 */
import type { Figure } from '../figures/figure';

/** 8 bits a sample, row by row, without padding. */
export interface ReportPicture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly samples: Uint8Array<ArrayBuffer>;
  readonly caption: string;
}

export interface Fact {
  readonly term: string;
  readonly value: string;
}

export type Block =
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** `strong`: what a reader looks for first. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'picture'; readonly picture: ReportPicture }
  /** To be filled in by hand, on paper. */
  | { readonly kind: 'lines'; readonly labels: readonly string[] };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface ReportDocument {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** What must not be missed: on every page, above everything. */
  readonly marks: readonly string[];
  /** On every page: what the report is not. */
  readonly header: string;
  /** On every page: what it was written by and of which film. */
  readonly footer: string;
  readonly sections: readonly Section[];
}

/** No-break spaces are the page's: a line of a report is broken by its width, and text is searched for. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

export function plainSection({ heading, blocks }: Section): Section {
  return { heading: plain(heading), blocks: blocks.map((block): Block => {
    switch (block.kind) {
      case 'facts': return { ...block, facts: block.facts.map(({ term, value }) => ({ term: plain(term), value: plain(value) })) };
      case 'paragraph': return { ...block, text: plain(block.text) };
      case 'table': return { ...block, columns: block.columns.map(plain), rows: block.rows.map((row) => row.map(plain)) };
      default: return block;
    }
  }) };
}

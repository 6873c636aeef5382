/** Figures and pictures in a row: title, drawing, and the sentence that says what it shows. */
import type { Block } from './document';
import { drawFigure, INKS } from './draw-figure';
import type { PageMark } from './drawing';
import { wrapped } from './faces';
import { BODY, LEADING, SMALL, type Sheet } from './sheet';

export type TileBlock = Extract<Block, { kind: 'figure' | 'picture' }>;

const GAP = 20;
/** Points a unit of a figure: its words are then as large as the text around it. */
const FIGURE_SCALE = 0.75;
const MOST_FIGURE_HEIGHT = 430;
const MOST_PICTURE_HEIGHT = 250;
const SPACE = 4;

interface Tile {
  readonly title: string;
  readonly sentence: string;
  readonly width: number;
  readonly height: number;
  readonly drawn: (x: number, y: number) => readonly PageMark[];
}

/** Half of the sheet each, also where one stands alone. */
const columnWidth = (sheet: Sheet) => (sheet.width - GAP) / 2;

function tileOf(sheet: Sheet, block: TileBlock): Tile {
  const most = columnWidth(sheet);
  if (block.kind === 'figure') {
    const { figure } = block;
    const scale = Math.min(FIGURE_SCALE, most / figure.width, MOST_FIGURE_HEIGHT / figure.height);
    return {
      title: figure.title, sentence: figure.description, width: figure.width * scale, height: figure.height * scale,
      drawn: (x, y) => drawFigure(figure, x, y, scale, sheet.faces),
    };
  }
  const { picture } = block;
  const scale = Math.min(most / picture.width, MOST_PICTURE_HEIGHT / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { title: '', sentence: picture.caption, width, height, drawn: (x, y) => [{ kind: 'picture', x, y, width, height, picture }] };
}

const titleHeight = (sheet: Sheet, { title }: Tile) => (title === '' ? 0 : wrapped(sheet.faces, title, BODY, true, columnWidth(sheet)).length * BODY * LEADING);
const sentenceHeight = (sheet: Sheet, { sentence }: Tile) => wrapped(sheet.faces, sentence, SMALL, false, columnWidth(sheet)).length * SMALL * LEADING;

export function tilesHeight(sheet: Sheet, blocks: readonly TileBlock[]): number {
  const tiles = blocks.map((block) => tileOf(sheet, block));
  return Math.max(...tiles.map((tile) => titleHeight(sheet, tile))) + Math.max(...tiles.map((tile) => tile.height + sentenceHeight(sheet, tile))) + 3 * SPACE;
}

export function drawTiles(sheet: Sheet, blocks: readonly TileBlock[]): void {
  const tiles = blocks.map((block) => tileOf(sheet, block));
  const height = tilesHeight(sheet, blocks);
  sheet.need(height);
  const below = Math.max(...tiles.map((tile) => titleHeight(sheet, tile)));
  tiles.forEach((tile, index) => {
    const x = sheet.left + index * (columnWidth(sheet) + GAP);
    const lines = (text: string, size: number, bold: boolean, top: number, quiet: boolean): PageMark[] =>
      (text === '' ? [] : wrapped(sheet.faces, text, size, bold, columnWidth(sheet))).map((line, at) => (
        { kind: 'text', x, y: top + (at + 1) * size * LEADING - size * (LEADING - 1), text: line, size, bold, colour: quiet ? INKS.quiet : INKS.text }));
    const top = sheet.y + SPACE;
    const title = lines(tile.title, BODY, true, top, false);
    if (title.length > 0) sheet.add('P', title);
    const drawing = top + below + SPACE;
    sheet.add('Figure', tile.drawn(x, drawing), tile.sentence);
    sheet.add('P', lines(tile.sentence, SMALL, false, drawing + tile.height, true));
  });
  sheet.down(height);
}

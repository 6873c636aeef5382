/** A document laid out on pages: one column, headings kept with what follows, header, marks and footer on every page. */
import { t } from '../i18n/words';
import type { Block, ReportDocument } from './document';
import { drawTiles, tilesHeight, type TileBlock } from './tiles';
import { INKS } from './draw-figure';
import { rectangle, type Colour, type Group, type Page, type PageMark } from './drawing';
import { widthOf, wrapped, type Faces } from './faces';
import { BODY, HEADING, LEADING, MARGIN, PAPERS, Sheet, SMALL, TITLE, type Paper } from './sheet';

export { PAPERS, type Paper };

/** Of the column of terms. */
const TERMS = 148;
const CELL_GAP = 10;
const WHITE: Colour = [255, 255, 255];

type TextBlock = Exclude<Block, TileBlock>;

export function layOut(document: ReportDocument, paper: Paper, faces: Faces): readonly Page[] {
  const sheet = new Sheet(faces, paper, document.marks.length);
  sheet.lines('H1', document.title, { size: TITLE, bold: true });
  for (const { heading, blocks } of document.sections) {
    sheet.down(8);
    const [first] = rowsOf(blocks);
    sheet.need(HEADING * LEADING + (first && isTiles(first) ? tilesHeight(sheet, first) : 3 * BODY * LEADING));
    sheet.add('Artifact', [rectangle(sheet.left, sheet.y, sheet.width, 0.6, INKS.line)]);
    sheet.down(3);
    sheet.lines('H2', heading, { size: HEADING, bold: true });
    sheet.down(1);
    for (const row of rowsOf(blocks)) {
      if (isTiles(row)) drawTiles(sheet, row);
      else draw(sheet, row);
    }
  }
  const { width, height } = PAPERS[paper];
  return sheet.pages.map((groups, index) => ({ width, height, groups: [...frame(document, faces, PAPERS[paper], index + 1, sheet.pages.length), ...groups] }));
}

/** Figures and pictures that follow one another stand side by side, two in a row. */
function rowsOf(blocks: readonly Block[]): readonly (TextBlock | readonly TileBlock[])[] {
  const rows: (TextBlock | TileBlock[])[] = [];
  for (const block of blocks) {
    const last = rows[rows.length - 1];
    if (block.kind !== 'figure' && block.kind !== 'picture') rows.push(block);
    else if (last && isTiles(last) && last.length < 2) last.push(block);
    else rows.push([block]);
  }
  return rows;
}

const isTiles = <Row extends TextBlock | readonly TileBlock[]>(row: Row): row is Extract<Row, readonly TileBlock[]> => Array.isArray(row);

function draw(sheet: Sheet, block: TextBlock): void {
  switch (block.kind) {
    case 'paragraph':
      sheet.down(2);
      return sheet.lines('P', block.text, { bold: block.strong ?? false });
    case 'facts': return drawFacts(sheet, block);
    case 'table': return drawTable(sheet, block);
    case 'lines': return drawLines(sheet, block);
  }
}

function drawFacts(sheet: Sheet, { facts }: Extract<Block, { kind: 'facts' }>): void {
  const width = sheet.width - TERMS - CELL_GAP;
  for (const { term, value } of facts) {
    const rows = [wrapped(sheet.faces, term, BODY, false, TERMS), wrapped(sheet.faces, value, BODY, false, width)] as const;
    drawRow(sheet, rows, [sheet.left, sheet.left + TERMS + CELL_GAP], [INKS.quiet, INKS.text], [false, false]);
  }
}

/** Cells side by side. A row is one reading unit and stays on one page unless it is longer than one. */
function drawRow(sheet: Sheet, cells: readonly (readonly string[])[], x: readonly number[], colours: readonly Colour[], bold: readonly boolean[]): void {
  const deep = Math.max(...cells.map(({ length }) => length));
  sheet.need(deep * BODY * LEADING);
  let marks: PageMark[] = [];
  for (let line = 0; line < deep; line += 1) {
    if (sheet.y + BODY * LEADING > sheet.bottom) {
      sheet.add('P', marks);
      marks = [];
      sheet.turn();
    }
    sheet.down(BODY * LEADING);
    cells.forEach((lines, column) => {
      const text = lines[line];
      if (text) marks.push({ kind: 'text', x: x[column]!, y: sheet.y - BODY * (LEADING - 1), text, size: BODY, bold: bold[column]!, colour: colours[column]! });
    });
  }
  sheet.add('P', marks);
}

function drawTable(sheet: Sheet, { columns, rows }: Extract<Block, { kind: 'table' }>): void {
  const widths = columnWidths(sheet, columns, rows);
  const x = widths.map((_, column) => sheet.left + widths.slice(0, column).reduce((sum, one) => sum + one + CELL_GAP, 0));
  const row = (cells: readonly string[], bold: boolean, colour: Colour) => drawRow(
    sheet, cells.map((cell, column) => wrapped(sheet.faces, cell, BODY, bold, rest(cells, widths, column))), x, cells.map(() => colour), cells.map(() => bold));
  row(columns, true, INKS.quiet);
  for (const cells of rows) {
    sheet.down(2.5);
    sheet.add('Artifact', [rectangle(sheet.left, sheet.y, sheet.width, 0.4, INKS.band_inner)]);
    row(cells, false, INKS.text);
  }
  sheet.down(2);
}

/** A cell with nothing to its right may use the room there: why a table is silent is a sentence. */
function rest(cells: readonly string[], widths: readonly number[], column: number): number {
  const empty = column > 0 && cells.slice(column + 1).every((cell) => cell === '');
  return empty ? widths.slice(column).reduce((sum, one) => sum + one + CELL_GAP, -CELL_GAP) : widths[column]!;
}

/** The first column takes what the others leave. Where there is too little room short columns are as wide as they are, and the long ones share the rest alike. */
function columnWidths(sheet: Sheet, columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const widest = (texts: (cell: string) => readonly string[]) => columns.map((name, column) => Math.max(
    ...texts(name).map((text) => widthOf(sheet.faces, text, BODY, true)),
    ...rows.filter((row) => row.slice(column + 1).some((cell) => cell !== '') || column === columns.length - 1).flatMap((row) => texts(row[column] ?? '').map((text) => widthOf(sheet.faces, text, BODY, false)))) + 1);
  const natural = widest((cell) => [cell]);
  const room = sheet.width - CELL_GAP * (columns.length - 1);
  const sum = (widths: readonly number[]) => widths.reduce((all, one) => all + one, 0);
  const others = sum(natural.slice(1));
  const least = Math.min(natural[0]!, room * 0.3);
  if (others + least <= room) return [room - others, ...natural.slice(1)];
  // What is one word and longer than its share (a name of a file) is broken.
  const words = widest((cell) => cell.split(' ')).map((one) => Math.min(one, room * 0.25));
  if (sum(words) >= room) return words.map((one) => (one * room) / sum(words));
  const upTo = (most: number) => natural.map((one, column) => Math.max(words[column]!, Math.min(one, most)));
  let [low, high] = [0, room];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (sum(upTo(middle)) > room) high = middle;
    else low = middle;
  }
  return upTo(low);
}

/** Room for a pen. */
function drawLines(sheet: Sheet, { labels }: Extract<Block, { kind: 'lines' }>): void {
  const [height, gap] = [34, 16];
  const width = (sheet.width - gap * (labels.length - 1)) / labels.length;
  sheet.need(height + SMALL * LEADING);
  sheet.down(height);
  labels.forEach((label, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.add('Artifact', [rectangle(x, sheet.y - SMALL * LEADING - 1, width, 0.6, INKS.text)]);
    sheet.add('P', [{ kind: 'text', x, y: sheet.y, text: label, size: SMALL, bold: false, colour: INKS.quiet }]);
  });
  sheet.down(4);
}

function frame(document: ReportDocument, faces: Faces, { width, height }: { readonly width: number; readonly height: number }, number: number, of: number): Group[] {
  const text = (content: string, x: number, y: number, size: number, bold: boolean, colour: Colour): PageMark => ({ kind: 'text', x, y, text: content, size, bold, colour });
  const page = t.report.page(number, of);
  const right = (content: string) => width - MARGIN - widthOf(faces, content, SMALL, false);
  const bands = document.marks.flatMap((mark, index): PageMark[] => {
    const y = MARGIN + 8 + index * 18;
    return [rectangle(MARGIN, y, width - 2 * MARGIN, 16, INKS.stop), text(mark, MARGIN + 8, y + 11.5, BODY, true, WHITE)];
  });
  return [{
    role: 'Artifact',
    marks: [
      text(document.header, MARGIN, MARGIN - 4, SMALL, true, INKS.text),
      text(page, right(page), MARGIN - 4, SMALL, false, INKS.quiet),
      ...bands,
      rectangle(MARGIN, height - MARGIN - 8, width - 2 * MARGIN, 0.4, INKS.line),
      text(document.footer, MARGIN, height - MARGIN + 4, SMALL, false, INKS.quiet),
      text(document.header, right(document.header), height - MARGIN + 4, SMALL, false, INKS.quiet),
    ],
  }];
}

/** The door to a batch's files: loaded when the first one is asked for. */
import { ageLineFigure } from '../../figures/age-line';
import { secondFigures } from '../../figures/second-opinion';
import type { MeasuredStudy } from '../../figures/study';
import { exportAs } from '../../report';
import { loadFaces } from '../../report/font-files';
import { layOut, type Paper } from '../../report/layout';
import { writePdf } from '../../report/pdf/write';
import { cellText, type Cell } from '../../report/table-line';
import { columnsOf, inputOf, linesOf, type BatchExport, type BatchLine } from './lines';
import { summaryDocument } from './summary';
import { writeXlsx } from './xlsx';
import { ZipWriter } from './zip-writer';

export type { BatchExport } from './lines';
export type BatchFile = 'csv' | 'xlsx' | 'jsonl' | 'pdf' | 'zip';

export interface BatchFileOptions {
  readonly paper: Paper;
  readonly fontsUrl: string;
  /** Of the rows against their readers, for the summary. */
  readonly study: MeasuredStudy | null;
}

export interface Written {
  readonly content: Blob;
  readonly name: string;
}

/** There is no film with a result to report. */
export class NothingToWrite extends Error {
  readonly code = 'Nothing';
}

export async function writeBatch(kind: BatchFile, wish: BatchExport, options: BatchFileOptions): Promise<Written> {
  const name = `carpal-batch-${wish.written.slice(0, 10)}`;
  switch (kind) {
    case 'csv': return { name: `${name}.csv`, content: await textFile(csvText(wish), 'text/csv;charset=utf-8') };
    case 'jsonl': return { name: `${name}.jsonl`, content: await textFile(jsonText(wish), 'application/x-ndjson') };
    case 'xlsx': return { name: `${name}.xlsx`, content: await writeXlsx('Carpal', await columnsOf(wish), cellsOf(wish), wish.written) };
    case 'pdf': return { name: `${name}.pdf`, content: await summaryPdf(wish, options) };
    case 'zip': return { name: `${name}-reports.zip`, content: await reportsZip(wish, options) };
  }
}

async function* cellsOf(wish: BatchExport): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const lines of linesOf(wish)) yield lines.map(({ cells }) => Object.values(cells));
}

async function* csvText(wish: BatchExport): AsyncGenerator<string> {
  // The mark tells a spreadsheet that names are UTF-8.
  yield `\ufeff${(await columnsOf(wish)).join(',')}\r\n`;
  for await (const lines of cellsOf(wish)) yield lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

/** The cells, and beside them the whole reading. */
async function* jsonText(wish: BatchExport): AsyncGenerator<string> {
  const line = ({ cells, reading, second }: BatchLine) => `${JSON.stringify({ format: 'carpal-batch-line', format_version: '1.1', readers: wish.readers, ...cells, reading, second_reading: second })}\n`;
  for await (const lines of linesOf(wish)) yield lines.map(line).join('');
}

/** Pieces as blobs, so that none of a large file stays in the page's memory. */
async function textFile(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const piece of pieces) parts.push(new Blob([piece]));
  return new Blob(parts, { type });
}

async function summaryPdf(wish: BatchExport, { paper, fontsUrl, study }: BatchFileOptions): Promise<Blob> {
  const { faces } = await loadFaces(fontsUrl);
  const document = summaryDocument(wish, study);
  const content = await writePdf(document, layOut(document, paper, faces), {
    faces, producer: `Carpal ${wish.appVersion}`, written: wish.written, progress: (share) => wish.progress(Math.round(share * wish.rows.length), wish.rows.length),
  });
  return new Blob([content], { type: 'application/pdf' });
}

async function reportsZip(wish: BatchExport, { paper, fontsUrl }: BatchFileOptions): Promise<Blob> {
  const zip = new ZipWriter(wish.written);
  const digits = String(Math.max(0, ...wish.rows.map(({ index }) => index + 1))).length;
  let count = 0;
  for (const [place, row] of wish.rows.entries()) {
    wish.signal.throwIfAborted();
    const reading = await wish.readingOf(row);
    if (reading) {
      const input = await inputOf(row, reading, wish);
      const { results } = reading.assessment;
      const figures = results && row.sex
        ? [ageLineFigure({ result: results[row.sex], manifest: wish.manifest, sex: row.sex, named: false, chronological_age_months: row.chronological_months, own_months: null })] : [];
      const { second_opinion: second } = input.case;
      if (second && row.sex) figures.push(...secondFigures(reading, second, wish.manifest, row.sex));
      const { content } = await exportAs('pdf', { ...input, figures }, { paper, fontsUrl, progress: () => undefined });
      await zip.add(`${String(row.index + 1).padStart(digits, '0')}-${wish.withNames ? safeName(row.name) : reading.film_sha256.slice(0, 12)}.pdf`, [content]);
      count += 1;
    }
    wish.progress(place + 1, wish.rows.length);
  }
  if (count === 0) throw new NothingToWrite();
  return zip.finish();
}

/** As every system takes it. */
// eslint-disable-next-line no-control-regex
const safeName = (name: string) => name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').replace(/^\.+/, '_').slice(0, 120);

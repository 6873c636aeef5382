/** The door to reports and exports: loaded when the first one is asked for. */
import { composeReport } from './compose';
import { missingFrom, type Faces } from './faces';
import type { ReportInput } from './input';
import { layOut, type Paper } from './layout';
import { openFace } from './pdf/truetype';
import { writePdf } from './pdf/write';
import { recordJson, recordName } from './record';
import { tableLines } from './table-line';
import { reportText } from './text';
import { capturePages, type FontFiles } from './capture';
import { secondaryCapture } from './dicom/secondary-capture';
import { structuredReport } from './dicom/structured-report';

export { picturesOf, type Heat } from './film-picture';
export type { ReportInput } from './input';

export type ExportKind = 'pdf' | 'sc' | 'sr' | 'json' | 'csv';

export interface Exported {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly type: string;
  /** Characters that the report's faces lack: boxes stand for them. */
  readonly missing: readonly string[];
}

export interface ExportOptions {
  readonly paper: Paper;
  /** Where the two faces lie. */
  readonly fontsUrl: string;
  /** Of the PDF. */
  readonly progress: (share: number) => void;
}

export class ReportError extends Error {
  constructor(readonly code: 'FontsUnreachable') {
    super(code);
    this.name = 'ReportError';
  }
}

export const textOf = (input: ReportInput): string => reportText(composeReport(input));

export async function exportAs(kind: ExportKind, input: ReportInput, options: ExportOptions): Promise<Exported> {
  const name = recordName(input);
  switch (kind) {
    case 'json': return { content: recordJson(input), name: `${name}.json`, type: 'application/json', missing: [] };
    case 'csv': return { content: tableLines(input), name: `${name}.csv`, type: 'text/csv;charset=utf-8', missing: [] };
    case 'sr': return { content: structuredReport(input), name: `${name}-sr.dcm`, type: 'application/dicom', missing: [] };
    case 'pdf': {
      const { pages, document, faces, missing } = await laidOut(input, options);
      const content = await writePdf(document, pages, { faces, producer: `Carpal ${input.appVersion}`, written: input.written, progress: options.progress });
      return { content, name: `${name}.pdf`, type: 'application/pdf', missing };
    }
    case 'sc': {
      const { pages, files, document, missing } = await laidOut(input, options);
      return { content: secondaryCapture(input, await capturePages(pages, files), reportText(document)), name: `${name}-sc.dcm`, type: 'application/dicom', missing };
    }
  }
}

async function laidOut(input: ReportInput, { paper, fontsUrl }: ExportOptions) {
  const [regular, bold] = await Promise.all(['400Regular/OpenSans_400Regular.ttf', '700Bold/OpenSans_700Bold.ttf'].map((file) => fontFile(fontsUrl + file)));
  const files: FontFiles = { regular: regular!, bold: bold! };
  const faces: Faces = { regular: openFace(files.regular), bold: openFace(files.bold) };
  const document = composeReport(input);
  return { document, faces, files, pages: layOut(document, paper, faces), missing: missingFrom(faces, reportText(document)) };
}

async function fontFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch(() => null);
  const bytes = response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  // Some servers answer a missing file with a page.
  if (bytes === null || bytes.length < 12 || new DataView(bytes.buffer).getUint32(0) !== 0x00010000) throw new ReportError('FontsUnreachable');
  return bytes;
}

/** The door to reports and exports: loaded when the first one is asked for. */
import { composeReport } from './compose';
import { missingFrom } from './faces';
import type { ReportInput } from './input';
import { layOut, type Paper } from './layout';
import { writePdf } from './pdf/write';
import { recordJson, recordName } from './record';
import { tableLines } from './table-line';
import { reportText } from './text';
import { capturePages } from './capture';
import { loadFaces } from './font-files';
import { secondaryCapture } from './dicom/secondary-capture';
import { structuredReport } from './dicom/structured-report';

export { picturesOf, type Heat } from './film-picture';
export type { ReportInput } from './input';
export { ReportError } from './font-files';

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
  const { files, faces } = await loadFaces(fontsUrl);
  const document = composeReport(input);
  return { document, faces, files, pages: layOut(document, paper, faces), missing: missingFrom(faces, reportText(document)) };
}

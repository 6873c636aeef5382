/** Exports as commands: the part that writes them is loaded when the first one is asked for. */
import type { Case } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import type { Figure } from '../figures/figure';
import { t } from '../i18n/words';
import type { FilmPicture } from '../pipeline/protocol';
import type { ExportKind, Heat, ReportInput } from '../report';
import type { Paper } from '../report/layout';
import { download } from './export';
import { recordBehind, recordMatches, type State } from './state';

const FONTS_URL = './fonts/';

export type ReportAction = ExportKind | 'copy';
export type ReportFailure = 'FontsUnreachable' | 'CanvasBlocked' | 'CopyRefused' | 'ChunkUnreachable' | 'TooLarge' | 'Internal';

export interface ReportWish {
  readonly case: Case;
  readonly manifest: Manifest;
  /** The film, where its picture is wanted. */
  readonly film: FilmPicture | null;
  /** Colours to lie over a second picture of it: where the network looked. */
  readonly heat: Heat | null;
  readonly figures: readonly Figure[];
  readonly comparison: ReportInput['comparison'];
  readonly withName: boolean;
  readonly paper: Paper;
}

export class ReportFailed extends Error {
  constructor(readonly code: ReportFailure, readonly detail: string) {
    super(code);
    this.name = 'ReportFailed';
  }
}

/** Only the record of the sex that was chosen leaves the page; that of a refusal at once, unless another is on its way. */
export const isExportable = (state: State): boolean => (state.phase.kind === 'refused' ? !recordBehind(state) : recordMatches(state));

/** The characters that the report's typeface lacks. */
export async function runReport(action: ReportAction, wish: ReportWish, progress: (share: number) => void): Promise<readonly string[]> {
  const loading = import('../report').catch((error: unknown) => { throw new ReportFailed('ChunkUnreachable', String(error)); });
  const wanted = loading.then(({ picturesOf }): ReportInput => ({
    case: wish.case, manifest: wish.manifest, appVersion: __APP_VERSION__, written: new Date().toISOString(), withName: wish.withName, figures: wish.figures,
    pictures: wish.film ? picturesOf(wish.film, wish.heat, t.report.film) : [], comparison: wish.comparison,
  }));
  try {
    if (action === 'copy') {
      await copied(wanted.then(async (input) => (await loading).textOf(input)));
      return [];
    }
    const { content, name, type, missing } = await (await loading).exportAs(action, await wanted, { paper: wish.paper, fontsUrl: FONTS_URL, progress });
    download(content, name, type);
    return missing;
  } catch (error) {
    throw failureOf(error);
  }
}

/** Into the clipboard within the press that asked for it: some browsers refuse what comes later, but wait for a promise. */
async function copied(text: Promise<string>): Promise<void> {
  const refused = (error: unknown) => { throw error instanceof ReportFailed ? error : new ReportFailed('CopyRefused', String(error)); };
  if (!navigator.clipboard) return refused('no clipboard');
  if (typeof ClipboardItem === 'undefined' || !('write' in navigator.clipboard)) return navigator.clipboard.writeText(await text).catch(refused);
  const item = new ClipboardItem({ 'text/plain': text.then((words) => new Blob([words], { type: 'text/plain' })) });
  return navigator.clipboard.write([item]).catch(refused);
}

function failureOf(error: unknown): ReportFailed {
  if (error instanceof ReportFailed) return error;
  // An array that the browser has no memory for.
  if (error instanceof RangeError) return new ReportFailed('TooLarge', error.message);
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'FontsUnreachable' || code === 'CanvasBlocked' || code === 'TooLarge') return new ReportFailed(code, '');
  return new ReportFailed('Internal', error instanceof Error ? error.message : String(error));
}

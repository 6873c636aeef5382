/** A batch's files as commands: the part that writes them is loaded when the first one is asked for. */
import type { BatchFile } from '../batch/exports';
import type { BatchRow } from '../batch/rows';
import type { Reading } from '../domain/assessment';
import type { Growth } from '../domain/growth';
import type { Manifest } from '../domain/manifest';
import type { Figure } from '../figures/figure';
import { t } from '../i18n/words';
import type { Batch } from './batch';
import { download } from './export';
import { isAbort, type Reader } from './reader';
import type { Settings } from './settings';
import { isMature } from './words';

const FONTS_URL = './fonts/';

export interface BatchSave {
  readonly batch: Batch;
  readonly reader: Pick<Reader, 'growth'>;
  readonly manifest: Manifest;
  readonly settings: Settings;
  readonly rows: readonly BatchRow[];
  readonly withNames: boolean;
  /** Of the set, for the summary. */
  readonly figures: readonly Figure[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

export type SaveOutcome = { readonly kind: 'done'; readonly name: string } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly why: string };

export async function saveBatch(kind: BatchFile, { batch, reader, manifest, settings, rows, withNames, figures, signal, progress }: BatchSave): Promise<SaveOutcome> {
  try {
    const { writeBatch } = await import('../batch/exports');
    const { content, name } = await writeBatch(kind, {
      rows, readers: batch.study.peek().readers, manifest, appVersion: __APP_VERSION__, written: new Date().toISOString(), withNames, sdTable: settings.sdTable,
      readingOf: (row) => batch.readingOf(row), growthOf: (row, reading) => growthOf(reader, row, reading), signal, progress,
    }, { paper: settings.paper, fontsUrl: FONTS_URL, figures });
    download(content, name, content.type);
    return { kind: 'done', name };
  } catch (error) {
    if (isAbort(error)) return { kind: 'stopped' };
    const words = t.batch.save;
    const code = (error as { code?: unknown } | null)?.code;
    const why = code === 'TooLarge' || error instanceof RangeError ? words.tooLarge : code === 'Nothing' ? words.nothing : code === 'FontsUnreachable' ? words.fonts : String(error);
    return { kind: 'failed', why };
  }
}

/** As for a single case: of a figure that is stated, where the child's age is known. */
async function growthOf(reader: Pick<Reader, 'growth'>, row: BatchRow, { assessment: { results, status } }: Reading): Promise<Growth | null> {
  if (row.sex === null || row.chronological_months === null || results === null) return null;
  const result = results[row.sex];
  const { bone_age_months, interval } = result;
  const mature = isMature(result);
  return reader.growth({
    sex: row.sex, chronological_age_months: row.chronological_months, mature, against_refusal: status === 'read_against_refusal',
    bone_age: mature ? null : { months: bone_age_months, low_months: interval.low_months, high_months: interval.high_months }, treated: false, height: null, parents: null,
  }).catch(() => null);
}

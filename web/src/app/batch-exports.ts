/** A batch's files as commands: the part that writes them is loaded when the first one is asked for. */
import type { BatchFile } from '../batch/exports';
import type { BatchRow } from '../batch/rows';
import type { Reading } from '../domain/assessment';
import { growthRequest, type Growth } from '../domain/growth';
import type { Manifest } from '../domain/manifest';
import { statedFor, type SiteProfile } from '../domain/site-calibration';
import { measuredStudy } from '../figures/study';
import { t } from '../i18n/words';
import type { Batch } from './batch';
import { download } from './export';
import { isAbort, type Reader } from './reader';
import type { Settings } from './settings';

const FONTS_URL = './fonts/';

export interface BatchSave {
  readonly batch: Batch;
  readonly reader: Pick<Reader, 'growth'>;
  readonly manifest: Manifest;
  readonly settings: Settings;
  /** The site's correction that is in force. */
  readonly siteProfile: SiteProfile | null;
  readonly rows: readonly BatchRow[];
  readonly withNames: boolean;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

export type SaveOutcome = { readonly kind: 'done'; readonly name: string } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly why: string };

export async function saveBatch(kind: BatchFile, { batch, reader, manifest, settings, siteProfile, rows, withNames, signal, progress }: BatchSave): Promise<SaveOutcome> {
  try {
    const { writeBatch } = await import('../batch/exports');
    const { readers } = batch.study.peek();
    const study = kind === 'pdf' ? await measuredStudy({ readers, rows }, manifest, () => !signal.aborted) : null;
    signal.throwIfAborted();
    const { content, name } = await writeBatch(kind, {
      rows, readers, manifest, secondManifest: batch.networks.peek().second && batch.secondManifest.peek(), appVersion: __APP_VERSION__, written: new Date().toISOString(), withNames, sdTable: settings.sdTable, siteProfile,
      readingOf: (row) => batch.readingOf(row), secondReadingOf: (row) => batch.secondReadingOf(row), growthOf: (row, reading) => growthOf(reader, row, reading, manifest, siteProfile), signal, progress,
    }, { paper: settings.paper, fontsUrl: FONTS_URL, study });
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
async function growthOf(reader: Pick<Reader, 'growth'>, { sex, chronological_months }: BatchRow, { assessment }: Reading, manifest: Manifest, profile: SiteProfile | null): Promise<Growth | null> {
  const stated = sex && statedFor(assessment, sex, profile, manifest)?.result;
  if (sex === null || chronological_months === null || !stated) return null;
  return reader.growth(growthRequest(sex, stated, assessment.status, { chronological_age_months: chronological_months })).catch(() => null);
}

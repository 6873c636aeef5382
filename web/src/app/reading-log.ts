/** Writes the log of readings while the switch is on. */
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Manifest } from '../domain/manifest';
import { followUpError, type FollowUpCode } from '../followup/error';
import { logCsv, logJson, LogStore, rowsOf } from '../followup/log';
import type { FollowUpSource } from '../followup/source';
import { t } from '../i18n/words';
import { download } from './export';
import type { SettingsStore } from './settings';

export type LogState =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly count: number; readonly told: 'cleared' | 'saved' | null }
  /** What could not be written, read or cleared. */
  | { readonly kind: 'failed'; readonly code: FollowUpCode };

export interface ReadingLog {
  readonly state: ReadonlySignal<LogState>;
  save(as: 'csv' | 'json'): Promise<void>;
  clear(): Promise<void>;
  /** What is being written is written. */
  settled(): Promise<void>;
}

export function createReadingLog(settings: SettingsStore, source: FollowUpSource, manifest: () => Manifest | null = () => null): ReadingLog {
  const state = signal<LogState>({ kind: 'off' });
  let opening: Promise<LogStore> | null = null;
  let tail: Promise<void> = Promise.resolve();
  /** What was logged last of the film on the page: a case changes with every word about the child, a row is due when what it says does. */
  let logged: string | null = null;

  /** One after the other; a failed one does not hold the next. */
  function run(work: (store: LogStore) => Promise<'cleared' | 'saved' | null>): Promise<void> {
    tail = tail.then(async () => {
      try {
        const store = await (opening ??= LogStore.open());
        const told = await work(store);
        state.value = { kind: 'on', count: await store.count(), told };
      } catch (error) {
        const { code } = followUpError(error);
        // A connection that was closed, or never came to be, is asked for again; a full disk is no reason to.
        if (code !== 'full') opening = null;
        state.value = { kind: 'failed', code };
      }
    });
    return tail;
  }

  effect(() => {
    const on = settings.current.value.reading_log;
    const read = source.current.value;
    if (!on) {
      void opening?.then((store) => store.close(), () => undefined);
      [opening, logged, state.value] = [null, null, { kind: 'off' }];
      return;
    }
    untracked(() => {
      if (state.value.kind === 'off') void run(async () => null);
      if (!read) {
        // Another film, or the same one opened again, is another reading.
        logged = null;
        return;
      }
      const rows = rowsOf(read, __APP_VERSION__, new Date());
      const said = JSON.stringify(rows.map((row) => ({ ...row, time: null })));
      if (said === logged) return;
      logged = said;
      void run(async (store) => {
        await store.append(rows);
        return null;
      });
    });
  });

  return {
    state,
    save: (as) => run(async (store) => {
      const rows = await store.all();
      const name = `carpal-log-${new Date().toISOString().slice(0, 10)}`;
      const imprint = { notice: t.report.research, intended_use: manifest()?.intended_use ?? null };
      if (as === 'csv') download(logCsv(rows, imprint), `${name}.csv`, 'text/csv');
      else download(logJson(rows, imprint), `${name}.json`);
      return 'saved';
    }),
    clear: () => run(async (store) => {
      await store.clear();
      return 'cleared';
    }),
    settled: () => tail,
  };
}

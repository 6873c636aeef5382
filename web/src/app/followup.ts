/** Commands of the follow-up: what is kept, shown and told. Nothing is opened before the switch is on. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Manifest } from '../domain/manifest';
import { sameVisit, type Patient, type VisitKey } from '../domain/followup';
import { FollowUpError, followUpError, type FollowUpCode } from '../followup/error';
import { openSealed, readFile, writeFile } from '../followup/file';
import { merge, type Merged } from '../followup/merge';
import type { Sealed } from '../followup/schema';
import type { FollowUpSource } from '../followup/source';
import { FollowUpStore, type Kept } from '../followup/store';
import { addVisit, freeLabel, visitOf, type Dated, type Target } from '../followup/visit';
import { t } from '../i18n/words';
import { download } from './export';
import type { SettingsStore } from './settings';

export type FollowUpState =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly code: FollowUpCode; readonly detail: string }
  | { readonly kind: 'open'; readonly kept: Kept };

/** What the last command came to. `at`: where it was given, and is told. */
export type Told = { readonly at: Place } & (
  | { readonly kind: 'failed'; readonly code: FollowUpCode }
  | { readonly kind: 'added' | 'replaced' | 'removed'; readonly label: string }
  | { readonly kind: 'visitRemoved' | 'damagedRemoved' | 'cleared' | 'renamed' | 'protected' | 'unprotected' }
  | { readonly kind: 'exported'; readonly count: number }
  | { readonly kind: 'imported'; readonly merged: Merged });
export type Place = 'view' | 'panel' | 'settings';

/** Told without `at`. */
type Outcome = Told extends infer One ? (One extends unknown ? Omit<One, 'at'> : never) : never;

export interface FollowUp {
  readonly state: ReadonlySignal<FollowUpState>;
  readonly told: ReadonlySignal<Told | null>;
  /** Whose visits are shown. */
  readonly chosen: Signal<string | null>;
  /** An encrypted file that waits for its passphrase. */
  readonly waiting: Signal<Sealed | null>;
  /** The browser has promised not to clear what is kept; null until it was asked. */
  readonly persistent: ReadonlySignal<boolean | null>;
  readonly source: FollowUpSource;
  /** Opens or reads again what is kept. */
  refresh(): Promise<void>;
  /** The case on the page as a visit. */
  add(target: Target, dated: Dated): Promise<boolean>;
  rename(id: string, label: string): Promise<boolean>;
  removeVisit(id: string, visit: VisitKey): Promise<void>;
  remove(id: string): Promise<void>;
  removeDamaged(): Promise<void>;
  clear(at: Place): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  protect(passphrase: string): Promise<void>;
  unprotect(passphrase: string): Promise<void>;
  /** `ids` null: all. */
  exportFile(ids: readonly string[] | null, passphrase: string | null): Promise<boolean>;
  importFile(file: Blob): Promise<void>;
  importSealed(passphrase: string): Promise<void>;
}

export interface FollowUpOptions {
  readonly settings: SettingsStore;
  readonly source: FollowUpSource;
  readonly manifest: () => Manifest | null;
}

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function createFollowUp({ settings, source, manifest }: FollowUpOptions): FollowUp {
  const state = signal<FollowUpState>({ kind: 'off' });
  const told = signal<Told | null>(null);
  const chosen = signal<string | null>(null);
  const waiting = signal<Sealed | null>(null);
  const persistent = signal<boolean | null>(null);
  /** Evicted when it fails, so that the next call tries again. */
  let opening: Promise<FollowUpStore> | null = null;
  const isOn = () => settings.current.peek().follow_up;

  function store(): Promise<FollowUpStore> {
    const mine = opening ??= FollowUpStore.open({ onChange: () => void refresh() }).catch((error: unknown) => {
      if (opening === mine) opening = null;
      throw error;
    });
    return mine;
  }

  function closeStore(): void {
    opening?.then((open) => open.close(), () => undefined);
    opening = null;
  }

  async function refresh(): Promise<void> {
    if (!isOn()) return;
    if (state.peek().kind !== 'open') state.value = { kind: 'opening' };
    try {
      const kept = await (await store()).read();
      if (isOn()) state.value = { kind: 'open', kept };
    } catch (error) {
      const { code, detail } = followUpError(error);
      // A connection that was closed stays closed: another try opens another.
      if (code === 'superseded') closeStore();
      if (isOn()) state.value = { kind: 'failed', code, detail };
    }
  }

  /** One command: what it came to is told, and what is kept is read again whatever happened. */
  async function run(at: Place, work: (store: FollowUpStore) => Promise<Outcome | null>): Promise<boolean> {
    told.value = null;
    let outcome: Outcome | null;
    try {
      outcome = await work(await store());
    } catch (error) {
      outcome = { kind: 'failed', code: followUpError(error).code };
    }
    await refresh();
    told.value = outcome && ({ at, ...outcome } as Told);
    return outcome?.kind !== 'failed';
  }

  const patients = () => {
    const { value } = state;
    return value.kind === 'open' ? value.kept.patients : [];
  };

  const takeIn = (imported: readonly Patient[]) => run('view', async (kept) => {
    let merged: Merged | null = null;
    await kept.update((patients) => (merged = merge(patients, imported)).edits);
    waiting.value = null;
    return { kind: 'imported', merged: merged! };
  });

  effect(() => {
    const on = settings.current.value.follow_up;
    if (on) void refresh();
    else {
      closeStore();
      [state.value, told.value, chosen.value, waiting.value] = [{ kind: 'off' }, null, null, null];
    }
  });
  // Asked when the switch is turned on, by the user's own hand: some browsers put the question to them.
  let wasOn = isOn();
  effect(() => {
    const on = settings.current.value.follow_up;
    if (on && !wasOn) void globalThis.navigator?.storage?.persist?.().then((granted) => { persistent.value = granted; }, () => undefined);
    wasOn = on;
  });

  return {
    state, told, chosen, waiting, persistent, source, refresh,
    add: (target, dated) => run('panel', async (kept) => {
      const read = source.current.peek();
      if (!read) return null;
      const visit = visitOf(read, dated, { app_version: __APP_VERSION__, now: new Date() });
      let [id, label, replaced] = ['', '', false];
      await kept.update((all) => {
        const edit = addVisit(all, target, visit, newId);
        replaced = all.some((patient) => patient.id === edit.id && patient.visits.some((one) => sameVisit(one, visit)));
        ({ id, label } = edit.patient!);
        return [edit];
      });
      chosen.value = id;
      return { kind: replaced ? 'replaced' : 'added', label };
    }),
    rename: (id, wanted) => run('view', async (kept) => {
      await kept.update((all) => {
        const patient = all.find((one) => one.id === id);
        if (!patient) throw new FollowUpError('gone');
        return [{ id, patient: { ...patient, label: freeLabel(all, wanted, id) } }];
      });
      return { kind: 'renamed' };
    }),
    removeVisit: async (id, visit) => {
      await run('view', async (kept) => {
        await kept.update((all) => {
          const patient = all.find((one) => one.id === id);
          return patient ? [{ id, patient: { ...patient, visits: patient.visits.filter((one) => !sameVisit(one, visit)) } }] : [];
        });
        return { kind: 'visitRemoved' };
      });
    },
    remove: async (id) => {
      const label = patients().find((one) => one.id === id)?.label ?? '';
      await run('view', async (kept) => {
        await kept.update(() => [{ id, patient: null }]);
        if (chosen.value === id) chosen.value = null;
        return { kind: 'removed', label };
      });
    },
    removeDamaged: async () => {
      await run('view', async (kept) => {
        const { damaged } = await kept.read();
        await kept.update(() => damaged.map((id) => ({ id, patient: null })));
        return { kind: 'damagedRemoved' };
      });
    },
    clear: async (at) => {
      await run(at, async (kept) => {
        await kept.clear();
        chosen.value = null;
        return { kind: 'cleared' };
      });
      // Switched off, the store was opened for this alone.
      if (!isOn()) closeStore();
    },
    unlock: async (passphrase) => { await run('view', async (kept) => { await kept.unlock(passphrase); return null; }); },
    lock: async () => {
      await run('view', async (kept) => {
        kept.lock();
        chosen.value = null;
        return null;
      });
    },
    protect: async (passphrase) => { await run('settings', async (kept) => { await kept.protect(passphrase); return { kind: 'protected' }; }); },
    unprotect: async (passphrase) => { await run('settings', async (kept) => { await kept.unprotect(passphrase); return { kind: 'unprotected' }; }); },
    exportFile: (ids, passphrase) => run('view', async (kept) => {
      const { patients: all, protection } = await kept.read();
      if (protection === 'locked') throw new FollowUpError('locked');
      const some = ids === null ? all : all.filter(({ id }) => ids.includes(id));
      const now = new Date();
      const text = await writeFile(some, passphrase, {
        notice: t.report.research, intended_use: manifest()?.intended_use ?? null, app_version: __APP_VERSION__, now,
      });
      // The name tells nothing of a child.
      download(text, `carpal-followup-${now.toISOString().slice(0, 10)}.json`);
      return { kind: 'exported', count: some.length };
    }),
    importFile: async (file) => {
      const contents = await readFile(file).catch((error: unknown) => followUpError(error));
      if (contents instanceof FollowUpError) await run('view', () => Promise.reject(contents));
      else if ('patients' in contents) await takeIn(contents.patients);
      else [told.value, waiting.value] = [null, contents.sealed];
    },
    importSealed: async (passphrase) => {
      const sealed = waiting.value;
      if (!sealed) return;
      const opened = await openSealed(sealed, passphrase).catch((error: unknown) => followUpError(error));
      await (opened instanceof FollowUpError ? run('view', () => Promise.reject(opened)) : takeIn(opened));
    },
  };
}

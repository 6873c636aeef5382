/**
 * Follow-up files in IndexedDB, one record a patient, in the open or sealed by a passphrase. Sealing takes time that a transaction does
 * not have: a record is therefore made ready first and written only if nobody wrote it meanwhile (`revision`) and the passphrase is still
 * the same (`lock`). What fails is not written at all, so that two tabs, a full disk or a wrong passphrase lose nothing.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as v from 'valibot';
import type { Patient } from '../domain/followup';
import { failedBy, FollowUpError, followUpError } from './error';
import { patientSchema, sealedSchema } from './schema';
import { keyOf, longEnough, newKey, seal, unseal, type Key } from './seal';

/** One of `plain` and `sealed`; unknown until it was checked. */
interface Entry {
  readonly id: string;
  readonly revision: number;
  readonly plain?: unknown;
  readonly sealed?: unknown;
}

/** There while a passphrase is set: what tells a right one from a wrong one. */
interface Lock {
  readonly name: 'lock';
  readonly check: unknown;
}

interface Layout extends DBSchema {
  patients: { key: string; value: Entry };
  meta: { key: string; value: Lock };
}

export type Protection = 'none' | 'locked' | 'unlocked';

export interface Kept {
  readonly protection: Protection;
  readonly patients: readonly Patient[];
  /** Of entries that were changed or cannot be opened. They stay as they are until they are deleted. */
  readonly damaged: readonly string[];
}

/** `patient` null deletes. */
export interface Edit {
  readonly id: string;
  readonly patient: Patient | null;
}

export interface StoreOptions {
  readonly name?: string;
  readonly version?: number;
  /** Another tab has written. */
  readonly onChange?: () => void;
}

const NAME = 'carpal-followup';
/** 2: visits with overrides. A page of before would take them for damaged and offer to delete them: it is kept out. */
const VERSION = 2;
const LOCK_CONTEXT = 'carpal-followup lock';
const contextOf = (id: string) => `carpal-followup patient ${id}`;
/** More than two tabs would need, writing at the same moment. */
const ROUNDS = 5;

export class FollowUpStore {
  #key: Key | null = null;
  readonly #channel: BroadcastChannel | null;

  private constructor(private readonly db: IDBPDatabase<Layout>, { name = NAME, onChange }: StoreOptions) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    if (this.#channel && onChange) this.#channel.onmessage = () => onChange();
  }

  static async open(options: StoreOptions = {}): Promise<FollowUpStore> {
    if (typeof indexedDB === 'undefined') throw new FollowUpError('unavailable');
    let stopWaiting: (error: FollowUpError) => void = () => undefined;
    const blocked = new Promise<never>((_, reject) => { stopWaiting = reject; });
    const opened = Promise.resolve().then(() => openDB<Layout>(options.name ?? NAME, options.version ?? VERSION, {
      upgrade: (db) => {
        if (!db.objectStoreNames.contains('patients')) db.createObjectStore('patients', { keyPath: 'id' });
        if (!db.objectStoreNames.contains('meta')) db.createObjectStore('meta', { keyPath: 'name' });
      },
      blocked: () => stopWaiting(new FollowUpError('blocked')),
      // A newer page wants the database: whoever is open lets go, and every later call says so.
      blocking: (_current, _wanted, event) => { (event.target as IDBDatabase).close(); },
    }));
    // Should it open after all, nobody is there to close it.
    opened.then((db) => blocked.catch(() => db.close()), () => undefined);
    return new FollowUpStore(await Promise.race([opened, blocked]).catch(thrown), options);
  }

  async read(): Promise<Kept> {
    const { protection, opened } = await this.#load();
    const patients = opened.flatMap(({ patient }) => (patient ? [patient] : []));
    return {
      protection,
      patients: patients.sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true })),
      damaged: protection === 'locked' ? [] : opened.filter(({ patient }) => patient === null).map(({ entry }) => entry.id),
    };
  }

  /** `edit` says what changes, given what is there; it may be asked again when another tab was quicker. All of it is written, or nothing. */
  async update(edit: (patients: readonly Patient[]) => readonly Edit[]): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { protection, lock, opened } = await this.#load();
      if (protection === 'locked') throw new FollowUpError('locked');
      const edits = edit(opened.flatMap(({ patient }) => (patient ? [patient] : [])));
      if (edits.length === 0) return;
      const revisions = new Map(opened.map(({ entry }) => [entry.id, entry.revision]));
      const changes = await Promise.all(edits.map(async ({ id, patient }) => ({
        id, before: revisions.get(id) ?? null, entry: patient && await this.#entry(id, patient, (revisions.get(id) ?? 0) + 1),
      })));
      if (await this.#commit(lock, changes)) return;
    }
    throw new FollowUpError('conflict');
  }

  /** Everything under a passphrase from now on. */
  async protect(passphrase: string): Promise<void> {
    if (!longEnough(passphrase)) throw new FollowUpError('passphrase_short');
    const key = await newKey(passphrase);
    await this.#rewrite('none', async () => ({ name: 'lock', check: await seal(key, null, LOCK_CONTEXT) }), async ({ id, revision, plain }) => (
      { id, revision: revision + 1, sealed: await seal(key, plain ?? null, contextOf(id)) }));
    this.#key = key;
  }

  /** Everything in the open again. Needs the passphrase once more: whoever finds the page open does not know it. */
  async unprotect(passphrase: string): Promise<void> {
    await this.unlock(passphrase);
    const key = this.#key!;
    await this.#rewrite('unlocked', async () => null, async ({ id, revision, sealed }) => {
      const plain = await unseal(key, v.parse(sealedSchema, sealed), contextOf(id)).catch(() => { throw new FollowUpError('damaged'); });
      return { id, revision: revision + 1, plain };
    });
    this.#key = null;
  }

  async unlock(passphrase: string): Promise<void> {
    const { lock, entries } = await this.#raw();
    // The lock alone would do. Every record carries its salt as well: a lock that was lost or changed does not take the records with it.
    const proofs = [
      ...(lock ? [{ sealed: lock.check, context: LOCK_CONTEXT }] : []),
      ...entries.flatMap(({ id, sealed }) => (sealed === undefined ? [] : [{ sealed, context: contextOf(id) }])),
    ];
    let key: Key | null = null;
    for (const { sealed: unchecked, context } of proofs) {
      const { success, output: sealed } = v.safeParse(sealedSchema, unchecked);
      if (!success) continue;
      // Most have the same salt: one derivation serves them all.
      if (key?.salt !== sealed.key.salt) key = await keyOf(passphrase, sealed);
      if (await unseal(key, sealed, context).then(() => true, () => false)) {
        if (saltOf(lock) !== key.salt) await this.#setLock(key, lock);
        this.#key = key;
        return;
      }
    }
    throw new FollowUpError('wrong_passphrase');
  }

  lock(): void {
    this.#key = null;
  }

  /** Patients, what cannot be opened, and the passphrase. */
  async clear(): Promise<void> {
    try {
      const write = this.db.transaction(['patients', 'meta'], 'readwrite');
      await Promise.all([write.objectStore('patients').clear(), write.objectStore('meta').clear(), write.done]);
    } catch (error) {
      thrown(error);
    }
    this.#key = null;
    this.#tell();
  }

  close(): void {
    this.#key = null;
    this.#channel?.close();
    this.db.close();
  }

  async #raw(): Promise<{ readonly lock: Lock | undefined; readonly entries: readonly Entry[] }> {
    try {
      const look = this.db.transaction(['patients', 'meta']);
      const [entries, lock] = await Promise.all([look.objectStore('patients').getAll(), look.objectStore('meta').get('lock')]);
      return { lock, entries };
    } catch (error) {
      return thrown(error);
    }
  }

  async #load() {
    const { lock, entries } = await this.#raw();
    const sealed = lock !== undefined || entries.some((entry) => entry.sealed !== undefined);
    // Another tab has set, removed or changed the passphrase.
    if (this.#key && (!sealed || saltOf(lock) !== this.#key.salt)) this.#key = null;
    const protection: Protection = !sealed ? 'none' : this.#key ? 'unlocked' : 'locked';
    const opened = await Promise.all(entries.map(async (entry) => ({ entry, patient: protection === 'locked' ? null : await this.#open(entry) })));
    return { protection, lock, opened };
  }

  /** Null of what cannot be opened or is no patient. */
  async #open({ id, plain, sealed }: Entry): Promise<Patient | null> {
    let found = plain;
    if (sealed !== undefined) {
      const checked = v.safeParse(sealedSchema, sealed);
      if (!checked.success || !this.#key) return null;
      found = await unseal(this.#key, checked.output, contextOf(id)).catch(() => null);
    }
    const checked = v.safeParse(patientSchema, found);
    return checked.success && checked.output.id === id ? checked.output : null;
  }

  async #entry(id: string, patient: Patient, revision: number): Promise<Entry> {
    return this.#key ? { id, revision, sealed: await seal(this.#key, patient, contextOf(id)) } : { id, revision, plain: patient };
  }

  /** Every record anew, under another lock. */
  async #rewrite(from: Protection, makeLock: () => Promise<Lock | null>, change: (entry: Entry) => Promise<Entry>): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { protection, lock, opened } = await this.#load();
      if (protection !== from) throw new FollowUpError('lock_changed');
      const changes = await Promise.all(opened.map(async ({ entry }) => ({ id: entry.id, before: entry.revision, entry: await change(entry) })));
      if (await this.#commit(lock, changes, { next: await makeLock(), count: changes.length })) return;
    }
    throw new FollowUpError('conflict');
  }

  /**
   * False where another tab has written one of the records since they were read. With `relock` nothing may have come to them either:
   * a new record would stay as it was under the old lock.
   */
  async #commit(
    lock: Lock | undefined,
    changes: readonly { readonly id: string; readonly before: number | null; readonly entry: Entry | null }[],
    relock?: { readonly next: Lock | null; readonly count: number },
  ): Promise<boolean> {
    const write = this.#write();
    try {
      const patients = write.objectStore('patients');
      const meta = write.objectStore('meta');
      if (saltOf(await meta.get('lock')) !== saltOf(lock)) throw new FollowUpError('lock_changed');
      const found = await Promise.all(changes.map(({ id }) => patients.get(id)));
      const stale = changes.some(({ before }, index) => (found[index]?.revision ?? null) !== before) || (relock && (await patients.count()) !== relock.count);
      if (!stale) {
        const writes: (() => Promise<unknown>)[] = changes.map(({ id, entry }) => () => (entry ? patients.put(entry) : patients.delete(id)));
        if (relock) writes.push(() => (relock.next ? meta.put(relock.next) : meta.delete('lock')));
        await Promise.all(writes.map(async (one) => { await one(); }));
      }
      await write.done;
      if (!stale) this.#tell();
      return !stale;
    } catch (error) {
      try {
        write.abort();
      } catch {
        // It has aborted itself.
      }
      return failedBy(error, write.done);
    }
  }

  #write() {
    try {
      return this.db.transaction(['patients', 'meta'], 'readwrite');
    } catch (error) {
      return thrown(error);
    }
  }

  async #setLock(key: Key, before: Lock | undefined): Promise<void> {
    const check = await seal(key, null, LOCK_CONTEXT);
    await this.#commit(before, [], { next: { name: 'lock', check }, count: await this.db.count('patients') });
  }

  #tell(): void {
    this.#channel?.postMessage('changed');
  }
}

function saltOf(lock: Lock | undefined): string | null {
  const checked = v.safeParse(sealedSchema, lock?.check);
  return checked.success ? checked.output.key.salt : null;
}

function thrown(error: unknown): never {
  throw followUpError(error);
}

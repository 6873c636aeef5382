/**
 * What a batch keeps so that it can go on after a reload: readings under the hash of their film, in a database of its own. Never a name, a
 * path or a truth. It is opened with the first film and deleted when the batch is closed. Where the browser refuses it, is full, or another
 * tab has a batch, readings stay in memory.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Reading } from '../domain/assessment';

export const BATCH_DATABASE = 'carpal-batch';

interface Entry {
  /** `readingKey`. */
  readonly key: string;
  readonly reading: Reading;
}

interface Layout extends DBSchema {
  readings: { key: string; value: Entry };
}

export interface Readings {
  /** True where they outlast the page. */
  readonly lasting: boolean;
  keys(): Promise<readonly string[]>;
  put(key: string, reading: Reading): Promise<void>;
  get(key: string): Promise<Reading | null>;
  /** Deletes all of it. */
  close(): Promise<void>;
}

/** Of films of one batch in memory: the readings alone, some kilobytes each. */
export class MemoryReadings implements Readings {
  readonly lasting = false;
  readonly #kept = new Map<string, Reading>();
  keys = async () => [...this.#kept.keys()];
  get = async (key: string) => this.#kept.get(key) ?? null;
  put = async (key: string, reading: Reading) => { this.#kept.set(key, reading); };
  close = async () => { this.#kept.clear(); };
}

class LastingReadings implements Readings {
  /** What the disk had no room for. */
  readonly #beside = new MemoryReadings();
  #lasting = true;

  constructor(private readonly db: IDBPDatabase<Layout>, private readonly name: string, private readonly release: () => void) {}

  get lasting(): boolean {
    return this.#lasting;
  }

  async keys() {
    return [...await this.db.getAllKeys('readings').catch(() => []), ...await this.#beside.keys()];
  }

  async put(key: string, reading: Reading): Promise<void> {
    try {
      await this.db.put('readings', { key, reading });
    } catch {
      this.#lasting = false;
      await this.#beside.put(key, reading);
    }
  }

  async get(key: string): Promise<Reading | null> {
    return (await this.db.get('readings', key).catch(() => undefined))?.reading ?? this.#beside.get(key);
  }

  async close(): Promise<void> {
    this.db.close();
    await deleteDB(this.name).catch(() => undefined);
    await this.#beside.close();
    this.release();
  }
}

export async function openReadings(name = BATCH_DATABASE): Promise<Readings> {
  const release = await onlyTab(name);
  if (release === null || typeof indexedDB === 'undefined') return new MemoryReadings();
  try {
    const db = await openDB<Layout>(name, 1, {
      upgrade: (made) => { made.createObjectStore('readings', { keyPath: 'key' }); },
      blocking: (_current, _wanted, event) => { (event.target as IDBDatabase).close(); },
    });
    return new LastingReadings(db, name, release);
  } catch {
    release();
    return new MemoryReadings();
  }
}

/** Two tabs with a batch each would delete each other's readings: the second keeps its own in memory. Null where this is the second. */
async function onlyTab(name: string): Promise<(() => void) | null> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((release) => resolve(release));
    }).catch(() => resolve(() => undefined));
  });
}

/** How many readings an earlier visit has left; without making the database where there is none. */
export async function leftReadings(name = BATCH_DATABASE): Promise<number> {
  if (typeof indexedDB === 'undefined') return 0;
  const release = await onlyTab(name);
  // Another tab's batch is not left over.
  if (release === null) return 0;
  try {
    // Where the browser does not list its databases, opening one to look makes an empty one: it is deleted again.
    const known = indexedDB.databases ? (await indexedDB.databases()).some((one) => one.name === name) : true;
    if (!known) return 0;
    const db = await openDB<Layout>(name, 1, { upgrade: (made) => { made.createObjectStore('readings', { keyPath: 'key' }); } });
    const count = await db.count('readings');
    db.close();
    if (count === 0) await deleteDB(name);
    return count;
  } catch {
    return 0;
  } finally {
    release();
  }
}

export const forgetReadings = (name = BATCH_DATABASE): Promise<void> => deleteDB(name).catch(() => undefined);

/** What this browser holds for the site's origin, by kind and size: for the page that shows it. Reads, never writes. */
import { chunksOf, type FileIndex, type Group } from './file-index';
import { storeName } from './store';

export type ContentKind = Group | 'record' | 'disk' | 'unknown';

export interface CacheContent {
  readonly cache: string;
  readonly kind: ContentKind;
  readonly entries: number;
  readonly bytes: number;
}

export interface StoredItem {
  readonly place: 'localStorage' | 'sessionStorage';
  readonly key: string;
  readonly bytes: number;
  readonly known: boolean;
}

export interface DatabaseContent {
  readonly database: string;
  readonly store: string;
  readonly entries: number;
  readonly bytes: number;
  readonly known: boolean;
}

export interface SelfCheck {
  readonly caches: readonly CacheContent[];
  readonly notes: readonly StoredItem[];
  readonly databases: readonly DatabaseContent[];
  readonly cookies: number;
  readonly usage: number | null;
  readonly quota: number | null;
}

/** Everything of Carpal's own begins so: notes of the terms and the settings, databases of what a user chose to keep. */
const OWN = /^carpal/;

export async function checkStorage(base: string, index: FileIndex | null, chosen: readonly string[]): Promise<SelfCheck> {
  const estimate = await navigator.storage?.estimate().catch(() => undefined);
  return {
    caches: await cacheContents(base, index, new Set(chosen)),
    notes: [...notesIn('localStorage'), ...notesIn('sessionStorage')],
    databases: await databaseContents(),
    cookies: document.cookie === '' ? 0 : document.cookie.split(';').length,
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
  };
}

async function cacheContents(base: string, index: FileIndex | null, chosen: ReadonlySet<string>): Promise<CacheContent[]> {
  if (typeof caches === 'undefined') return [];
  const groups = new Map(index?.files.flatMap((entry) => chunksOf(entry).map(({ sha256 }) => [sha256, entry.group] as const)));
  const rows: CacheContent[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const sums = new Map<ContentKind, { entries: number; bytes: number }>();
    for (const request of await cache.keys()) {
      const key = request.url.slice(request.url.lastIndexOf('/') + 1);
      const own = name === storeName(base);
      const kind: ContentKind = !own ? 'unknown' : groups.get(key) ?? (chosen.has(key) ? (/^[0-9a-f]{64}$/.test(key) ? 'disk' : 'record') : key === 'stale' ? 'record' : 'unknown');
      const sum = sums.get(kind) ?? { entries: 0, bytes: 0 };
      sums.set(kind, { entries: sum.entries + 1, bytes: sum.bytes + ((await (await cache.match(request))?.blob())?.size ?? 0) });
    }
    for (const [kind, sum] of sums) rows.push({ cache: name, kind, ...sum });
  }
  return rows;
}

function notesIn(place: 'localStorage' | 'sessionStorage'): StoredItem[] {
  try {
    return Object.entries(globalThis[place]).map(([key, value]) => ({ place, key, bytes: key.length + String(value).length, known: OWN.test(key) }));
  } catch {
    return [];
  }
}

async function databaseContents(): Promise<DatabaseContent[]> {
  if (typeof indexedDB === 'undefined' || indexedDB.databases === undefined) return [];
  const rows: DatabaseContent[] = [];
  for (const { name } of await indexedDB.databases().catch(() => [])) {
    if (name === undefined) continue;
    const database = await opened(name);
    if (database === null) continue;
    for (const store of database.objectStoreNames) rows.push({ database: name, store, known: OWN.test(name), ...(await contentOf(database, store)) });
    database.close();
  }
  return rows;
}

/** Null where it is gone by now, or would have to be made. */
function opened(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
  });
}

function contentOf(database: IDBDatabase, store: string): Promise<{ entries: number; bytes: number }> {
  return new Promise((resolve) => {
    const sum = { entries: 0, bytes: 0 };
    const request = database.transaction(store).objectStore(store).openCursor();
    request.onerror = () => resolve(sum);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve(sum);
      sum.entries += 1;
      sum.bytes += sizeOf(cursor.value);
      cursor.continue();
    };
  });
}

/** About: what a value takes as it lies in memory. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Blob) return value.size;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 0);
  if (typeof value === 'object' && value !== null) return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + sizeOf(item), 0);
  return 8;
}

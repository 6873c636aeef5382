/** The page's side of being offline: registers the service worker, knows what is stored, asks for the rest, waits with updates for consent. */
import { signal } from '@preact/signals';
import type { Offline, PackFromDisk, Readiness, Sizes, Update } from '../app/offline';
import { openChannel, type Note, type RequestNote } from './channel';
import { choosePack, giveUpChosenPack } from './chosen-pack';
import { chosenPack, namesOf } from './chosen-record';
import { fetchIndex } from './engine-files';
import { chunksOf, sumBytes, type FileEntry, type FileIndex, type Group } from './file-index';
import { exclusivelyIn, loadFiles } from './load';
import { noteOf } from './requests';
import { checkStorage } from './self-check';
import { openStore, storeName, type FileStore } from './store';

/** The browser, or what a test has instead of it. */
export interface Surroundings {
  /** The site's address, which ends in a slash. */
  readonly base: string;
  readonly container: ServiceWorkerContainer | null;
  readonly openStore: () => Promise<FileStore | null>;
  readonly fetcher: typeof fetch;
  readonly manager: Pick<StorageManager, 'persist' | 'persisted'> | null;
  readonly isolated: boolean;
  /** Null where the browser refuses it. */
  readonly tabNotes: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly reload: () => void;
}

/** Guards the one reload that lets the service worker set the headers: a browser that is not isolated after it never will be. */
const RELOADED = 'carpal.reloaded';
const MOST_NOTES = 2000;

export function createSite(around: Surroundings): Offline & { start(): void } {
  const { base, container, manager } = around;
  const readiness = signal<Readiness>({ kind: 'unknown' });
  const update = signal<Update>('none');
  const persisted = signal<boolean | null>(null);
  const sizes = signal<Sizes | null>(null);
  const packFromDisk = signal<PackFromDisk | null>(null);
  const mended = signal(0);
  const noRoom = signal(false);
  const reloadWanted = signal(false);
  const requests = signal<readonly RequestNote[]>([]);
  const never = new AbortController().signal;
  let registration: ServiceWorkerRegistration | null = null;
  let index: FileIndex | null = null;
  let agreed = false;

  const add = (notes: readonly RequestNote[]) => { requests.value = [...requests.value, ...notes].slice(-MOST_NOTES); };

  async function look(): Promise<void> {
    const store = await around.openStore();
    index ??= await fetchIndex(never, `${base}files.json`, around.fetcher).catch(() => null);
    const chosen = await chosenPack(store).catch(() => null);
    packFromDisk.value = chosen;
    persisted.value = (await manager?.persisted().catch(() => null)) ?? null;
    if (index !== null) sizes.value = { pack: bytesOf(index, 'pack'), engine: bytesOf(index, 'engine') + bytesOf(index, 'extra'), webgpu: bytesOf(index, 'webgpu') };
    if (container === null || store === null) readiness.value = { kind: 'unsupported' };
    else if (index !== null) readiness.value = await readinessOf(needed(index, chosen !== null), store, registration !== null && registration.active !== null);
  }

  async function complete(): Promise<void> {
    const store = await around.openStore();
    if (store !== null && index !== null) {
      const files = needed(index, (await chosenPack(store)) !== null);
      const loading = loadFiles(files, { signal: never, base, store, fetcher: around.fetcher, exclusively: exclusivelyIn(base)! }, 'stored');
      const kept = await loading.then((loaded) => loaded.kept, () => null);
      if (kept !== null) noRoom.value = !kept;
      await look();
      // Asked once the files are there: some browsers ask the user, who then knows what for, and wait for as long as it takes.
      if (!kept || (await manager?.persisted().catch(() => true))) return;
      await manager?.persist().catch(() => false);
    }
    await look();
  }

  function follow(found: ServiceWorkerRegistration): void {
    registration = found;
    const offer = () => { if (found.waiting && container?.controller && update.value === 'none') update.value = 'waiting'; };
    offer();
    found.addEventListener('updatefound', () => {
      const { installing } = found;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') offer();
        if (installing.state === 'activated') void look();
      });
    });
  }

  function controlled(): void {
    if (agreed) return around.reload();
    if (around.tabNotes?.getItem(RELOADED) === null && !around.isolated) reloadWanted.value = true;
    void look();
  }

  function start(): void {
    const channel = openChannel(base);
    if (channel) channel.onmessage = ({ data }: MessageEvent<Note>) => {
      if (data.kind === 'request') return add([data]);
      mended.value += data.damaged;
      noRoom.value = !data.kept;
    };
    if (typeof PerformanceObserver !== 'undefined') {
      const toNotes = (entry: PerformanceEntry) => noteOf(entry as PerformanceResourceTiming, 'page', base) ?? [];
      new PerformanceObserver((list) => add(list.getEntries().flatMap(toNotes))).observe({ type: 'resource', buffered: true });
    }
    let hadController = Boolean(container?.controller);
    container?.addEventListener('controllerchange', () => {
      // The first one comes to a page that had none. A later one, not asked for here, was agreed to in another tab.
      if (hadController && !agreed) update.value = 'taken';
      hadController = true;
      controlled();
    });
    if (hadController) controlled();
    else void look();
    container?.register(`${base}sw.js`, { updateViaCache: 'none' }).then((found: ServiceWorkerRegistration | undefined) => {
      // Where service workers are blocked, some browsers answer with nothing.
      if (found) follow(found);
      return look();
    }, () => look());
  }

  async function takeUpdate(): Promise<void> {
    const waiting = registration?.waiting;
    if (!waiting) return around.reload();
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<number>((resolve) => { port1.onmessage = ({ data }: MessageEvent<{ others: number }>) => resolve(data.others); });
    agreed = true;
    waiting.postMessage('take over', [port2]);
    const others = await answer;
    port1.close();
    if (others === 0) return;
    agreed = false;
    update.value = 'elsewhere';
  }

  return {
    readiness, update, persisted, sizes, packFromDisk, mended, noRoom, reloadWanted, requests,
    start, look, complete, takeUpdate,
    lookForUpdate: async () => { await registration?.update().catch(() => undefined); },
    reload: () => {
      try {
        around.tabNotes?.setItem(RELOADED, '1');
      } catch {
        return; // without the guard it could go on for ever
      }
      around.reload();
    },
    choosePack: async (files) => {
      await choosePack(files, await around.openStore());
      await look();
    },
    giveUpPack: async () => {
      await giveUpChosenPack(await around.openStore());
      await look();
    },
    forget: async () => {
      await caches.delete(storeName(base));
      await look();
    },
    selfCheck: async () => checkStorage(base, index, namesOf(await chosenPack(await around.openStore()))),
  };
}

const bytesOf = (index: FileIndex, group: Group) => sumBytes(index.files.filter((entry) => entry.group === group));

/** A pack from disk takes the place of the site's own, but for its description, which the terms are read from. */
const needed = ({ files }: FileIndex, fromDisk: boolean): FileEntry[] => files.filter(({ group, path }) => group !== 'webgpu' && (!fromDisk || group !== 'pack' || path.endsWith('.json')));

async function readinessOf(files: readonly FileEntry[], store: FileStore, served: boolean): Promise<Readiness> {
  const names = await store.names();
  const chunks = new Map(files.flatMap(chunksOf).map((chunk) => [chunk.sha256, chunk.bytes]));
  const sum = (all: readonly (readonly [string, number])[]) => all.reduce((total, [, bytes]) => total + bytes, 0);
  const [totalBytes, storedBytes] = [sum([...chunks]), sum([...chunks].filter(([sha256]) => names.has(sha256)))];
  return served && storedBytes === totalBytes ? { kind: 'ready', totalBytes } : { kind: 'partial', storedBytes, totalBytes };
}

/** The site that this page is of. */
export function siteOfPage(): Offline & { start(): void } {
  const base = new URL('./', document.baseURI).href;
  const stored = () => {
    try {
      return window.sessionStorage;
    } catch {
      return null;
    }
  };
  return createSite({
    base,
    // In development there is none: files change under its hands.
    container: import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : null,
    openStore: () => openStore(base),
    fetcher: (...request) => fetch(...request),
    manager: navigator.storage ?? null,
    isolated: globalThis.crossOriginIsolated,
    tabNotes: stored(),
    reload: () => location.reload(),
  });
}

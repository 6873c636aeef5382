/** The page's side of being offline: registers the service worker, knows what is stored, asks for the rest, waits with updates for consent. */
import { signal } from '@preact/signals';
import type { Offline, PackFromDisk, Readiness, Sizes, StoredPack, Update } from '../app/offline';
import { DEFAULT_PACK, PACKS } from '../domain/packs';
import { PackError } from '../inference/pack';
import { ask, openChannel, type Note, type RequestNote } from './channel';
import { choosePack, giveUpChosenPack } from './chosen-pack';
import { chosenPack, namesOf } from './chosen-record';
import { fetchIndex, packError } from './engine-files';
import { sumBytes, type FileEntry, type FileIndex, type Group } from './file-index';
import { exclusivelyIn, loadFiles, LoadError, type LoadProgress } from './load';
import { noteOf } from './requests';
import { checkStorage } from './self-check';
import { chunksOfAlone, neededFiles, packFiles, storedOf, type PacksInUse } from './site-packs';
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
  const packs = signal<readonly StoredPack[]>([]);
  const mended = signal(0);
  const noRoom = signal(false);
  const reloadWanted = signal(false);
  const requests = signal<readonly RequestNote[]>([]);
  const never = new AbortController().signal;
  let registration: ServiceWorkerRegistration | null = null;
  let index: FileIndex | null = null;
  let inUse: PacksInUse = { pack: DEFAULT_PACK, second: null };
  let agreed = false;
  /** A version that waits and has the very files that this page has: the page came from the host, for the stored version had lost one. */
  let same: ServiceWorker | null = null;
  let started = false;
  /** The engine runs, and all is stored that there was room for. */
  let settled = false;

  const add = (notes: readonly RequestNote[]) => { requests.value = [...requests.value, ...notes].slice(-MOST_NOTES); };

  /** False too of a version that has stepped aside: what came from the host is not what it would answer with. */
  const hasFilesOfPage = async (worker: ServiceWorker | null | undefined) => Boolean(worker) && (await ask(worker!, 'which files'))?.files === JSON.stringify(index);

  const indexOfPage = () => fetchIndex(never, `${base}files.json`, around.fetcher).catch(() => null);

  async function look(): Promise<void> {
    const store = await around.openStore();
    index ??= await indexOfPage();
    const chosen = await chosenPack(store).catch(() => null);
    packFromDisk.value = chosen;
    persisted.value = (await manager?.persisted().catch(() => null)) ?? null;
    if (index !== null) {
      const names = (await store?.names()) ?? new Set<string>();
      packs.value = PACKS.map((name) => ({ name, ...storedOf(packFiles(index!, name), names) })).filter(({ totalBytes }) => totalBytes > 0);
      const used = packs.value.filter(({ name }) => name === inUse.pack || name === inUse.second);
      sizes.value = { pack: used.reduce((sum, { totalBytes }) => sum + totalBytes, 0), engine: bytesOf(index, 'engine') + bytesOf(index, 'extra'), webgpu: bytesOf(index, 'webgpu') };
    }
    if (container === null || store === null) readiness.value = { kind: 'unsupported' };
    else if (index !== null) readiness.value = await readinessOf(neededFiles(index, inUse, chosen !== null), store, await hasFilesOfPage(registration?.active));
  }

  async function complete(): Promise<void> {
    const store = await around.openStore();
    if (store !== null && index !== null) {
      const files = neededFiles(index, inUse, (await chosenPack(store)) !== null);
      const loading = loadFiles(files, { signal: never, base, store, fetcher: around.fetcher, exclusively: exclusivelyIn(base)! }, 'stored');
      const kept = await loading.then((loaded) => loaded.kept, () => null);
      if (kept !== null) noRoom.value = !kept;
      settled = true;
      if (same === null) await look();
      else await takeSame();
      // Asked once the files are there: some browsers ask the user, who then knows what for, and wait for as long as it takes.
      if (!kept || (await manager?.persisted().catch(() => true))) return;
      await manager?.persist().catch(() => false);
    }
    await look();
  }

  async function fetchPack(name: string, signal: AbortSignal, onProgress: (progress: LoadProgress) => void): Promise<void> {
    const store = await around.openStore();
    index ??= await indexOfPage();
    const files = index === null ? [] : packFiles(index, name);
    if (files.length === 0) throw new PackError('PackUnreachable', `${name} is not in files.json`);
    // Where nothing can be kept, whoever reads with it fetches it.
    if (store === null) return;
    const options = { signal, base, store, fetcher: around.fetcher, exclusively: exclusivelyIn(base)!, onProgress };
    const loading = loadFiles(files, options, 'stored');
    const { kept } = await loading.catch((error: unknown) => { throw error instanceof LoadError ? packError(error) : error; });
    if (!kept) noRoom.value = true;
    await look();
  }

  async function removePack(name: string): Promise<number> {
    const store = await around.openStore();
    if (store === null || index === null || name === inUse.pack || name === inUse.second) return 0;
    const freed = await store.remove(chunksOfAlone(index, name, namesOf(await chosenPack(store))));
    await look();
    return freed;
  }

  function follow(found: ServiceWorkerRegistration): void {
    registration = found;
    const offer = async () => {
      const { waiting } = found;
      if (!waiting || !container?.controller || update.value !== 'none') return;
      index ??= await indexOfPage();
      if (!(await hasFilesOfPage(waiting))) update.value = 'waiting';
      else {
        same = waiting;
        await takeSame();
      }
    };
    const watch = ({ installing }: ServiceWorkerRegistration) => installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void offer();
      if (installing.state === 'activated') void look();
    });
    void offer();
    // One whose installation began before this page asked is watched as well.
    watch(found);
    found.addEventListener('updatefound', () => watch(found));
  }

  function controlled(): void {
    if (agreed) return around.reload();
    if (around.tabNotes?.getItem(RELOADED) === null && !around.isolated) reloadWanted.value = true;
    void look();
  }

  function start(): void {
    started = true;
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
      if (hadController && !agreed && same === null) update.value = 'taken';
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
    agreed = true;
    if ((await ask(waiting, 'take over'))?.others === 0) return;
    agreed = false;
    update.value = 'elsewhere';
  }

  /**
   * Nobody need agree to what they already have. Not while anything is still asked of the version that goes: in Chromium a worker that is begun then
   * may never start. What follows is for `controlled`.
   */
  async function takeSame(): Promise<void> {
    if (same === null || !settled) return;
    if ((await ask(same, 'take over'))?.others !== 0) update.value = 'elsewhere';
  }

  return {
    readiness, update, persisted, sizes, packFromDisk, packs, mended, noRoom, reloadWanted, requests,
    start, look, complete, takeUpdate, fetchPack, removePack,
    usePacks: (used) => {
      inUse = used;
      if (started) void look();
    },
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

async function readinessOf(files: readonly FileEntry[], store: FileStore, served: boolean): Promise<Readiness> {
  const { storedBytes, totalBytes } = storedOf(files, await store.names());
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

/** What the worker starts from: the pack and the runtime's WebAssembly, from the store, else fetched and stored. */
import { PackError, type PackSource } from '../inference/pack';
import { chosenSource } from './chosen-pack';
import { chosenPack } from './chosen-record';
import { parseIndex, type FileIndex } from './file-index';
import { exclusivelyIn, loadFiles, LoadError, type Loaded, type LoadProgress } from './load';
import { openStore, type FileStore } from './store';

export interface EngineUrls {
  /** Of `files.json`, whose folder is the site. */
  readonly indexUrl: string;
  readonly packUrl: string;
  /** The runtime's `.wasm`. */
  readonly runtimeWasmUrl: string;
  /** A pack from disk does not take the place of this one. */
  readonly sitePack?: boolean;
}

export interface EngineFiles {
  readonly pack: PackSource;
  readonly runtimeWasm: Uint8Array<ArrayBuffer>;
  readonly loaded: Loaded;
}

export interface Surroundings {
  readonly store: FileStore | null;
  readonly fetcher: typeof fetch;
  readonly exclusively: ReturnType<typeof exclusivelyIn>;
}

export const baseOf = (indexUrl: string): string => new URL('./', indexUrl).href;

/** Throws PackError('PackUnreachable' | 'PackCorrupt'). */
export async function fetchIndex(signal: AbortSignal, indexUrl: string, fetcher: typeof fetch = fetch): Promise<FileIndex> {
  let json: unknown;
  try {
    // Nor by the host's word that it is the one from before: a list of the same length and date may be another.
    const response = await fetcher(indexUrl, { signal, cache: 'no-store', credentials: 'same-origin' });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    json = await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new PackError('PackUnreachable', `files.json: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return parseIndex(json);
  } catch {
    throw new PackError('PackCorrupt', 'files.json is not a list of files');
  }
}

/** Throws PackError for the pack and for the list, LoadError for the runtime. */
export async function openEngineFiles(
  signal: AbortSignal, urls: EngineUrls, onProgress: (progress: LoadProgress) => void, around?: Surroundings,
): Promise<EngineFiles> {
  const base = baseOf(urls.indexUrl);
  const { store, fetcher, exclusively } = around ?? { store: await openStore(base), fetcher: fetch, exclusively: exclusivelyIn(base) };
  const index = await fetchIndex(signal, urls.indexUrl, fetcher);
  const chosen = urls.sitePack ? null : await chosenPack(store);
  const folder = urls.packUrl.slice(base.length).replace(/\/?$/, '/');
  const runtime = index.files.find(({ path }) => base + path === urls.runtimeWasmUrl);
  if (runtime === undefined) throw new PackError('PackUnreachable', `${urls.runtimeWasmUrl.slice(base.length)} is not in files.json`);
  const packed = chosen === null ? index.files.filter(({ path, group }) => group === 'pack' && path.startsWith(folder)) : [];
  // The rest of a build that is stored only where it is used; its scripts are then answered from the store.
  const beside = runtime.group === 'webgpu' ? index.files.filter((entry) => entry.group === 'webgpu' && entry !== runtime) : [];
  const loaded = await loadFiles([runtime, ...beside, ...packed], { signal, base, store, fetcher, ...(exclusively && { exclusively }), onProgress }).catch((error: unknown) => {
    throw error instanceof LoadError && error.entry.group === 'pack' ? packError(error) : error;
  });
  const pack: PackSource = chosen !== null && store !== null ? chosenSource(store, chosen) : async (name) => {
    const file = loaded.files.get(folder + name);
    if (file === undefined) throw new PackError('PackUnreachable', `${name} is not in files.json`);
    return file;
  };
  return { pack, runtimeWasm: loaded.files.get(runtime.path)!, loaded };
}

export const packError = ({ code, entry, detail }: LoadError): PackError =>
  new PackError(code === 'corrupt' ? 'PackCorrupt' : 'PackUnreachable', `${entry.path}: ${detail}`);

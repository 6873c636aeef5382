/**
 * Loads the WebAssembly module once per address. A failed load is forgotten, so that the next call tries again. The glue is a static
 * file that is imported by its address, in the page's worker and in Node alike; Node hands in the binary, for it cannot fetch files.
 */
import type { CoreModule, CoreModuleOptions } from './core.d';
import { Core } from './core';

type Glue = { default(options?: CoreModuleOptions): Promise<CoreModule> };
export type ImportGlue = (address: string) => Promise<Glue>;

const modules = new Map<string, Promise<CoreModule>>();
const importAddress: ImportGlue = (address) => import(/* @vite-ignore */ address) as Promise<Glue>;

export interface CoreSource {
  /** Folder with `carpal.mjs` and `carpal.wasm`. */
  readonly url: string;
  readonly wasmBinary?: Uint8Array<ArrayBuffer>;
}

export function loadCoreModule(source: CoreSource, importGlue: ImportGlue = importAddress): Promise<CoreModule> {
  const base = folder(source.url);
  const known = modules.get(base);
  if (known !== undefined) return known;
  const loading = instantiate(base, source.wasmBinary, importGlue).catch((error: unknown) => {
    modules.delete(base);
    throw error;
  });
  modules.set(base, loading);
  return loading;
}

/** The next load instantiates anew: for a module that has trapped. */
export function forgetCoreModule(url: string): void {
  modules.delete(folder(url));
}

export async function loadCore(source: CoreSource): Promise<Core> {
  return new Core(await loadCoreModule(source));
}

function folder(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

async function instantiate(base: string, wasmBinary: Uint8Array | undefined, importGlue: ImportGlue): Promise<CoreModule> {
  const glue = await importGlue(`${base}carpal.mjs`);
  return glue.default({
    locateFile: (path) => `${base}${path}`,
    ...(wasmBinary === undefined ? {} : { wasmBinary }),
    // The core prints nothing; should its runtime abort, the reason belongs in the error, not on a console.
    print: () => undefined,
    printErr: () => undefined,
  });
}

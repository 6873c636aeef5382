/** Core, network and pipeline in Node: the page's own files, with bytes from disk instead of fetch. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Core } from '../../web/src/core/core';
import { openContainer } from '../../web/src/containers/open';
import { forgetCoreModule, loadCore } from '../../web/src/core/load';
import type { Manifest } from '../../web/src/domain/manifest';
import { openPack, PackError, type Pack, type PackSource } from '../../web/src/inference/pack';
import { NetworkSession } from '../../web/src/inference/session';
import { Pipeline } from '../../web/src/pipeline/assess';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const defaultPack = join(repository, 'models/carpal-b4');
export const defaultCore = join(repository, 'build/wasm');

export interface NodeEngine {
  readonly manifest: Manifest;
  readonly core: Core;
  readonly network: NetworkSession;
  readonly pipeline: Pipeline;
}

export async function openEngine(packDir: string): Promise<NodeEngine> {
  return startEngine(await readPack(packDir));
}

/** One thread: in Node the runtime's web build can start no workers. */
export async function startEngine(pack: Pack): Promise<NodeEngine> {
  const core = await openCore(pack.manifestText, pack.reference);
  const network = await NetworkSession.create(pack.model, pack.manifest, { threads: 1 });
  return { manifest: pack.manifest, core, network, pipeline: new Pipeline(core, network, openContainer) };
}

/** A core of its own, configured. Measuring films needs no reference; assessing needs the pack's. */
export async function openCore(manifestText: string, reference: Uint8Array | null = null, coreDir = defaultCore): Promise<Core> {
  const url = pathToFileURL(resolve(coreDir)).href;
  const wasmBinary = await readFile(join(coreDir, 'carpal.wasm')).catch(() => {
    throw new Error(`The core is not built: ${join(coreDir, 'carpal.wasm')} is missing (node scripts/build-wasm.mjs).`);
  });
  // A module that has trapped is not to be used again: each engine has its own.
  forgetCoreModule(url);
  const core = await loadCore({ url, wasmBinary: new Uint8Array(wasmBinary) });
  core.configure(manifestText, reference);
  return core;
}

export function readPack(packDir: string): Promise<Pack> {
  const source: PackSource = async (name) => {
    try {
      return new Uint8Array(await readFile(join(packDir, name)));
    } catch {
      throw new PackError('PackUnreachable', join(packDir, name));
    }
  };
  return openPack(source, () => undefined);
}

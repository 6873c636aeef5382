/** The built core and the pack of this repository, for tests in Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Core } from '../../web/src/core/core';
import type { CoreModule } from '../../web/src/core/core.d';
import { forgetCoreModule, loadCoreModule } from '../../web/src/core/load';
import { defaultCore, defaultPack, repository } from '../../scripts/lib/engine';

export const never = new AbortController().signal;

export const packManifestText = readFileSync(join(defaultPack, 'manifest.json'), 'utf8');

/** A manifest as JSON of any shape: tests break it on purpose. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export const packManifest = () => JSON.parse(packManifestText) as { [key: string]: Json };

/** A module of its own, so that a test's heap is its own too. */
export async function freshModule(): Promise<CoreModule> {
  const url = pathToFileURL(defaultCore).href;
  forgetCoreModule(url);
  return loadCoreModule({ url, wasmBinary: new Uint8Array(readFileSync(join(defaultCore, 'carpal.wasm'))) });
}

export async function freshCore(manifestText = packManifestText): Promise<Core> {
  const core = new Core(await freshModule());
  core.configure(manifestText);
  return core;
}

export const readRepository = (path: string) => new Uint8Array(readFileSync(join(repository, path)));
export const readJson = (path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8')) as unknown;

/** Plausible outputs of the network for the pack's manifest: a girl and a boy of about ten, in the third stage. */
export function plausibleOutputs(): Float32Array {
  const { outputs } = packManifest() as unknown as { outputs: { name: string; shape: number[] }[] };
  return Float32Array.from(outputs.flatMap(({ name, shape }) => {
    const size = shape.reduce((product, side) => product * side, 1);
    if (name === 'age') return [-0.2, -0.1];
    if (name === 'spread') return [-2, -2];
    if (name === 'stage_logits') return Array.from({ length: size }, (_, index) => (index % 6 === 2 ? 3 : 0));
    return Array.from({ length: size }, () => 0);
  }));
}

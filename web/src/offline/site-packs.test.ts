// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadProgress } from './load';
import { sha256Hex } from '../domain/digest';
import { choosePack } from './chosen-pack';
import { FakeCache } from './fakes';
import { INDEX_FORMAT, type FileEntry, type FileIndex } from './file-index';
import { createSite } from './site';
import { chunksOfAlone, distinctChunks, neededFiles, packFiles, packOf } from './site-packs';
import { FileStore } from './store';
import example from '../../../tests/web/manifest.json';

const BASE = 'https://clinic.example/carpal/';
/** By path; `shared` is a file that both packs have. */
const CONTENT: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'index.html': Uint8Array.of(1), 'core/carpal.mjs': Uint8Array.of(2, 2), 'ort/gpu.wasm': Uint8Array.of(3, 3, 3),
  'models/carpal-b4/manifest.json': Uint8Array.of(4), 'models/carpal-b4/model.onnx': new Uint8Array(400).fill(5), 'models/carpal-b4/shared.bin': new Uint8Array(30).fill(9),
  'models/carpal-b0/manifest.json': Uint8Array.of(6), 'models/carpal-b0/model.onnx': new Uint8Array(200).fill(7), 'models/carpal-b0/shared.bin': new Uint8Array(30).fill(9),
};
const groupOf = (path: string): FileEntry['group'] => (path.startsWith('models/') ? 'pack' : path.startsWith('ort/') ? 'webgpu' : path.startsWith('core/') ? 'engine' : 'page');
const paths = (files: readonly FileEntry[]) => files.map(({ path }) => path);
let index: FileIndex;
const hashOf = (path: string) => index.files.find((entry) => entry.path === path)!.sha256;
beforeAll(async () => {
  const files = Object.entries(CONTENT).map(async ([path, bytes]) => ({ path, group: groupOf(path), bytes: bytes.length, sha256: await sha256Hex(bytes) }));
  index = { format: INDEX_FORMAT, app: '1', files: await Promise.all(files) };
});

describe('of the files of the site', () => {
  it('those of a pack are known by their folder', () => {
    expect(index.files.map(packOf)).toEqual([null, null, null, ...Array(3).fill('carpal-b4'), ...Array(3).fill('carpal-b0')]);
    expect(paths(packFiles(index, 'carpal-b0'))).toEqual(['models/carpal-b0/model.onnx', 'models/carpal-b0/shared.bin']);
  });

  it('only those of packs in use are needed, and every description; a pack from disk takes the place of the first alone', () => {
    const always = ['index.html', 'core/carpal.mjs', 'models/carpal-b4/manifest.json', 'models/carpal-b0/manifest.json'];
    const others = (pack: string, second: string | null, fromDisk = false) => paths(neededFiles(index, { pack, second }, fromDisk)).filter((path) => !always.includes(path));
    const [b4, b0] = ['carpal-b4', 'carpal-b0'].map((name) => paths(packFiles(index, name))) as [string[], string[]];
    expect(others('carpal-b4', null)).toEqual(b4);
    expect(others('carpal-b0', null)).toEqual(b0);
    expect(others('carpal-b0', 'carpal-b4')).toEqual([...b4, ...b0]);
    expect(others('carpal-b4', null, true)).toEqual([]);
    expect(others('carpal-b4', 'carpal-b0', true)).toEqual(b0);
    expect(paths(neededFiles(index, { pack: 'carpal-b4', second: null }, false))).toEqual(expect.arrayContaining(always));
  });

  it('a chunk that something else has is not the pack’s alone', () => {
    expect(chunksOfAlone(index, 'carpal-b0', []).map(({ sha256 }) => sha256)).toEqual([hashOf('models/carpal-b0/model.onnx')]);
    expect(chunksOfAlone(index, 'carpal-b0', [hashOf('models/carpal-b0/model.onnx')])).toEqual([]);
    expect(distinctChunks(packFiles(index, 'carpal-b0').concat(packFiles(index, 'carpal-b4')))).toHaveLength(3);
  });
});

function make({ room = Infinity, noStore = false } = {}) {
  const cache = new FakeCache();
  cache.room = room;
  const store = new FileStore(cache, BASE);
  const asked: string[] = [];
  /** Answers instead of the file whose path it is. */
  const instead = new Map<string, (signal: AbortSignal | undefined) => Promise<Response>>();
  const fetcher = (async (url: string, init?: RequestInit) => {
    const path = String(url).slice(BASE.length);
    asked.push(path);
    const other = instead.get(path);
    if (other) return other(init?.signal ?? undefined);
    return path === 'files.json' ? Response.json(index) : new Response(CONTENT[path]);
  }) as typeof fetch;
  const container = Object.assign(new EventTarget(), { controller: null, register: async () => undefined });
  const site = createSite({
    base: BASE, container: container as unknown as ServiceWorkerContainer, openStore: async () => (noStore ? null : store), isolated: true, tabNotes: null, reload: () => undefined, fetcher,
    manager: { persisted: async () => true, persist: async () => true },
  });
  const stored = async (path: string) => (await store.names()).has(hashOf(path));
  const standing = (name: string) => site.packs.value.find((one) => one.name === name);
  return { site, cache, store, asked, instead, stored, standing };
}

const never = new AbortController().signal;
const quiet = () => undefined;

describe('the packs of a site', () => {
  it('that are not in use are neither fetched nor counted', async () => {
    const { site, asked, standing } = make();
    await site.look();
    await site.complete();
    expect(asked.filter((path) => path.startsWith('models/'))).toEqual(['models/carpal-b4/manifest.json', 'models/carpal-b4/model.onnx', 'models/carpal-b4/shared.bin', 'models/carpal-b0/manifest.json']);
    expect(site.sizes.value).toEqual({ pack: 430, engine: 2, webgpu: 3 });
    expect(site.readiness.value).toMatchObject({ totalBytes: 435, storedBytes: 435 });
    expect([standing('carpal-b4'), standing('carpal-b0')]).toEqual([{ name: 'carpal-b4', storedBytes: 430, totalBytes: 430 }, { name: 'carpal-b0', storedBytes: 30, totalBytes: 230 }]);
  });

  it('are counted by which is in use, also where one is beside the other', async () => {
    const { site } = make();
    await site.look();
    site.usePacks({ pack: 'carpal-b0', second: null });
    await site.look();
    expect([site.sizes.value!.pack, site.readiness.value]).toMatchObject([230, { totalBytes: 235 }]);
    site.usePacks({ pack: 'carpal-b0', second: 'carpal-b4' });
    await site.look();
    expect([site.sizes.value!.pack, site.readiness.value]).toMatchObject([660, { totalBytes: 635 }]);
  });

  it('are stored when that is asked for, with progress, and what is there is not fetched again', async () => {
    const { site, asked, standing } = make();
    await site.look();
    await site.complete();
    asked.length = 0;
    const told: LoadProgress[] = [];
    await site.fetchPack('carpal-b0', never, (progress) => told.push(progress));
    expect(asked).toEqual(['models/carpal-b0/model.onnx']);
    expect([told[0], told.at(-1)]).toMatchObject([{ totalBytes: 230 }, { doneBytes: 230, totalBytes: 230 }]);
    expect(standing('carpal-b0')).toEqual({ name: 'carpal-b0', storedBytes: 230, totalBytes: 230 });
    await site.fetchPack('carpal-b0', never, quiet);
    expect(asked).toHaveLength(1);
  });

  it('say by name why one could not be had', async () => {
    const { site, instead, stored } = make();
    await site.look();
    instead.set('models/carpal-b0/model.onnx', async () => new Response('', { status: 503 }));
    await expect(site.fetchPack('carpal-b0', never, quiet)).rejects.toMatchObject({ code: 'PackUnreachable' });
    instead.set('models/carpal-b0/model.onnx', async () => new Response(new Uint8Array(200)));
    await expect(site.fetchPack('carpal-b0', never, quiet)).rejects.toMatchObject({ code: 'PackCorrupt' });
    expect(await stored('models/carpal-b0/model.onnx')).toBe(false);
    await expect(site.fetchPack('carpal-b7' as 'carpal-b0', never, quiet)).rejects.toMatchObject({ code: 'PackUnreachable', detail: expect.stringContaining('carpal-b7') });
    const abort = new AbortController();
    instead.set('models/carpal-b0/model.onnx', (signal) => new Promise((_resolve, reject) => { signal!.addEventListener('abort', () => reject(signal!.reason as Error)); }));
    const cancelled = site.fetchPack('carpal-b0', abort.signal, quiet);
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('are fetched by whoever reads where nothing can be kept, and without room it is said', async () => {
    const without = make({ noStore: true });
    await without.site.fetchPack('carpal-b0', never, quiet);
    expect(without.asked).toEqual(['files.json']);
    const full = make({ room: 1 });
    await full.site.fetchPack('carpal-b0', never, quiet);
    expect(full.site.noRoom.value).toBe(true);
  });

  it('are removed but for what others have, which says what it frees; one in use is not', async () => {
    const { site, stored, standing } = make();
    await site.look();
    await site.complete();
    await site.fetchPack('carpal-b0', never, quiet);
    expect(await site.removePack('carpal-b4')).toBe(0);
    expect(standing('carpal-b4')!.storedBytes).toBe(430);
    expect(await site.removePack('carpal-b0')).toBe(200);
    expect(standing('carpal-b0')).toMatchObject({ storedBytes: 30 });
    expect([await stored('models/carpal-b0/manifest.json'), await stored('models/carpal-b4/shared.bin')]).toEqual([true, true]);
    site.usePacks({ pack: 'carpal-b4', second: 'carpal-b0' });
    await site.fetchPack('carpal-b0', never, quiet);
    expect(await site.removePack('carpal-b0')).toBe(0);
    expect(standing('carpal-b0')!.storedBytes).toBe(230);
  });

  it('leave a pack from disk its chunks, though they are the same', async () => {
    const { site, store, stored } = make();
    const model = CONTENT['models/carpal-b0/model.onnx']!;
    const manifest = new TextEncoder().encode(JSON.stringify({ ...example, files: { model: { path: 'model.onnx', bytes: model.length, sha256: await sha256Hex(model) } } }));
    await choosePack([new File([manifest], 'manifest.json'), new File([model], 'model.onnx')], store);
    await site.look();
    expect(await site.removePack('carpal-b0')).toBe(0);
    expect(await stored('models/carpal-b0/model.onnx')).toBe(true);
    await site.giveUpPack();
    expect(await site.removePack('carpal-b0')).toBe(200);
  });
});

// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { zipFile } from '../../../tests/intake/zip-writer';
import example from '../../../tests/web/manifest.json';
import { sha256Hex } from '../domain/digest';
import { choosePack, chosenSource, giveUpChosenPack } from './chosen-pack';
import { chosenPack, namesOf } from './chosen-record';
import { CHUNK_BYTES } from './chunk-bytes';
import { openEngineFiles } from './engine-files';
import { FakeCache } from './fakes';
import type { FileIndex } from './file-index';
import { FileStore } from './store';

const BASE = 'https://clinic.example/';
const model = new Uint8Array(CHUNK_BYTES + 1000).map((_, at) => at % 250);
let manifest: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const json = { ...structuredClone(example), files: { model: { path: 'model.onnx', bytes: model.length, sha256: await sha256Hex(model) } } };
  manifest = new TextEncoder().encode(JSON.stringify(json)) as Uint8Array<ArrayBuffer>;
});

const make = () => {
  const cache = new FakeCache();
  return { cache, store: new FileStore(cache, BASE) };
};
const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);
/** `toEqual` takes seconds for megabytes. */
const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
const files = () => [file('model.onnx', model), file('manifest.json', manifest)];

describe('a pack from disk', () => {
  it.each<[string, () => File[]]>([
    ['its files', files],
    ['a ZIP file of them', () => [file('pack.zip', zipFile([{ name: 'model.onnx', bytes: model }, { name: 'manifest.json', bytes: manifest }]))]],
    ['a ZIP file of its folder, beside others', () => [file('x.zip', zipFile([
      { name: 'readme.txt', bytes: manifest }, { name: 'pack/model.onnx', bytes: model }, { name: 'pack/manifest.json', bytes: manifest }, { name: 'model.onnx', bytes: manifest }]))]],
  ])('is stored in chunks and given back whole: %s', async (_what, chosen) => {
    const { cache, store } = make();
    const record = await choosePack(chosen(), store);
    expect(record).toMatchObject({ name: example.name, version: example.version, modelSha256: await sha256Hex(model) });
    expect(await chosenPack(store)).toEqual(record);
    expect(namesOf(record).sort()).toEqual(cache.names());
    expect(same(await chosenSource(store, record)('model.onnx', () => undefined), model)).toBe(true);
    await giveUpChosenPack(store);
    expect(await chosenPack(store)).toBeNull();
  });

  it.each<[string, () => File[], string]>([
    ['without a manifest', () => [file('model.onnx', model)], 'NoManifest'],
    ['without its model', () => [file('manifest.json', manifest)], 'FileMissing'],
    ['with another bit in it', () => [file('manifest.json', manifest), file('model.onnx', model.map((byte, at) => (at === 99 ? byte ^ 1 : byte)))], 'PackCorrupt'],
    ['whose manifest is none', () => [file('manifest.json', model), file('model.onnx', model)], 'PackCorrupt'],
    ['in a ZIP file that is cut', () => [file('pack.zip', zipFile([{ name: 'manifest.json', bytes: manifest }]).slice(0, 200))], 'ZipTruncated'],
  ])('is refused by name, and the one before stays: %s', async (_what, chosen, code) => {
    const { store } = make();
    const before = await choosePack(files(), store);
    await expect(choosePack(chosen(), store)).rejects.toMatchObject({ code });
    expect(await chosenPack(store)).toEqual(before);
  });

  it('is refused where there is no room or no storage', async () => {
    const { cache, store } = make();
    cache.room = 1;
    await expect(choosePack(files(), store)).rejects.toMatchObject({ code: 'StorageFull' });
    expect(await chosenPack(store)).toBeNull();
    await expect(choosePack(files(), null)).rejects.toMatchObject({ code: 'NoStorage' });
  });

  it('takes the place of the site’s own, of which nothing is then fetched, and is never used damaged', async () => {
    const { cache, store } = make();
    const record = await choosePack(files(), store);
    const runtime = new Uint8Array([1, 2, 3]);
    const entry = { group: 'engine' as const, path: 'ort/r.wasm', bytes: 3, sha256: await sha256Hex(runtime) };
    const index: FileIndex = { format: 'carpal-files/1', app: '1', files: [entry, { group: 'pack', path: 'models/x/model.onnx', bytes: 9, sha256: 'c'.repeat(64) }] };
    const asked: string[] = [];
    const fetcher = (async (url: string) => {
      asked.push(url.slice(BASE.length));
      return url.endsWith('.json') ? new Response(JSON.stringify(index)) : new Response(runtime);
    }) as typeof fetch;
    const open = () => openEngineFiles(new AbortController().signal, { indexUrl: `${BASE}files.json`, packUrl: `${BASE}models/x/`, runtimeWasmUrl: `${BASE}ort/r.wasm` },
      () => undefined, { store, fetcher, exclusively: undefined });
    const opened = await open();
    expect(opened.runtimeWasm).toEqual(runtime);
    expect(same(await opened.pack('model.onnx', () => undefined), model)).toBe(true);
    expect(asked).toEqual(['files.json', 'ort/r.wasm']);
    // But not where the site's own is asked for by name.
    const model2 = Uint8Array.of(7);
    index.files[1] = { group: 'pack', path: 'models/x/model.onnx', bytes: 1, sha256: await sha256Hex(model2) };
    const own = await openEngineFiles(new AbortController().signal, { indexUrl: `${BASE}files.json`, packUrl: `${BASE}models/x/`, runtimeWasmUrl: `${BASE}ort/r.wasm`, sitePack: true },
      () => undefined, { store, fetcher: (async (url: string) => (url.endsWith('.onnx') ? new Response(model2) : fetcher(url))) as typeof fetch, exclusively: undefined });
    expect(await own.pack('model.onnx', () => undefined)).toEqual(model2);
    cache.flip(record.files.find(({ path }) => path === 'model.onnx')!.chunks[1]!.sha256, 5);
    await expect((await open()).pack('model.onnx', () => undefined)).rejects.toMatchObject({ code: 'PackCorrupt', detail: expect.stringContaining('choose it again') });
  });
});

// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { fullManifestJson } from '../../../tests/web/full-manifest';
import example from '../../../tests/web/manifest.json';
import { sha256Hex } from '../domain/digest';
import { fetchSource, openPack, type PackSource } from './pack';

const model = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
let manifest: { files: { model: { path: string; bytes: number; sha256: string } } } & Record<string, unknown>;
beforeAll(async () => {
  manifest = { ...structuredClone(example), files: { model: { path: 'model.onnx', bytes: model.length, sha256: await sha256Hex(model) } } };
});

const text = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)) as Uint8Array<ArrayBuffer>;
const source = (manifestFile: unknown, modelFile = model): PackSource => (name, onBytes) => {
  onBytes(modelFile.length);
  return Promise.resolve(name === 'manifest.json' ? text(manifestFile) : modelFile);
};
const open = (manifestFile: unknown, modelFile?: Uint8Array<ArrayBuffer>) => openPack(source(manifestFile, modelFile), () => undefined);
const withModel = (changes: Partial<typeof manifest.files.model>) => ({ ...manifest, files: { model: { ...manifest.files.model, ...changes } } });

describe('openPack', () => {
  it('gives manifest, its text and the checked model, and tells of the bytes', async () => {
    const progress: number[][] = [];
    const pack = await openPack(source(manifest), (done, total) => progress.push([done, total]));
    expect(JSON.parse(pack.manifestText)).toEqual(manifest);
    expect(pack.model).toEqual(model);
    expect(progress).toEqual([[0, 1000], [1000, 1000]]);
  });

  it.each<[string, () => Promise<unknown>, string, RegExp]>([
    ['a manifest that is no JSON', () => open('<html>'), 'PackCorrupt', /not JSON/],
    ['a manifest without its fields', () => open({ schema_version: '1.0' }), 'PackCorrupt', /name/],
    ['another major version', () => open({ ...manifest, schema_version: '2.0' }), 'PackUnsupported', /2\.0/],
    ['a model of another length', () => open(manifest, model.slice(1)), 'PackCorrupt', /999 bytes instead of 1000/],
    ['a model of the same length with one other bit', () => open(manifest, model.map((byte, at) => (at === 500 ? byte ^ 1 : byte))), 'PackCorrupt', /SHA-256/],
    ['a path out of the pack', () => open(withModel({ path: '../model.onnx' })), 'PackCorrupt', /path/],
    ['a path to another host', () => open(withModel({ path: 'https:model.onnx' })), 'PackCorrupt', /path/],
  ])('refuses %s', async (_what, opening, code, detail) => {
    await expect(opening()).rejects.toMatchObject({ name: 'PackError', code, detail: expect.stringMatching(detail) });
  });
});

describe('openPack with a reference', () => {
  const reference = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 253);
  const full = async (changes = {}) => ({
    ...structuredClone(fullManifestJson),
    files: { ...manifest.files, reference: { path: 'reference.bin', bytes: reference.length, sha256: await sha256Hex(reference), ...changes } },
  });
  const both = (manifestFile: unknown, referenceFile = reference): PackSource => async (name, onBytes) => {
    const file = { 'manifest.json': text(manifestFile), 'model.onnx': model, 'reference.bin': referenceFile }[name];
    if (file === undefined) throw new Error(`asked for ${name}`);
    onBytes(file.length);
    return file;
  };
  const silent = () => undefined;

  it('gives it checked, and counts the bytes of both files', async () => {
    const progress: number[][] = [];
    const pack = await openPack(both(await full()), (done, total) => progress.push([done, total]));
    expect(pack.reference).toEqual(reference);
    expect(pack.model).toEqual(model);
    expect(progress[0]).toEqual([0, 1300]);
    expect(progress.at(-1)).toEqual([1300, 1300]);
    expect(progress.every(([done], index) => index === 0 || done! >= progress[index - 1]![0]!)).toBe(true);
  });

  it('gives the picture of the self-test, with or without a reference', async () => {
    const picture = Uint8Array.of(1, 2, 3);
    const entry = { path: 'self_test.bin', bytes: 3, sha256: await sha256Hex(picture) };
    const whole = await full();
    const withPicture: PackSource = async (name, onBytes) => (name === 'self_test.bin' ? picture : both(JSON.parse(manifestFile) as unknown)(name, onBytes));
    let manifestFile = JSON.stringify({ ...whole, files: { ...whole.files, self_test: entry } });
    expect(await openPack(withPicture, silent)).toMatchObject({ model, reference, selfTest: picture });
    manifestFile = JSON.stringify({ ...manifest, files: { ...manifest.files, self_test: entry } });
    expect(await openPack(withPicture, silent)).toMatchObject({ model, reference: null, selfTest: picture });
    manifestFile = JSON.stringify({ ...manifest, files: { ...manifest.files, self_test: { ...entry, sha256: 'a'.repeat(64) } } });
    await expect(openPack(withPicture, silent)).rejects.toMatchObject({ code: 'PackCorrupt' });
    expect((await open(manifest)).selfTest).toBeNull();
  });

  it('gives none where the pack has none', async () => {
    expect((await open(manifest)).reference).toBeNull();
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['another length', async () => openPack(both(await full(), reference.slice(2)), silent), /reference\.bin: 298 bytes instead of 300/],
    ['one other bit', async () => openPack(both(await full(), reference.map((byte, at) => (at === 7 ? byte ^ 4 : byte))), silent), /reference\.bin: SHA-256/],
    ['a path out of the pack', async () => openPack(both(await full({ path: '../reference.bin' })), silent), /path \.\.\/reference/],
  ])('refuses one with %s', async (_what, opening, detail) => {
    await expect(opening()).rejects.toMatchObject({ name: 'PackError', code: 'PackCorrupt', detail: expect.stringMatching(detail) });
  });
});

describe('fetchSource', () => {
  const never = new AbortController().signal;
  const answering = (response: () => Response | Promise<Response>) => (async () => response()) as typeof fetch;

  it('joins the parts of a body and counts them', async () => {
    const body = () => new Response(new ReadableStream({
      start(controller) {
        controller.enqueue(model.slice(0, 400));
        controller.enqueue(model.slice(400));
        controller.close();
      },
    }));
    const counts: number[] = [];
    expect(await fetchSource(never, 'x://pack', answering(body))('model.onnx', (done) => counts.push(done))).toEqual(model);
    expect(counts).toEqual([400, 1000]);
  });

  it('asks the folder for the file', async () => {
    const asked: string[] = [];
    const fetcher = (async (url: string) => { asked.push(url); return new Response('x'); }) as typeof fetch;
    await fetchSource(never, 'x://pack/', fetcher)('a', () => undefined);
    await fetchSource(never, 'x://pack', fetcher)('b', () => undefined);
    expect(asked).toEqual(['x://pack/a', 'x://pack/b']);
  });

  it('names what cannot be reached', async () => {
    const missing = fetchSource(never, 'x://p', answering(() => new Response('', { status: 404 })));
    await expect(missing('m', () => undefined)).rejects.toMatchObject({ code: 'PackUnreachable', detail: 'm: HTTP 404' });
    const offline = fetchSource(never, 'x://p', answering(() => Promise.reject(new TypeError('Failed to fetch'))));
    await expect(offline('m', () => undefined)).rejects.toMatchObject({ code: 'PackUnreachable', detail: 'm: Failed to fetch' });
  });

  it('passes a cancellation on as one', async () => {
    const abort = new AbortController();
    abort.abort();
    const fetcher = answering(() => Promise.reject(abort.signal.reason as Error));
    await expect(fetchSource(abort.signal, 'x://p', fetcher)('m', () => undefined)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

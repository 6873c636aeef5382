// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../domain/digest';
import { chunksOf, type FileEntry } from './file-index';
import { loadFiles, LoadError, type LoadOptions, type LoadProgress } from './load';
import { FakeCache } from './fakes';
import { FileStore } from './store';

const BASE = 'https://clinic.example/carpal/';
const CHUNK = 1000;
const content = Uint8Array.from({ length: 3500 }, (_, index) => (index * 31) % 251);
const small = Uint8Array.from({ length: 40 }, (_, index) => index);
let large: FileEntry;
let little: FileEntry;

beforeAll(async () => {
  const chunks = [];
  for (let at = 0; at < content.length; at += CHUNK) {
    const part = content.slice(at, at + CHUNK);
    chunks.push({ sha256: await sha256Hex(part), bytes: part.length });
  }
  large = { path: 'models/x/model.onnx', group: 'pack', bytes: content.length, sha256: await sha256Hex(content), chunks };
  little = { path: 'core/carpal.mjs', group: 'engine', bytes: small.length, sha256: await sha256Hex(small) };
});

const bytesOf = (index: number) => content.slice(index * CHUNK, (index + 1) * CHUNK);

/** A host: its answers can be cut, changed or missing. */
class Host {
  readonly asked: string[] = [];
  /** Answers once, for a file whose address contains the key, instead of the file. */
  readonly instead = new Map<string, (() => Response | Promise<Response>)[]>();

  readonly fetch = (async (url: string) => {
    const path = String(url).slice(BASE.length);
    this.asked.push(path);
    const other = [...this.instead].find(([key]) => path.includes(key))?.[1].shift();
    if (other) return other();
    if (path === little.path) return new Response(small);
    const index = large.chunks!.findIndex(({ sha256 }) => path.includes(sha256));
    return index < 0 ? new Response('', { status: 404 }) : new Response(bytesOf(index));
  }) as typeof fetch;

  always(key: string, answer: () => Response | Promise<Response>): void {
    this.instead.set(key, Array.from({ length: 20 }, () => answer));
  }
}

/** A body that breaks off after so many bytes, as a lost connection does. */
const cutAfter = (bytes: Uint8Array<ArrayBuffer>, at: number) => () => {
  let sent = at === 0;
  return new Response(new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('network error'));
      sent = true;
      controller.enqueue(bytes.slice(0, at));
    },
  }));
};

function make(host = new Host(), cache = new FakeCache()) {
  const store = new FileStore(cache, BASE);
  const options: LoadOptions = { signal: new AbortController().signal, base: BASE, store, fetcher: host.fetch };
  return { host, cache, store, options };
}

describe('loadFiles', () => {
  it('gives whole files, stores each chunk by its hash, and fetches nothing the second time', async () => {
    const { host, cache, options } = make();
    const first = await loadFiles([large, little], options);
    expect(first.files.get(large.path)).toEqual(content);
    expect(first.files.get(little.path)).toEqual(small);
    expect(first).toMatchObject({ kept: true, fetchedBytes: 3540, damaged: 0 });
    expect(host.asked.sort()).toEqual([...large.chunks!.map(({ sha256 }) => `chunks/${sha256}.bin`), little.path].sort());
    expect(cache.names()).toEqual([...chunksOf(large), ...chunksOf(little)].map(({ sha256 }) => sha256).sort());
    host.asked.length = 0;
    const second = await loadFiles([large, little], options);
    expect(second.files).toEqual(first.files);
    expect(second.fetchedBytes).toBe(0);
    expect(host.asked).toEqual([]);
  });

  it('goes on after a cut at any byte: what had arrived is not fetched again', async () => {
    for (let at = 0; at < CHUNK; at += 1) {
      const { host, cache, options } = make();
      const cut = large.chunks![2]!;
      host.always(cut.sha256, cutAfter(bytesOf(2), at));
      await expect(loadFiles([large], options)).rejects.toMatchObject({ name: 'LoadError', code: 'unreachable', entry: { path: large.path } });
      expect(cache.names()).not.toContain(cut.sha256);
      const before = cache.names();
      expect(before.length).toBeGreaterThan(0);
      host.instead.clear();
      host.asked.length = 0;
      expect((await loadFiles([large], options)).files.get(large.path)).toEqual(content);
      expect(host.asked.map((path) => path.slice(7, 71)).sort()).toEqual(large.chunks!.map(({ sha256 }) => sha256).filter((sha256) => !before.includes(sha256)).sort());
    }
  });

  it('asks again by itself when a connection breaks off once', async () => {
    const { host, options } = make();
    const { sha256 } = large.chunks![1]!;
    host.instead.set(sha256, [cutAfter(bytesOf(1), 700)]);
    const progress: LoadProgress[] = [];
    expect((await loadFiles([large], { ...options, onProgress: (one) => progress.push(one) })).files.get(large.path)).toEqual(content);
    expect(host.asked.filter((path) => path.includes(sha256))).toHaveLength(2);
    // Bytes that were lost are not counted.
    expect(progress.at(-1)).toMatchObject({ doneBytes: 3500, totalBytes: 3500 });
    expect(progress.filter(({ doneBytes }) => doneBytes === 3500)).toHaveLength(1);
  });

  it.each<[string, (right: Uint8Array<ArrayBuffer>) => Response, string]>([
    ['one other bit', (right) => new Response(right.map((byte, at) => (at === 7 ? byte ^ 1 : byte))), 'corrupt'],
    ['a byte too few', (right) => new Response(right.slice(1)), 'corrupt'],
    ['a body without an end', (right) => new Response(new Uint8Array([...right, ...right])), 'corrupt'],
    ['a page of the host with 200', () => new Response('<html>Sign in</html>'), 'corrupt'],
    ['404', () => new Response('', { status: 404 }), 'unreachable'],
  ])('stores nothing of an answer with %s', async (_what, answer, code) => {
    const { host, cache, options } = make();
    const { sha256 } = large.chunks![0]!;
    host.always(sha256, () => answer(bytesOf(0)));
    await expect(loadFiles([large], options)).rejects.toMatchObject({ code });
    expect(cache.names()).not.toContain(sha256);
    for (const name of cache.names()) expect(await sha256Hex(cache.bytes(name))).toBe(name);
  });

  it('recognises a stored bit that flipped, and fetches that chunk alone', async () => {
    const { host, cache, options } = make();
    await loadFiles([large], options);
    const { sha256 } = large.chunks![3]!;
    cache.flip(sha256, 100);
    host.asked.length = 0;
    const { files, damaged, fetchedBytes } = await loadFiles([large], options);
    expect(files.get(large.path)).toEqual(content);
    expect([damaged, fetchedBytes, host.asked.length]).toEqual([1, 500, 1]);
    expect(await sha256Hex(cache.bytes(sha256))).toBe(sha256);
  });

  it('fetches anew what the browser has removed', async () => {
    const { host, cache, options } = make();
    await loadFiles([large], options);
    cache.evict();
    host.asked.length = 0;
    expect((await loadFiles([large], options)).files.get(large.path)).toEqual(content);
    expect(host.asked).toHaveLength(4);
  });

  it('works from memory where there is no room, says so, and asks for room once', async () => {
    const { cache, options } = make();
    cache.room = 1;
    const { files, kept } = await loadFiles([large], options);
    expect(files.get(large.path)).toEqual(content);
    expect(kept).toBe(false);
    expect(cache.refused).toBeLessThanOrEqual(3);
    const { kept: again } = await loadFiles([large], { ...options, store: null });
    expect(again).toBe(false);
  });

  it('sees that files are stored without giving their bytes', async () => {
    const { host, cache, options } = make();
    expect((await loadFiles([large, little], options, 'stored')).files.size).toBe(0);
    expect(cache.names()).toHaveLength(5);
    host.asked.length = 0;
    await loadFiles([large, little], options, 'stored');
    expect(host.asked).toEqual([]);
  });

  it('lets one tab download at a time: the second finds what the first has stored', async () => {
    const { host, options } = make();
    let tail: Promise<unknown> = Promise.resolve();
    const exclusively: LoadOptions['exclusively'] = (_signal, task) => {
      const mine = tail.then(task);
      tail = mine.catch(() => undefined);
      return mine;
    };
    const both = await Promise.all([loadFiles([large], { ...options, exclusively }), loadFiles([large], { ...options, exclusively })]);
    for (const { files } of both) expect(files.get(large.path)).toEqual(content);
    expect(host.asked).toHaveLength(4);
    expect(both[1]!.fetchedBytes).toBe(0);
  });

  it('refuses a list whose whole is not its chunks', async () => {
    const { options } = make();
    const wrong = { ...large, sha256: little.sha256 };
    await expect(loadFiles([wrong], options)).rejects.toBeInstanceOf(LoadError);
  });

  it('stops when it is told to, and passes that on as it is', async () => {
    const { options, host } = make();
    const abort = new AbortController();
    host.always(large.chunks![0]!.sha256, () => {
      abort.abort();
      return Promise.reject(abort.signal.reason as Error);
    });
    await expect(loadFiles([large], { ...options, signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('tells the pace of the network alone', async () => {
    const { options } = make();
    let clock = 0;
    const paces: (number | null)[] = [];
    const watched = { ...options, now: () => (clock += 250), onProgress: ({ bytesPerSecond }: LoadProgress) => paces.push(bytesPerSecond) };
    await loadFiles([large], watched);
    expect(paces[0]).toBeNull();
    expect(paces.at(-1)).toBeGreaterThan(0);
    paces.length = 0;
    await loadFiles([large], watched);
    expect(paces.every((pace) => pace === null)).toBe(true);
  });
});

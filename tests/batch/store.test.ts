// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetReadings, leftReadings, openReadings } from '../../web/src/batch/store';
import { readingOf } from './made-up';

let count = 0;
const name = () => `batch-${(count += 1)}`;
const databases = async () => (await indexedDB.databases()).map((one) => one.name);
afterEach(() => { vi.unstubAllGlobals(); });

/** Locks of a browser, as far as they are used. */
function locks() {
  const held = new Set<string>();
  vi.stubGlobal('navigator', { locks: { request: async (one: string, _options: object, use: (lock: object | null) => Promise<void> | void) => {
    if (held.has(one)) return use(null);
    held.add(one);
    try { await use({}); } finally { held.delete(one); }
  } } });
}

describe('what a batch keeps', () => {
  it('outlasts the page, and is gone with the batch', async () => {
    const own = name();
    expect(await leftReadings(own)).toBe(0);
    expect(await databases()).not.toContain(own);
    const kept = await openReadings(own);
    expect(kept.lasting).toBe(true);
    await kept.put('a', readingOf('a'));
    await kept.put('b', readingOf('b'));
    await kept.put('b', readingOf('b', 'male'));
    expect(await leftReadings(own)).toBe(2);
    const later = await openReadings(own);
    expect(await later.keys()).toEqual(['a', 'b']);
    expect(await later.get('b')).toEqual(readingOf('b', 'male'));
    expect(await later.get('c')).toBeNull();
    await later.close();
    expect(await databases()).not.toContain(own);
  });

  it('can be forgotten without a batch', async () => {
    const own = name();
    const kept = await openReadings(own);
    await kept.put('a', readingOf('a'));
    await forgetReadings(own);
    expect(await leftReadings(own)).toBe(0);
  });

  it('is held in memory where the disk is full, and nothing is lost', async () => {
    const kept = await openReadings(name());
    await kept.put('a', readingOf('a'));
    // What cannot be written, for whatever reason.
    const unwritable = { ...readingOf('b'), extra: () => undefined };
    await kept.put('b', unwritable);
    expect(kept.lasting).toBe(false);
    expect(await kept.get('b')).toBe(unwritable);
    expect(await kept.keys()).toEqual(['a', 'b']);
    await kept.close();
  });

  it('is held in memory where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const kept = await openReadings(name());
    expect(kept.lasting).toBe(false);
    await kept.put('a', readingOf('a'));
    expect(await kept.get('a')).toEqual(readingOf('a'));
    expect(await leftReadings(name())).toBe(0);
  });

  it('belongs to one tab: another holds its own in memory, and does not take the first one\'s for left over', async () => {
    locks();
    const own = name();
    const first = await openReadings(own);
    await first.put('a', readingOf('a'));
    const second = await openReadings(own);
    expect([first.lasting, second.lasting]).toEqual([true, false]);
    expect(await leftReadings(own)).toBe(0);
    await second.close();
    expect(await first.get('a')).toEqual(readingOf('a'));
    await first.close();
    expect((await openReadings(own)).lasting).toBe(true);
  });
});

/** What is kept in the browser, and that nothing of it is lost. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Patient } from '../../web/src/domain/followup';
import { FollowUpStore } from '../../web/src/followup/store';
import { later, older, patient, visit } from './made-up';

const PASSPHRASE = 'a hand in March';
let name = '';
let count = 0;
let open: FollowUpStore[] = [];

beforeEach(() => { name = `test-${(count += 1)}`; });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const store of open) store.close();
  open = [];
});

async function tab(options: { version?: number; onChange?: () => void } = {}): Promise<FollowUpStore> {
  const store = await FollowUpStore.open({ name, ...options });
  open.push(store);
  return store;
}

const put = (store: FollowUpStore, ...patients: Patient[]) => store.update(() => patients.map((one) => ({ id: one.id, patient: one })));
const code = (what: string) => expect.objectContaining({ code: what });

/** Past the store: what lies in the database. */
async function raw<T>(work: (db: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  const db = await openDB(name);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
const entries = () => raw((db) => db.getAll('patients')) as Promise<{ id: string; plain?: unknown; sealed?: { iv: string; data: string; key: { salt: string } } }[]>;

describe('a store', () => {
  it('keeps patients from one visit of the page to the next, by label', async () => {
    const first = await tab();
    expect(await first.read()).toEqual({ protection: 'none', patients: [], damaged: [] });
    await put(first, patient(), patient({ id: 'two', label: 'K-2', visits: [] }));
    first.close();
    const kept = await (await tab()).read();
    expect(kept.patients).toEqual([patient({ id: 'two', label: 'K-2', visits: [] }), patient()]);
  });

  it('deletes one, or all', async () => {
    const store = await tab();
    await put(store, patient(), patient({ id: 'two', label: 'B' }));
    await store.update(() => [{ id: 'one', patient: null }]);
    expect((await store.read()).patients.map(({ id }) => id)).toEqual(['two']);
    await store.protect(PASSPHRASE);
    await store.clear();
    expect(await store.read()).toEqual({ protection: 'none', patients: [], damaged: [] });
    expect(await raw((db) => db.count('meta'))).toBe(0);
  });

  it('writes all edits or none', async () => {
    const store = await tab();
    await put(store, patient());
    const real = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      puts += 1;
      if (puts === 2) throw new DOMException('The disk is full.', 'QuotaExceededError');
      return real.apply(this, given);
    });
    await expect(put(store, patient({ label: 'changed' }), patient({ id: 'two', label: 'B' }))).rejects.toThrow(code('full'));
    vi.restoreAllMocks();
    expect((await store.read()).patients).toEqual([patient()]);
  });

  it('says that the disk is full where the browser only aborts', async () => {
    const store = await tab();
    await put(store, patient());
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      const { transaction } = this;
      const request = this.get('one');
      Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
      queueMicrotask(() => transaction.abort());
      return request as IDBRequest<IDBValidKey>;
    });
    await expect(put(store, patient({ label: 'changed' }))).rejects.toThrow(code('full'));
    vi.restoreAllMocks();
    expect((await store.read()).patients).toEqual([patient()]);
  });

  it('shows an entry that was changed as damaged, leaves it, and deletes it on demand', async () => {
    const store = await tab();
    await put(store, patient());
    await raw((db) => db.put('patients', { id: 'two', revision: 1, plain: { ...patient({ id: 'two' }), visits: [{ ...visit(), date: 'yesterday' }] } }));
    await raw((db) => db.put('patients', { id: 'three', revision: 1, plain: patient({ id: 'other' }) }));
    expect(await store.read()).toEqual({ protection: 'none', patients: [patient()], damaged: ['three', 'two'] });
    await put(store, patient({ label: 'still writes' }));
    expect(await entries()).toHaveLength(3);
    await store.update(() => [{ id: 'two', patient: null }]);
    expect((await store.read()).damaged).toEqual(['three']);
  });
});

describe('a browser', () => {
  it('without IndexedDB, or that refuses it, is told from others', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(tab()).rejects.toThrow(code('unavailable'));
    vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('blocked by settings', 'SecurityError'); } });
    await expect(tab()).rejects.toThrow(code('unavailable'));
  });

  it('that has kept something newer leaves it untouched', async () => {
    await put(await tab({ version: 7 }), patient());
    for (const store of open) store.close();
    await expect(tab()).rejects.toThrow(code('newer'));
    expect(await entries()).toHaveLength(1);
  });

  it('that has kept something before visits had overrides has it still, and is closed to a page of then, which would call the new ones damaged', async () => {
    const before = await tab({ version: 1 });
    await put(before, patient({ visits: [older()] }));
    before.close();
    const now = await tab();
    expect(await now.read()).toStrictEqual({ protection: 'none', patients: [patient({ visits: [older()] })], damaged: [] });
    await put(now, patient({ visits: [older(), later()] }));
    expect((await now.read()).patients[0]!.visits).toStrictEqual([older(), later()]);
    now.close();
    await expect(tab({ version: 1 })).rejects.toThrow(code('newer'));
  });

  it('with an older page in another tab that does not let go', async () => {
    const old = await openDB(name, 1);
    await expect(tab()).rejects.toThrow(code('blocked'));
    old.close();
  });

  it('with a newer page in another tab: the older one lets go and says so', async () => {
    const old = await tab();
    await put(old, patient());
    const young = await tab({ version: 3 });
    expect((await young.read()).patients).toEqual([patient()]);
    await expect(old.read()).rejects.toThrow(code('superseded'));
    await expect(put(old, patient({ label: 'late' }))).rejects.toThrow(code('superseded'));
    expect((await young.read()).patients[0]!.label).toBe('K-17');
  });
});

describe('two tabs', () => {
  it('that write at once both find their visit', async () => {
    const [one, two] = [await tab(), await tab()];
    await put(one, patient({ visits: [] }));
    const add = (store: FollowUpStore, added: Patient['visits'][number]) =>
      store.update(([kept]) => [{ id: 'one', patient: { ...kept!, visits: [...kept!.visits, added] } }]);
    await Promise.all([add(one, visit()), add(two, later())]);
    expect((await one.read()).patients[0]!.visits.map(({ date }) => date).sort()).toEqual(['2024-03-09', '2026-03-09']);
  });

  it('hear of each other', async () => {
    const heard = vi.fn();
    await tab({ onChange: heard });
    await put(await tab(), patient());
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  });

  it('one of which goes on writing make the other give up, with nothing half done', async () => {
    const [one, two] = [await tab(), await tab()];
    await put(one, patient());
    const [entry] = await entries();
    // Whenever the other looks whether it is still the record it knows, it is another.
    let revision = 10;
    const get = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'patients') this.put({ ...entry, revision: (revision += 1) });
      return get.call(this, key);
    });
    await expect(put(two, patient({ label: 'mine' }))).rejects.toThrow(code('conflict'));
    vi.restoreAllMocks();
    expect((await one.read()).patients).toEqual([patient()]);
  });

  it('one of which sets a passphrase: the other is locked and writes nothing in the open', async () => {
    const [one, two] = [await tab(), await tab()];
    await put(one, patient());
    await one.protect(PASSPHRASE);
    expect(await two.read()).toEqual({ protection: 'locked', patients: [], damaged: [] });
    await expect(put(two, patient({ id: 'two', label: 'in the open' }))).rejects.toThrow(code('locked'));
    expect((await entries()).every(({ plain }) => plain === undefined)).toBe(true);
  });

  it('one of which sets a passphrase while the other is writing: no record in the open comes to it', async () => {
    const [one, two] = [await tab(), await tab()];
    await put(one, patient());
    let settled = false;
    const encrypted = one.protect(PASSPHRASE).finally(() => { settled = true; });
    const failed: string[] = [];
    for (let at = 0; !settled; at += 1) {
      await put(two, patient({ id: `new-${at}`, label: `${at}` })).catch((error: { code: string }) => void failed.push(error.code));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await encrypted;
    await expect(put(two, patient({ id: 'after' }))).rejects.toThrow(code('locked'));
    expect(['', 'locked', 'lock_changed']).toContain(failed[0] ?? '');
    const kept = await one.read();
    expect(kept.protection).toBe('unlocked');
    expect(kept.damaged).toEqual([]);
    expect((await entries()).every(({ plain }) => plain === undefined)).toBe(true);
  });
});

describe('a passphrase', () => {
  it('leaves nothing readable in the database, and a new start locked', async () => {
    const store = await tab();
    await put(store, patient());
    await store.protect(PASSPHRASE);
    expect(await store.read()).toMatchObject({ protection: 'unlocked', patients: [patient()] });
    const kept = JSON.stringify([await entries(), await raw((db) => db.getAll('meta'))]);
    expect(kept).not.toContain('K-17');
    expect(kept).not.toContain('2024-03-09');
    expect(kept).not.toContain(visit().film_sha256);
    expect(kept).not.toContain(PASSPHRASE);
    store.close();
    const next = await tab();
    expect(await next.read()).toEqual({ protection: 'locked', patients: [], damaged: [] });
    await next.unlock(PASSPHRASE);
    expect((await next.read()).patients).toEqual([patient()]);
    next.lock();
    expect((await next.read()).protection).toBe('locked');
  });

  it('of other characters opens nothing and changes nothing', async () => {
    const store = await tab();
    await put(store, patient());
    await store.protect(PASSPHRASE);
    const before = await entries();
    store.lock();
    await expect(store.unlock('a hand in April')).rejects.toThrow(code('wrong_passphrase'));
    await expect(store.unprotect('a hand in April')).rejects.toThrow(code('wrong_passphrase'));
    expect(await entries()).toEqual(before);
    await store.unlock(PASSPHRASE);
    expect((await store.read()).patients).toEqual([patient()]);
  });

  it('of the same characters composed otherwise is the same', async () => {
    const store = await tab();
    await store.protect('Pr\u00fcfungen'.normalize('NFD'));
    store.lock();
    await store.unlock('Pr\u00fcfungen'.normalize('NFC'));
  });

  it('needs eight characters', async () => {
    const store = await tab();
    await expect(store.protect('7 chars')).rejects.toThrow(code('passphrase_short'));
    expect((await store.read()).protection).toBe('none');
  });

  it('writes a record anew under a new initialization vector, all of one salt', async () => {
    const store = await tab();
    await put(store, patient(), patient({ id: 'two', label: 'B' }));
    await store.protect(PASSPHRASE);
    const vectors = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      await put(store, patient(), patient({ id: 'two', label: 'B' }));
      for (const { sealed } of await entries()) vectors.add(sealed!.iv);
    }
    expect(vectors.size).toBe(10);
    expect(new Set((await entries()).map(({ sealed }) => sealed!.key.salt)).size).toBe(1);
  });

  it('can be removed by whoever knows it', async () => {
    const store = await tab();
    await put(store, patient());
    await store.protect(PASSPHRASE);
    await store.unprotect(PASSPHRASE);
    expect(await store.read()).toEqual({ protection: 'none', patients: [patient()], damaged: [] });
    expect((await entries())[0]!.plain).toEqual(patient());
    await put(store, patient({ label: 'goes on' }));
  });

  it('whose lock was lost is known by the records it sealed', async () => {
    const store = await tab();
    await put(store, patient());
    await store.protect(PASSPHRASE);
    store.close();
    await raw((db) => db.clear('meta'));
    const next = await tab();
    expect((await next.read()).protection).toBe('locked');
    await expect(put(next, patient({ id: 'two' }))).rejects.toThrow(code('locked'));
    await expect(next.unlock('a hand in April')).rejects.toThrow(code('wrong_passphrase'));
    await next.unlock(PASSPHRASE);
    expect(await next.read()).toMatchObject({ protection: 'unlocked', patients: [patient()] });
    await put(next, patient({ id: 'two', label: 'B' }));
  });

  it('over a record that was changed: that one is damaged, the others open, and it is not given up', async () => {
    const store = await tab();
    await put(store, patient(), patient({ id: 'two', label: 'B' }));
    await store.protect(PASSPHRASE);
    const [one, two] = await entries();
    // A bit of one; the other exchanged for it: neither opens as what it is not.
    const bytes = [...atob(one!.sealed!.data)].map((character) => character.charCodeAt(0));
    bytes[7]! ^= 1;
    await raw((db) => db.put('patients', { ...one, sealed: { ...one!.sealed, data: btoa(String.fromCharCode(...bytes)) } }));
    expect(await store.read()).toMatchObject({ patients: [{ id: 'two' }], damaged: ['one'] });
    await raw((db) => db.put('patients', { ...one, sealed: two!.sealed }));
    expect(await store.read()).toMatchObject({ patients: [{ id: 'two' }], damaged: ['one'] });
    await expect(store.unprotect(PASSPHRASE)).rejects.toThrow(code('damaged'));
    expect((await entries()).every(({ sealed }) => sealed !== undefined)).toBe(true);
  });

  it('is not set where there is no room, and what was kept stays in the open', async () => {
    const store = await tab();
    await put(store, patient());
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
    await expect(store.protect(PASSPHRASE)).rejects.toThrow(code('full'));
    vi.restoreAllMocks();
    expect(await store.read()).toEqual({ protection: 'none', patients: [patient()], damaged: [] });
  });

  it('is not offered where the browser has no WebCrypto', async () => {
    const store = await tab();
    await put(store, patient());
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    await expect(store.protect(PASSPHRASE)).rejects.toThrow(code('no_crypto'));
    expect((await store.read()).protection).toBe('none');
  });
});

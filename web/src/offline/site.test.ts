// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '../domain/digest';
import { FakeCache } from './fakes';
import { INDEX_FORMAT } from './file-index';
import { createSite } from './site';
import { FileStore } from './store';

const BASE = 'https://clinic.example/carpal/';

const content = Uint8Array.of(1, 2, 3);
const indexOf = async (app: string) => ({ format: INDEX_FORMAT, app, files: [{ path: 'core/carpal.mjs', group: 'engine', bytes: content.length, sha256: await sha256Hex(content) }] });

interface Around {
  /** The versions: of the page's files, of the service worker that serves, of the one that waits. */
  readonly page?: string;
  readonly active?: string;
  readonly waiting?: string | null;
  /** Being installed while the page asks for it. */
  readonly installing?: string | null;
  readonly otherTabs?: number;
  readonly persist?: () => Promise<boolean>;
}

async function siteWith({ page = '1', active = '1', waiting = null, installing = null, otherTabs = 0, persist = async () => true }: Around = {}) {
  const index = await indexOf(page);
  const store = new FileStore(new FakeCache(), BASE);
  const overtaken: string[] = [];
  const workerOf = async (app: string) => {
    const files = JSON.stringify(await indexOf(app));
    return {
      postMessage: (question: string, [port]: MessagePort[]) => {
        if (question === 'take over') overtaken.push(app);
        port!.postMessage(question === 'which files' ? { files } : { others: otherTabs });
      },
    };
  };
  const newest = installing === null ? null : Object.assign(new EventTarget(), { state: 'installing' }, await workerOf(installing));
  const registration = Object.assign(new EventTarget(), { installing: newest, active: await workerOf(active), waiting: waiting === null ? null : await workerOf(waiting) });
  const container = Object.assign(new EventTarget(), { controller: registration.active, register: async () => registration });
  const site = createSite({
    base: BASE, container: container as unknown as ServiceWorkerContainer, openStore: async () => store, isolated: true, tabNotes: null, reload: () => undefined,
    fetcher: (async (url: string) => (String(url).endsWith('files.json') ? Response.json(index) : new Response(content))) as typeof fetch,
    manager: { persisted: async () => false, persist },
  });
  site.start();
  /** As the browser says it once the version that waits has taken over. */
  const change = () => {
    Object.assign(registration, { active: registration.waiting, waiting: null });
    container.dispatchEvent(new Event('controllerchange'));
  };
  const installed = () => {
    Object.assign(registration, { installing: null, waiting: newest });
    Object.assign(newest!, { state: 'installed' }).dispatchEvent(new Event('statechange'));
  };
  return { site, overtaken, change, installed };
}

const READY = { kind: 'ready', totalBytes: 3 };

it('is ready offline as soon as all is stored, however long the browser waits for its user to allow that it is kept', async () => {
  const asked = vi.fn(() => new Promise<boolean>(() => undefined));
  const { site } = await siteWith({ persist: asked });
  await vi.waitFor(() => expect(site.readiness.value).toEqual({ kind: 'partial', storedBytes: 0, totalBytes: 3 }));
  void site.complete();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(site.readiness.value).toEqual(READY);
});

describe('a version that waits', () => {
  it('is offered where its files are others, and waits for consent', async () => {
    const { site, overtaken } = await siteWith({ waiting: '2' });
    await vi.waitFor(() => expect(site.update.value).toBe('waiting'));
    await site.complete();
    expect([site.readiness.value, overtaken]).toEqual([READY, []]);
  });

  it('is offered too where its installation had begun before this page asked', async () => {
    const { site, installed } = await siteWith({ installing: '2' });
    await vi.waitFor(() => expect(site.readiness.value.kind).toBe('partial'));
    installed();
    await vi.waitFor(() => expect(site.update.value).toBe('waiting'));
  });

  it('with the very files of this page takes over once the engine runs; nothing is said, and only then is the page ready offline', async () => {
    const { site, overtaken, change } = await siteWith({ page: '2', waiting: '2' });
    await vi.waitFor(() => expect(site.readiness.value).toEqual({ kind: 'partial', storedBytes: 0, totalBytes: 3 }));
    expect(overtaken).toEqual([]);
    await site.complete();
    await vi.waitFor(() => expect(overtaken).toEqual(['2']));
    expect(site.readiness.value).toEqual({ kind: 'partial', storedBytes: 3, totalBytes: 3 });
    change();
    await vi.waitFor(() => expect(site.readiness.value).toEqual(READY));
    expect(site.update.value).toBe('none');
  });

  it('with the very files of this page waits for other tabs, which is said', async () => {
    const { site } = await siteWith({ page: '2', waiting: '2', otherTabs: 1 });
    await vi.waitFor(() => expect(site.readiness.value.kind).toBe('partial'));
    await site.complete();
    await vi.waitFor(() => expect(site.update.value).toBe('elsewhere'));
  });
});

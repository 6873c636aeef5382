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

/** A site whose browser has these service workers; `waiting` answers for a version, with so many other tabs open. */
async function siteWith({ waiting = null, persist = async () => true }: { waiting?: { files: string; others: number } | null; persist?: () => Promise<boolean> } = {}) {
  const index = await indexOf('1');
  const store = new FileStore(new FakeCache(), BASE);
  const asked: string[] = [];
  const worker = waiting && {
    postMessage: (question: string, [port]: MessagePort[]) => {
      asked.push(question);
      port!.postMessage(question === 'which files' ? { files: waiting.files } : { others: waiting.others });
    },
  };
  const container = Object.assign(new EventTarget(), { controller: worker && {}, register: async () => ({ active: {}, waiting: worker, addEventListener: () => undefined }) });
  const site = createSite({
    base: BASE, container: container as unknown as ServiceWorkerContainer, openStore: async () => store, isolated: true, tabNotes: null, reload: () => undefined,
    fetcher: (async (url: string) => (String(url).endsWith('files.json') ? Response.json(index) : new Response(content))) as typeof fetch,
    manager: { persisted: async () => false, persist },
  });
  site.start();
  return { site, asked, container };
}

it('is ready offline as soon as all is stored, however long the browser waits for its user to allow that it is kept', async () => {
  const asked = vi.fn(() => new Promise<boolean>(() => undefined));
  const { site } = await siteWith({ persist: asked });
  await vi.waitFor(() => expect(site.readiness.value).toEqual({ kind: 'partial', storedBytes: 0, totalBytes: 3 }));
  void site.complete();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(site.readiness.value).toEqual({ kind: 'ready', totalBytes: 3 });
});

describe('a version that waits', () => {
  it('is offered where its files are others', async () => {
    const { site, asked } = await siteWith({ waiting: { files: JSON.stringify(await indexOf('2')), others: 0 } });
    await vi.waitFor(() => expect(site.update.value).toBe('waiting'));
    await site.complete();
    expect(asked).toEqual(['which files']);
  });

  it('with the very files of this page takes over once the engine runs, and nothing is said', async () => {
    const { site, asked, container } = await siteWith({ waiting: { files: JSON.stringify(await indexOf('1')), others: 0 } });
    await vi.waitFor(() => expect(asked).toEqual(['which files']));
    await site.complete();
    expect(asked).toEqual(['which files', 'take over']);
    container.dispatchEvent(new Event('controllerchange'));
    expect(site.update.value).toBe('none');
  });

  it('with the very files of this page waits for other tabs', async () => {
    const { site } = await siteWith({ waiting: { files: JSON.stringify(await indexOf('1')), others: 1 } });
    await site.complete();
    await vi.waitFor(() => expect(site.update.value).toBe('elsewhere'));
  });
});

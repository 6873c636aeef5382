// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { sha256Hex } from '../domain/digest';
import { FakeCache } from './fakes';
import { INDEX_FORMAT } from './file-index';
import { createSite } from './site';
import { FileStore } from './store';

const BASE = 'https://clinic.example/carpal/';

it('is ready offline as soon as all is stored, however long the browser waits for its user to allow that it is kept', async () => {
  const content = Uint8Array.of(1, 2, 3);
  const index = { format: INDEX_FORMAT, app: '1', files: [{ path: 'core/carpal.mjs', group: 'engine', bytes: content.length, sha256: await sha256Hex(content) }] };
  const store = new FileStore(new FakeCache(), BASE);
  const asked = vi.fn(() => new Promise<boolean>(() => undefined));
  const registration = { active: {}, waiting: null, addEventListener: () => undefined };
  const container = { controller: null, addEventListener: () => undefined, register: async () => registration };
  const site = createSite({
    base: BASE, container: container as unknown as ServiceWorkerContainer, openStore: async () => store, isolated: true, tabNotes: null, reload: () => undefined,
    fetcher: (async (url: string) => (String(url).endsWith('files.json') ? Response.json(index) : new Response(content))) as typeof fetch,
    manager: { persisted: async () => false, persist: asked },
  });
  site.start();
  await vi.waitFor(() => expect(site.readiness.value).toEqual({ kind: 'partial', storedBytes: 0, totalBytes: 3 }));
  void site.complete();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(site.readiness.value).toEqual({ kind: 'ready', totalBytes: 3 });
});

/** The packs in the settings: listed, used, cancelled, removed; and what of the page follows the one in use. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { noOffline, type LoadProgress, type Offline, type StoredPack } from '../../web/src/app/offline';
import { createCommands } from '../../web/src/app/controller';
import { createSession } from '../../web/src/app/session';
import type { Manifest } from '../../web/src/domain/manifest';
import type { PackName } from '../../web/src/domain/packs';
import { en } from '../../web/src/i18n/en';
import { PackError } from '../../web/src/inference/pack';
import { ReaderError } from '../../web/src/pipeline/client';
import { App } from '../../web/src/views/shell/app';
import { fakeReader, type FakeReader, type Script } from './fake-reader';
import latency from '../../models/latency.json';
import { fourManifest as made } from './four-categories';
import { film, settle, text } from './mounted';
import { goodParts, manifest, pictureOf } from './made-up';

/** As the site's own; 12 of 20 MB are there at first, and each pack is a download of one step. */
function fakeOffline() {
  const packs = signal<readonly StoredPack[]>([
    { name: 'carpal-b4', storedBytes: 19_700_000, totalBytes: 19_700_000 }, { name: 'carpal-b0', storedBytes: 0, totalBytes: 10_600_000 },
  ]);
  const used: { pack: string; second: string | null }[] = [];
  let download: { signal: AbortSignal; onProgress: (progress: LoadProgress) => void; end: (error?: Error) => void } | null = null;
  const put = (name: PackName, storedBytes: number) => { packs.value = packs.value.map((one) => (one.name === name ? { ...one, storedBytes } : one)); };
  const offline: Offline = {
    ...noOffline, packs, usePacks: (which) => void used.push(which),
    fetchPack: (name, signal_, onProgress) => new Promise((resolve, reject) => {
      signal_.addEventListener('abort', () => reject(signal_.reason as Error));
      download = { signal: signal_, onProgress, end: (error) => {
        if (error) return reject(error);
        put(name, packs.value.find((one) => one.name === name)!.totalBytes);
        resolve();
      } };
    }),
    removePack: async (name) => {
      put(name, 0);
      return 19_000_000;
    },
  };
  return { offline, used, download: () => download! };
}

/** Of the version whose time was measured. */
const light = latency.networks.find(({ name }) => name === made.name)!;
const fourManifest: Manifest = { ...made, version: light.version };
const MANIFESTS: Record<PackName, Manifest> = { 'carpal-b4': { ...manifest, name: 'carpal-b4', title: 'EfficientNet-B4' }, 'carpal-b0': fourManifest };
let mounted: { root: HTMLElement } | null = null;

/** Starts whichever pack was chosen last. */
function readerOf(script: Script): FakeReader {
  const reader = fakeReader(script);
  let started: Manifest | null = null;
  const prepare: FakeReader['prepare'] = async (...asked) => {
    await reader.prepare(...asked);
    return (started = MANIFESTS[reader.packChoices.at(-1) ?? 'carpal-b4']);
  };
  return Object.defineProperty({ ...reader, prepare }, 'manifest', { get: () => started });
}

async function mount(script: Script = {}, kept = new Map([['carpal.terms', '1']]), missing: PackName[] = []) {
  const fake = fakeOffline();
  script.picture ??= () => pictureOf(goodParts(script));
  const reader = readerOf(script);
  const noPreviews = { preview: async () => ({ bitmap: null, label: null }), close: () => undefined };
  const session = createSession({
    reader, secondReader: readerOf({}), previewer: noPreviews, batchPreviewer: noPreviews, lanes: () => [], secondLanes: () => [], sampleUrl: './x.png', languages: ['en'], offline: fake.offline,
    loadManifest: async (name) => {
      if (missing.includes(name)) throw Object.assign(new Error(), { code: 'PackUnreachable', detail: 'HTTP 503' });
      return MANIFESTS[name];
    },
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
  });
  const root = document.body.appendChild(document.createElement('div'));
  render(<App session={session} />, root);
  mounted = { root };
  await settle();
  session.view.value = 'settings';
  await settle();
  return { ...fake, session, reader, kept };
}
afterEach(() => {
  if (mounted) {
    render(null, mounted.root);
    mounted.root.remove();
  }
  mounted = null;
  location.hash = '';
});

const row = (name: PackName) => document.querySelector<HTMLElement>(`[data-site-pack=${name}]`)!;
const said = (name: PackName) => row(name).textContent!.replaceAll('\u00a0', ' ');
const press = async (name: PackName, what: string) => {
  row(name).querySelector<HTMLButtonElement>(what)!.click();
  await settle();
};
const told = () => text('#packs [role=status]');

describe('the list', () => {
  it('says of each what it is, how well it reads, its classes, its terms, and whether it is stored and in use', async () => {
    await mount();
    expect(text('#packs')).toContain(en.packs.about);
    expect(said('carpal-b4')).toContain('EfficientNet-B4');
    expect(said('carpal-b4')).toContain(en.packs.inUse);
    expect(said('carpal-b4')).toContain('6: Infancy 0–2 y, Early childhood 2–5 y');
    expect(said('carpal-b4')).toContain('Stored (20 MB)');
    const four = said('carpal-b0');
    expect(four).toContain(`carpal-b0 ${light.version}`);
    expect(four).toContain(en.packs.timeOf(`${Math.round(100 * light.to_reference)} %`, 'carpal-b4'));
    expect(said('carpal-b4')).not.toContain(en.packs.time);
    expect(four).toContain('4: Infant/toddler 0–5 y, Child 5–10 y, Pre-adolescent 10–15 y, Adolescent 15–19 y');
    for (const part of [fourManifest.licence.weights, fourManifest.intended_use, en.packs.notStored, '11 MB']) expect(four).toContain(part);
    const holdout = fourManifest.performance.find(({ part }) => part === 'holdout')!;
    expect([...row('carpal-b0').querySelectorAll('tbody tr')].map((one) => one.querySelector('td')!.textContent)).toEqual([
      String(holdout.n), holdout.mae.toFixed(2), holdout.median.toFixed(2), `${(holdout.coverage90 * 100).toFixed(1)}\u00a0%`]);
  });

  it('says what a download takes before it begins, and offers nothing for the one in use', async () => {
    await mount();
    expect(row('carpal-b0').querySelector('[data-do=use]')!.textContent).toBe('Use this pack: downloads 11\u00a0MB');
    expect(row('carpal-b4').querySelectorAll('button')).toHaveLength(0);
    expect(said('carpal-b4')).toContain(en.packs.stays);
    expect(row('carpal-b0').querySelectorAll('[data-do=remove]')).toHaveLength(0);
  });

  it('shows a pack whose description cannot be had, and does not switch to it', async () => {
    const { session } = await mount({}, undefined, ['carpal-b0']);
    expect(said('carpal-b0')).toContain(en.packs.missing);
    await press('carpal-b0', '[data-do=use]');
    expect([session.settings.current.value.pack, told()]).toEqual(['carpal-b4', expect.stringContaining('The model pack could not be loaded.')]);
  });
});

describe('a pack that is chosen', () => {
  it('is stored first, with its progress, and then reads from the next film on', async () => {
    const { session, reader, used, download, kept } = await mount();
    expect(used).toEqual([{ pack: 'carpal-b4', second: null }]);
    await press('carpal-b0', '[data-do=use]');
    download().onProgress({ doneBytes: 2_000_000, totalBytes: 10_600_000, bytesPerSecond: 1_000_000 });
    await settle();
    expect(said('carpal-b0')).toContain('Downloading EfficientNet-B0, four categories, 384 px, 2.0 MB of 11 MB, 1.0 MB/s, 9 s left');
    expect(row('carpal-b0').querySelector('progress')).toMatchObject({ value: 2_000_000, max: 10_600_000 });
    expect(session.settings.current.value.pack).toBe('carpal-b4');
    download().end();
    await settle();
    expect(session.settings.current.value.pack).toBe('carpal-b0');
    expect(reader.packChoices.at(-1)).toBe('carpal-b0');
    expect(used.at(-1)).toEqual({ pack: 'carpal-b0', second: null });
    expect(told()).toBe(en.packs.used(fourManifest.title));
    expect(JSON.parse(kept.get('carpal.settings')!)).toMatchObject({ pack: 'carpal-b0' });
    expect(text('.status-pack')).toContain(`carpal-b0 ${light.version}`);
    expect(document.activeElement).toBe(row('carpal-b0').querySelector('h3'));
  });

  it('leaves the one before in use where its download is cancelled or fails', async () => {
    const { session, download, reader } = await mount();
    await press('carpal-b0', '[data-do=use]');
    await press('carpal-b0', 'button');
    expect([session.settings.current.value.pack, told()]).toEqual(['carpal-b4', en.packs.cancelled(fourManifest.title)]);
    await press('carpal-b0', '[data-do=use]');
    download().end(new PackError('PackCorrupt', 'model.onnx: SHA-256 differs'));
    await settle();
    expect(session.settings.current.value.pack).toBe('carpal-b4');
    expect(told()).toContain('PackCorrupt: model.onnx: SHA-256 differs');
    expect(reader.packChoices).not.toContain('carpal-b0');
  });

  it('changes places with the one that is read beside it', async () => {
    const { session, download } = await mount({}, new Map([['carpal.terms', '1'], ['carpal.settings', JSON.stringify({ pack: 'carpal-b4', second_pack: 'carpal-b0' })]]));
    expect(said('carpal-b0')).toContain(en.packs.second);
    await press('carpal-b0', '[data-do=use]');
    download().end();
    await settle();
    expect(session.settings.current.value).toMatchObject({ pack: 'carpal-b0', second_pack: 'carpal-b4' });
  });

  it('is loaded at once where no film is open', async () => {
    const { reader, download } = await mount();
    const before = reader.calls.length;
    await press('carpal-b0', '[data-do=use]');
    download().end();
    await settle();
    expect(reader.calls.slice(before)).toEqual([{ name: 'prepare' }]);
  });

  it('is not taken for failed by the download of the one before, which it ends', async () => {
    const reader = fakeReader();
    let end: (error: Error) => void = () => undefined;
    const prepare: FakeReader['prepare'] = (...asked) => (reader.calls.length === 0 ? new Promise((_resolve, reject) => { end = reject; void reader.prepare(...asked); }) : reader.prepare(...asked));
    const commands = createCommands({ ...reader, prepare, close: () => end(new ReaderError('Cancelled', '')) });
    const kinds: string[] = [];
    const stop = commands.state.subscribe(({ pack }) => void kinds.push(pack.kind));
    commands.warm();
    commands.restart();
    await settle();
    stop();
    expect(kinds).not.toContain('failed');
    expect(kinds.at(-1)).toBe('ready');
  });

  it('leaves a reading on the page as it is, described by its own pack, until the film is closed', async () => {
    const { session, reader, download } = await mount();
    session.openFiles([film()]);
    await settle();
    await session.commands.choose('female');
    session.view.value = 'settings';
    await settle();
    const before = reader.calls.length;
    await press('carpal-b0', '[data-do=use]');
    download().end();
    await settle();
    session.view.value = 'read';
    await settle();
    expect(reader.calls.slice(before)).toEqual([]);
    expect(text('.status-pack')).toContain('carpal-b0');
    expect(document.querySelectorAll('.stage-table tbody tr')).toHaveLength(6);
    expect(text('.stage-table')).toContain('Mid childhood');
    expect(text('.stage-table')).not.toContain('Pre-adolescent');
    session.commands.close();
    await settle();
    expect(reader.calls.slice(before)).toEqual([{ name: 'prepare' }]);
  });
});

it('a pack that is not in use is removed, which is asked before and says what it frees', async () => {
  const { session } = await mount({}, new Map([['carpal.terms', '1'], ['carpal.settings', JSON.stringify({ pack: 'carpal-b0' })]]));
  await press('carpal-b4', '[data-do=remove]');
  const sheet = document.querySelector('dialog')!;
  expect(sheet.textContent).toContain('Remove EfficientNet-B4 from this browser?');
  [...sheet.querySelectorAll('button')].find(({ textContent }) => textContent === en.packs.confirm)!.click();
  await settle();
  expect(told()).toBe('EfficientNet-B4 has been removed, which frees 19 MB.');
  expect(said('carpal-b4')).toContain(en.packs.notStored);
  await session.packs.remove('carpal-b0');
  expect(told()).toContain('EfficientNet-B4');
});

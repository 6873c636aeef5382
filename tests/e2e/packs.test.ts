/** The site's model packs: listed, switched with a download, used without a network, removed. Each test has a host of its own, whose log is the proof. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PACKS, type PackName } from '../../web/src/domain/packs';
import { en } from '../../web/src/i18n/en';
import { failureWords } from '../../web/src/i18n/words';
import { size } from '../../web/src/i18n/format';
import { chunksOf } from '../../web/src/offline/file-index';
import { chunksOfAlone, distinctChunks, packFiles } from '../../web/src/offline/site-packs';
import { Carpal } from './carpal';
import { phantom } from './films';
import { Host } from './host';
import { repository } from './paths';
import { chunkAddresses, newerSite, site } from './site';

const manifests = Object.fromEntries(PACKS.map((name) => [name, JSON.parse(readFileSync(join(repository, 'models', name, 'manifest.json'), 'utf8'))])) as Record<PackName, {
  title: string; version: string; stages: { keys: string[] };
}>;
/** Of all files that a pack brings. */
const bytesOf = (name: PackName) => distinctChunks(packFiles(site, name)).reduce((sum, { bytes }) => sum + bytes, 0);
const modelChunks = (name: PackName) => chunkAddresses(`${name}/model.onnx`);

let host: Host;
let carpal: Carpal;
afterEach(async () => {
  carpal?.requests.expectPrivate();
  for (const { method, bodyBytes } of host.asked) expect([method, bodyBytes]).toEqual(['GET', 0]);
  await carpal?.close();
  await host.stop();
});

const row = (name: PackName) => carpal.page.locator(`[data-site-pack=${name}]`);
const press = (name: PackName, what: 'use' | 'remove') => row(name).locator(`[data-do=${what}]`).click();
const told = (kind: string) => carpal.page.locator(`#packs [data-told=${kind}]`).waitFor();
const inUse = (name: PackName) => carpal.page.locator(`[data-site-pack=${name}][data-used=true]`).waitFor();
const readyWith = (name: PackName) => carpal.page.locator('.status-offline[data-readiness=ready]', { hasText: `model ${name} ${manifests[name].version}` }).waitFor();
const settings = () => carpal.page.goto(`${host.origin}#settings/packs`);

/** In the view of one film. */
async function reads(name: string): Promise<void> {
  await carpal.page.keyboard.press('1');
  await carpal.expectReads(name, phantom);
}

async function installed(): Promise<void> {
  host = await Host.start();
  carpal = await Carpal.visit({}, undefined, host.origin);
  await carpal.accept();
  await readyWith('carpal-b4');
}

async function switched(): Promise<void> {
  await installed();
  await settings();
  await press('carpal-b0', 'use');
  await told('used');
  await readyWith('carpal-b0');
}

describe('the packs', () => {
  it('are listed; one that is not in use is not downloaded, and its size is said before', async () => {
    await installed();
    expect(host.chunks.filter((path) => modelChunks('carpal-b0').includes(path))).toEqual([]);
    expect((await carpal.stored()).filter((name) => chunksOf(packFiles(site, 'carpal-b0')[0]!).some(({ sha256 }) => sha256 === name))).toEqual([]);
    await settings();
    for (const name of PACKS) await row(name).locator('h3', { hasText: manifests[name].title }).waitFor();
    expect(await row('carpal-b0').locator('[data-do=use]').textContent()).toBe(en.packs.useAfter(size(bytesOf('carpal-b0'))));
    expect(await row('carpal-b4').locator('button').count()).toBe(0);
  });

  it('change by a download that a film is then read with, also after a cold start with the server stopped', async () => {
    await installed();
    await reads('hand.png');
    expect(await carpal.page.locator('.stage-table tbody tr').count()).toBe(manifests['carpal-b4'].stages.keys.length);
    host.asked.length = 0;
    await settings();
    await press('carpal-b0', 'use');
    await told('used');
    expect([...host.chunks].sort()).toEqual([...modelChunks('carpal-b0')].sort());
    // The reading on the page is still the one of the pack before.
    await carpal.page.keyboard.press('1');
    expect(await carpal.page.locator('.stage-table tbody tr').count()).toBe(manifests['carpal-b4'].stages.keys.length);
    expect(JSON.parse((await carpal.save()).text).assessment.pack.name).toBe('carpal-b4');
    await reads('again.png');
    expect(await carpal.page.locator('.stage-table tbody tr').count()).toBe(manifests['carpal-b0'].stages.keys.length);
    expect(JSON.parse((await carpal.save()).text).assessment.pack.name).toBe('carpal-b0');
    await readyWith('carpal-b0');
    await host.stop();
    host.asked.length = 0;
    carpal = await carpal.coldStart(host.origin);
    await readyWith('carpal-b0');
    await reads('hand.png');
    await settings();
    await row('carpal-b4').locator('h3', { hasText: manifests['carpal-b4'].title }).waitFor();
    await inUse('carpal-b0');
    expect(host.asked).toEqual([]);
  });

  it('stay as they are where the download is cut, and the next one goes on where that was', async () => {
    await installed();
    await settings();
    host.cutAfterBytes = 3_000_000;
    await host.stop();
    await host.resume();
    await press('carpal-b0', 'use');
    await told('failed');
    expect(await carpal.text('#packs [role=status]')).toContain(failureWords('PackUnreachable').title);
    await inUse('carpal-b4');
    const stored = await carpal.stored();
    host.cutAfterBytes = Infinity;
    host.asked.length = 0;
    await press('carpal-b0', 'use');
    await told('used');
    expect(host.chunks.filter((path) => stored.includes(path.slice(7, 71)))).toEqual([]);
    await reads('hand.png');
  });

  it('that were downloaded stay over an update, in use or not', async () => {
    await switched();
    const folder = newerSite();
    host.root = folder;
    host.asked.length = 0;
    await carpal.page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await carpal.page.locator('.program-line[data-update=waiting] button').click();
    await carpal.page.waitForFunction(async () => ((await (await fetch('./files.json')).json()) as { app: string }).app === '9.9.9');
    await readyWith('carpal-b0');
    await settings();
    for (const name of PACKS) await carpal.page.locator(`[data-site-pack=${name}][data-stored=true]`).waitFor();
    expect(host.chunks).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('that are not in use can be removed, which frees their chunks; those in use cannot', async () => {
    await switched();
    const alone = chunksOfAlone(site, 'carpal-b4', []).map(({ sha256 }) => sha256);
    expect((await carpal.stored()).filter((name) => alone.includes(name))).toHaveLength(alone.length);
    expect(await row('carpal-b0').locator('button').count()).toBe(0);
    await press('carpal-b4', 'remove');
    await carpal.button(en.packs.confirm).click();
    await told('removed');
    expect((await carpal.stored()).filter((name) => alone.includes(name))).toEqual([]);
    await readyWith('carpal-b0');
    await host.stop();
    carpal = await carpal.coldStart(host.origin);
    await readyWith('carpal-b0');
    await reads('hand.png');
    // Without the host there is no way back, which changes nothing.
    await settings();
    await press('carpal-b4', 'use');
    await told('failed');
    await inUse('carpal-b0');
    await reads('again.png');
  });
});

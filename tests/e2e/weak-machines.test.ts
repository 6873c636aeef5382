/** Browsers that lack something, provoked in real ones: no WebAssembly, no SIMD, one thread, little memory, a tab that is put to sleep. */
import { chromium, type Browser } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../web/src/domain/assessment';
import { en } from '../../web/src/i18n/en';
import { failureWords } from '../../web/src/i18n/words';
import { encodePng } from '../phantom/phantom.mjs';
import { Carpal } from './carpal';
import { launchOptions, withoutGpu } from './chromium';
import { evaluateBoth } from './evaluate';
import { phantom } from './films';
import { Host } from './host';

/** Of 64 KiB. The network takes about 150 MB, the core's own memory is apart. */
const ROOM_FOR_THE_NETWORK = 4000;
const ROOM_FOR_NOTHING = 600;

/** 49 megapixels in colour, 196 MB of them: what it shows does not matter, it is not read. */
const large = () => encodePng({ width: 7000, height: 7000, bits: 8, channels: 4, data: new Uint8Array(7000 * 7000 * 4).fill(128) });

let browser: Browser | undefined;
let carpal: Carpal | undefined;
afterEach(async () => {
  carpal?.requests.expectPrivate();
  await carpal?.close();
  await browser?.close();
  carpal = browser = undefined;
});

async function visit(...flags: string[]): Promise<Carpal> {
  browser = await chromium.launch(launchOptions(withoutGpu, ...flags));
  carpal = await Carpal.visit({}, undefined, undefined, browser);
  return carpal;
}

describe('a browser', () => {
  it.each([
    ['without WebAssembly', 'webassembly', '--js-flags=--jitless'],
    ['without its SIMD', 'simd', '--js-flags=--no-enable-sse4-1'],
  ] as const)('%s gets a page that says so and what to do; nothing else is loaded', async (_what, lack, flag) => {
    const { page, requests } = await visit(flag);
    await page.locator(`[data-lack=${lack}]`).waitFor();
    expect(await carpal!.text('.insecure')).toContain(en.engine.unable.lacks[lack]);
    expect(requests.paths.filter((path) => /models|core|ort|chunks/.test(path))).toEqual([]);
  });
});

describe('one thread', () => {
  it('is what a page has that nothing isolates, and it reads to the same figure', async () => {
    const host = await Host.start({ withHeaders: false });
    try {
      carpal = await Carpal.visit({ serviceWorkers: 'block' }, undefined, host.origin);
      await carpal.accept();
      await carpal.page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
      expect(await carpal.page.evaluate(() => crossOriginIsolated)).toBe(false);
      await carpal.expectReads('hand.png', phantom);
      expect((JSON.parse((await carpal.save()).text) as Reading).engine).toMatchObject({ provider: 'wasm', threads: 1, self_test: { passed: true } });
      expect((await carpal.months()).female).toBeCloseTo((await evaluateBoth(phantom)).female.prediction!, 2);
      carpal.requests.expectPrivate();
    } finally {
      await host.stop();
    }
  });
});

describe('little memory', () => {
  it('for the engine is said, and no film is read', async () => {
    const { page } = await visit(`--js-flags=--wasm-max-mem-pages=${ROOM_FOR_NOTHING}`);
    await carpal!.accept();
    await carpal!.choose('hand.png', phantom);
    await page.locator('.refusal[data-code=EngineFailed]').waitFor();
    expect(await carpal!.text('.refusal .reason')).toBe(failureWords('EngineFailed').title);
    expect(await carpal!.months()).toEqual({});
  });

  it('for one large film is said, and the next film is read', async () => {
    const { page } = await visit(`--js-flags=--wasm-max-mem-pages=${ROOM_FOR_THE_NETWORK}`);
    await carpal!.accept();
    await carpal!.choose('large.png', large());
    await page.locator('.refusal[data-code=OutOfMemory]').waitFor();
    expect(await carpal!.text('.refusal .reason')).toBe(failureWords('OutOfMemory').title);
    expect(await carpal!.months()).toEqual({});
    await carpal!.expectReads('hand.png', phantom);
  });
});

describe('a tab that is put to sleep', () => {
  it('while a film is read goes on where it was, with the figure of evaluate.mjs', async () => {
    carpal = await Carpal.ready();
    const session = await carpal.page.context().newCDPSession(carpal.page);
    await carpal.choose('hand.png', phantom);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => { setTimeout(resolve, 3000); });
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await carpal.answered('hand.png');
    await carpal.sex('female');
    expect((await carpal.months()).female).toBeCloseTo((await evaluateBoth(phantom)).female.prediction!, 2);
  });

  it('while the engine is loaded goes on with that, and reads', async () => {
    carpal = await Carpal.visit();
    const session = await carpal.page.context().newCDPSession(carpal.page);
    await carpal.accept();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => { setTimeout(resolve, 3000); });
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await carpal.page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
    await carpal.expectReads('hand.png', phantom);
  });

  it('and thrown away by the browser comes back empty and ready, offline files and all', async () => {
    carpal = await Carpal.ready();
    await carpal.expectReads('hand.png', phantom);
    await carpal.page.reload();
    await carpal.page.locator('.idle h1').waitFor();
    await carpal.page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
    await carpal.expectReads('hand.png', phantom);
  });
});

/** WebGPU in software (SwiftShader, half a minute a film): the same numbers as WebAssembly's, and no figure where the device is lost. */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Reading } from '../../web/src/domain/assessment';
import { en } from '../../web/src/i18n/en';
import { drawHand, encodePng, type Wishes } from '../phantom/phantom.mjs';
import { Carpal } from './carpal';
import { launchOptions } from './chromium';
import { evaluateBoth } from './evaluate';
import { phantom } from './films';

/** As the pack's self-test allows. */
const MONTHS = 0.1;
const LONG = 900_000;
const SET: readonly Wishes[] = [{ maturity: 0.2 }, { maturity: 0.5, seed: 2 }, { maturity: 0.9, seed: 3, bits: 16 }];
const SOFTWARE_ADAPTER = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan', '--use-vulkan=swiftshader', '--use-angle=swiftshader'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(...SOFTWARE_ADAPTER));
});
afterAll(() => browser.close());

const choose = (engine: string) => async (page: Page) => {
  await page.addInitScript((value) => localStorage.setItem('carpal.settings', JSON.stringify({ engine: value })), engine);
};

async function started(engine: string, own?: Browser, options: BrowserContextOptions = {}, before: (page: Page) => Promise<void> = async () => undefined): Promise<Carpal> {
  const carpal = await Carpal.visit(options, async (page) => { await choose(engine)(page); await before(page); }, inject('origin'), own);
  carpal.page.context().setDefaultTimeout(LONG);
  await carpal.accept();
  await carpal.page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
  return carpal;
}

const recordOf = async (carpal: Carpal) => JSON.parse((await carpal.save()).text) as Reading;

/** A small set, as a batch without second looks: one run of the network a film. Each line says which engine read it. */
async function readsSet(carpal: Carpal): Promise<void> {
  const { page } = carpal;
  const films = SET.map((wishes, index) => ({ name: `${index}.png`, mimeType: 'image/png', buffer: encodePng(drawHand({ width: 500, height: 650, ...wishes })) }));
  await page.keyboard.press('2');
  await page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles(films);
  await page.locator('input[name=batch-sex][value=male]').check();
  await page.locator('[data-looks]').uncheck();
  await carpal.button(en.batch.run.start).click();
  await page.locator('[data-row][data-state=read]').nth(films.length - 1).waitFor();
  const months = await page.locator('[data-row] [data-bone-age]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.boneAge)));
  expect(months).toHaveLength(films.length);
  for (const [index, { buffer }] of films.entries()) {
    expect(Math.abs(months[index]! - (await evaluateBoth(buffer, '--second-look', 'never')).male.prediction!), `film ${index}`).toBeLessThan(MONTHS);
  }
  await page.locator('details.panel', { has: page.getByRole('heading', { name: en.batch.save.heading }) }).locator('summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save=csv]').click()]);
  expect(readFileSync(await download.path(), 'utf8').match(/,webgpu,/g)).toHaveLength(films.length);
}

describe('WebGPU, where it is asked for', () => {
  it('passes the self-test, reads a small set and the sample as WebAssembly does, and says so on the page and in the record', async () => {
    const twin = await evaluateBoth(phantom);
    const carpal = await started('webgpu', browser);
    expect(await carpal.page.locator('.status-badge').count()).toBe(0);
    await readsSet(carpal);
    await carpal.page.keyboard.press('1');
    await carpal.open('hand.png', phantom);
    await carpal.sex('female');
    expect(Math.abs((await carpal.months()).female! - twin.female.prediction!)).toBeLessThan(MONTHS);
    const { engine } = await recordOf(carpal);
    expect(engine).toMatchObject({ provider: 'webgpu', self_test: { passed: true }, fallback: null });
    console.info(`WebGPU against the stored answer: ${engine.self_test!.months} months, ${engine.self_test!.probability}`);
    carpal.requests.expectPrivate();
    await carpal.close();
  }, LONG);
});

/** The worker's own script, with a way in to take its graphics processor away. */
const breakable = async (page: Page): Promise<void> => { await page.route('**/assets/worker-*.js', async (route) => {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, body: `${await answer.text()}
    const request = globalThis.GPUAdapter?.prototype.requestDevice;
    if (request) GPUAdapter.prototype.requestDevice = async function (...wishes) {
      const device = await request.apply(this, wishes);
      globalThis.takeDevice = () => device.destroy();
      return device;
    };` });
}); };

describe('WebGPU, lost while a film is read', () => {
  it('gives no figure: the film is read again by WebAssembly, to the figure that has, and the page says so', async () => {
    const twin = await evaluateBoth(phantom);
    const carpal = await started('webgpu', browser, { serviceWorkers: 'block' }, breakable);
    await carpal.choose('hand.png', phantom);
    await carpal.page.locator('.job', { hasText: en.steps.infer }).waitFor();
    const workers = carpal.page.workers();
    await Promise.all(workers.map((worker) => worker.evaluate(() => (globalThis as { takeDevice?: () => void }).takeDevice?.())));
    await carpal.answered('hand.png');
    await carpal.sex('female');
    expect((await carpal.months()).female).toBeCloseTo(twin.female.prediction!, 2);
    expect((await recordOf(carpal)).engine).toMatchObject({ provider: 'wasm', fallback: { reason: 'device_lost' } });
    expect(await carpal.page.locator('.status-badge').getAttribute('data-fallback')).toBe('device_lost');
    carpal.requests.expectPrivate();
    await carpal.close();
  }, LONG);
});

describe('WebGPU, where there is none', () => {
  it('is replaced by WebAssembly, with a badge that leads to the reason; its files are not fetched', async () => {
    const carpal = await started('webgpu');
    expect(await carpal.page.locator('.status-badge').getAttribute('data-fallback')).toBe('no_adapter');
    await carpal.open('hand.png', phantom);
    await carpal.sex('female');
    expect((await recordOf(carpal)).engine).toMatchObject({ provider: 'wasm', self_test: { passed: true }, fallback: { reason: 'no_adapter' } });
    await carpal.page.locator('.status-badge').click();
    expect(await carpal.text('#engine')).toContain(en.engine.reasons.no_adapter);
    carpal.requests.expectPrivate();
    await carpal.close();
  }, LONG);
});

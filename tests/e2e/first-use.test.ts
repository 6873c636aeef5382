import { afterEach, describe, expect, it } from 'vitest';
import { Carpal } from './carpal';
import { phantom } from './films';

let carpal: Carpal;
afterEach(async () => {
  carpal.requests.expectPrivate();
  await carpal.close();
});

describe('the first visit', () => {
  it('loads no model, no engine and no film before the terms are accepted, and asks once', async () => {
    carpal = await Carpal.visit();
    await carpal.page.locator('dialog[open]').waitFor();
    await carpal.drop('hand.png', phantom);
    expect(await carpal.page.locator('.film-facts').count()).toBe(0);
    expect(carpal.requests.paths.filter((path) => /onnx$|wasm$|^chunks\//.test(path))).toEqual([]);
    await carpal.accept();
    await carpal.expectReads('hand.png', phantom);
    await carpal.page.reload();
    await carpal.page.locator('.idle h1').waitFor();
    expect(await carpal.page.locator('dialog[open]').count()).toBe(0);
    // Nothing of the film outlived the reload: what is kept are the acceptance, and how fast the network ran with how many threads.
    expect(await carpal.page.evaluate(() => [Object.keys(localStorage).sort(), sessionStorage.length, document.cookie])).toEqual([['carpal.terms', 'carpal.threads'], 0, '']);
    expect(await carpal.page.evaluate(() => localStorage.getItem('carpal.threads'))).toMatch(/^\{"about":"[\d.]+, \d+ processors","times":\{"carpal-b4":\{("\d":\[[\d,]+\],?)+\}\}\}$/);
  });
});

/** On a phone: the film under fingers, a film from the clipboard. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { Carpal } from './carpal';
import { phantom } from './films';

let carpal: Carpal;
let touch: CDPSession;
beforeAll(async () => {
  carpal = await Carpal.visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await carpal.accept();
  expect(await carpal.page.locator('.idle .button kbd').count()).toBe(1);
  expect(await carpal.page.locator('.idle .button kbd').isVisible(), 'a key on a button, where there are fingers').toBe(false);
  touch = await carpal.page.context().newCDPSession(carpal.page);
  await carpal.open('film.png', phantom);
});
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

/** The readout's zoom, in per cent. */
const zoom = async () => Number(/(\d+)\s*%/.exec(await carpal.page.locator('.readout').innerText())?.[1]);

/** Two fingers on one line through the middle of the film, each `from` and then `to` px from it. */
async function pinch(from: number, to: number): Promise<void> {
  const box = (await carpal.page.locator('.film-canvas').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const fingers = (apart: number) => [{ x: x - apart, y, id: 0 }, { x: x + apart, y, id: 1 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
  for (let step = 1; step <= 10; step += 1) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(from + ((to - from) * step) / 10) });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describe('without mouse and keyboard', () => {
  it('two fingers zoom as far as they part, and back', async () => {
    const before = await zoom();
    await pinch(30, 90);
    await expect.poll(zoom).toBeGreaterThan(2.5 * before);
    expect(await zoom()).toBeLessThan(3.5 * before);
    await pinch(90, 30);
    await expect.poll(zoom).toBeLessThan(1.3 * before);
  });

  it('a picture from the clipboard is opened as a film, and the sex is asked again', async () => {
    await carpal.sex('female');
    const base64 = phantom.toString('base64');
    await carpal.page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], 'pasted.png', { type: 'image/png' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, base64);
    await carpal.answered('pasted.png');
    expect(await carpal.chosenSex()).toBeNull();
  });
});

/** On a phone: the film under fingers, a film from the clipboard, what is in sight without scrolling. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { Carpal } from './carpal';
import { bad, phantom } from './films';

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

/** What of `selector` lies within the page and under nothing else, tried at its corners. */
const inSight = (selector: string) => carpal.page.locator(selector).first().evaluate((element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return [[left + 1, top + 1], [right - 1, top + 1], [left + 1, bottom - 1], [right - 1, bottom - 1]]
    .filter(([x, y]) => { const at = document.elementFromPoint(x!, y!); return at !== null && (at === element || element.contains(at) || at.contains(element)); }).length;
});

describe('on the narrow page', () => {
  it('the bone age and its interval are in sight without scrolling, with the sex that was chosen, and a field below once it has the focus', async () => {
    await carpal.sex('female');
    for (const height of [844, 720]) {
      await carpal.page.setViewportSize({ width: 390, height });
      for (const part of ['.sex-choice .segments', '.figure-age', '.figure-interval']) expect(await inSight(part), `${part}, ${height} px`).toBe(4);
    }
    await carpal.page.setViewportSize({ width: 390, height: 844 });
    await carpal.sex('unknown');
    for (const part of ['.sex-choice .segments', '.figure-interval >> nth=1']) expect(await inSight(part), part).toBe(4);
    expect(await inSight('[data-field=birthDate]')).toBe(0);
    await carpal.page.locator('[data-field=birthDate]').focus();
    expect(await inSight('[data-field=birthDate]')).toBe(4);
  });

  it('the fields of the own reading are side by side, each wide enough for its number', async () => {
    const boxes = await carpal.page.locator('.opinion .age-entry input').evaluateAll((all) => all.map((field) => field.getBoundingClientRect().toJSON() as DOMRect));
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
    expect(boxes.length).toBeGreaterThan(1);
    for (const { width } of boxes) expect(width).toBeGreaterThan(55);
    expect(boxes[1]!.left - boxes[0]!.right).toBeGreaterThan(60);      // the second one's name and a gap
  });

  it('why a film is not read is in sight without scrolling', async () => {
    await carpal.open('house.png', bad('colour'));
    for (const part of ['#refusal-heading', '.refusal .reason']) expect(await inSight(part), part).toBe(4);
  });

  it('the tools are in one line, each wide enough for a finger, on the narrowest phone too', async () => {
    const tools = carpal.page.locator('.tools .tool');
    await carpal.page.setViewportSize({ width: 320, height: 568 });
    const boxes = await tools.evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().toJSON() as DOMRect));
    await carpal.page.setViewportSize({ width: 390, height: 844 });
    expect(boxes.length).toBe(10);
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
    expect(Math.min(...boxes.map(({ width, height }) => Math.min(width, height)))).toBeGreaterThanOrEqual(24);      // WCAG 2.2, 2.5.8
    expect(boxes.at(-1)!.right).toBeLessThanOrEqual(320);
  });
});

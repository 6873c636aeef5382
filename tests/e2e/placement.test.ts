/** A film that lies badly: brought right, shown, undone, cut by hand. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { composed } from '../phantom/composed.mjs';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { en } from '../../web/src/i18n/en';
import { Carpal } from './carpal';

const hand = drawHand({ width: 400, height: 520, maturity: 0.55, bits: 16 });
const film = { width: hand.width, height: hand.height, data: hand.data as Uint16Array };
const lying = encodePng({ ...composed(film, { canvas: 2, turned: 50, inverted: true }), bits: 16, channels: 1 });

let carpal: Carpal;
beforeAll(async () => {
  carpal = await Carpal.ready();
});
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const said = () => carpal.text('[data-placement]');
const seen = () => carpal.page.locator('.seen').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
const months = async () => (await carpal.months()).female!;
const read = () => carpal.page.locator('.verdict').waitFor();

describe('a film that lies on its side, inverted, on a large canvas', () => {
  let found = 0;

  it('is brought right, which the page says and shows', async () => {
    await carpal.open('upright.png', encodePng(hand));
    await carpal.sex('female');
    const upright = await months();
    expect(await said()).toBe(en.placement.asItLies);
    await carpal.open('lying.png', lying);
    await carpal.sex('female');
    found = await months();
    expect(Math.abs(found - upright)).toBeLessThan(6);
    expect(await said()).toMatch(/^Read cut to \d+ % of the film, turned left by (4[4-9]|5\d)(\.\d)?°, inverted by the outline of the hand\.$/);
    expect(await carpal.page.getByRole('button', { name: en.viewer.outline }).getAttribute('aria-pressed')).toBe('true');
  });

  it('is read as it lies, and found again, each by one press, the sex kept', async () => {
    const before = await seen();
    await carpal.button(en.placement.undo).click();
    await expect.poll(said).toBe(en.placement.manualAsItLies);
    expect(await seen()).not.toBe(before);
    expect(await carpal.chosenSex()).toBe('female');
    await carpal.button(en.placement.automatic).click();
    await expect.poll(said).toContain('by the outline');
    await read();
    expect(await months()).toBe(found);
    expect(await seen()).toBe(before);
  });

  it('is cut by a drag over the film, and by the keyboard', async () => {
    await carpal.page.locator('body').press('c');
    const bed = (await carpal.page.locator('.film-canvas').boundingBox())!;
    const [x, y] = [bed.x + bed.width / 2, bed.y + bed.height / 2];
    await carpal.page.mouse.move(x - 120, y - 120);
    await carpal.page.mouse.down();
    await carpal.page.mouse.move(x + 60, y + 90, { steps: 5 });
    await carpal.page.mouse.up();
    await expect.poll(said).toContain('by hand');
    await read();
    await carpal.page.locator('.adjust summary').click();
    const field = (name: string) => carpal.page.getByLabel(name, { exact: true });
    const [width, height] = [Number(await field(en.placement.box.width).inputValue()), Number(await field(en.placement.box.height).inputValue())];
    expect(width / height).toBeCloseTo(180 / 210, 1);
    await field(en.placement.box.width).fill(String(width - 40));
    await field(en.placement.box.width).press('Enter');
    await expect.poll(() => field(en.placement.box.width).inputValue()).toBe(String(width - 40));
    await read();
    const { text } = await carpal.save();
    expect((JSON.parse(text) as { assessment: { placement: unknown } }).assessment.placement).toMatchObject({ manual: true, crop: { width: width - 40, height } });
  });
});

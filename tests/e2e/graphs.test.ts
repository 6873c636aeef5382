/** The graphs of a reading, and the map of attention over the film, in the built page. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { Carpal } from './carpal';
import { phantom } from './films';

const words = en.figures;

let carpal: Carpal;
beforeAll(async () => {
  carpal = await Carpal.ready();
  await carpal.open('hand.png', phantom);
  await carpal.sex('female');
  await carpal.page.locator('[data-graphs] > summary').click();
});
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

/** Pixels of a canvas that are not grey: the map's colours. */
const coloured = (selector: string) => carpal.page.locator(selector).evaluate((canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at]! - data[at + 2]!) > 12) count += 1;
  return count / (data.length / 4);
});

describe('the graphs', () => {
  it('have a title, a sentence and their values, and say what the verdict says', async () => {
    const graphs = carpal.page.locator('.graph');
    expect(await graphs.count()).toBeGreaterThanOrEqual(5);
    for (const text of await graphs.locator('figcaption').allTextContents()) expect(text.length).toBeGreaterThan(20);
    const months = (await carpal.months()).female!;
    const values = carpal.page.locator('.graph').first().locator('.graph-values');
    await values.locator('summary').click();
    expect(await values.textContent()).toContain(`(${Math.round(months)}`);
  });

  it('change with the sex', async () => {
    const first = () => carpal.page.locator('.graph svg').first().innerHTML();
    const female = await first();
    await carpal.sex('male');
    await expect.poll(first).not.toBe(female);
    await carpal.sex('female');
  });
});

describe('where the network looked', () => {
  it('lies over the film of the graph, weaker as it is asked, and is called no proof', async () => {
    const graph = carpal.page.locator('.attention-graph');
    expect(await graph.textContent()).toContain(words.attention.notProof);
    const shown = graph.getByRole('button', { name: words.attention.title });
    // Of a low tier it is hidden at first.
    if (await shown.count() > 0) await shown.click();
    await expect.poll(() => coloured('.heat')).toBeGreaterThan(0.02);
    await graph.locator('input[type=range]').fill('0');
    await expect.poll(() => coloured('.heat')).toBe(0);
    await graph.locator('input[type=range]').fill('0.8');
  });

  it('is put on the film by its key and taken off again, and off by another film', async () => {
    await expect.poll(() => coloured('.film-canvas')).toBe(0);
    await carpal.page.keyboard.press('g');
    await expect.poll(() => coloured('.film-canvas')).toBeGreaterThan(0.005);
    await carpal.page.keyboard.press('g');
    await expect.poll(() => coloured('.film-canvas')).toBe(0);
    await carpal.page.keyboard.press('g');
    await carpal.open('other.png', phantom);
    await carpal.sex('female');
    await expect.poll(() => coloured('.film-canvas')).toBe(0);
  });
});

/** On every screen: what is in sight without scrolling, what is cut off, what lies over something else. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { bad, phantom } from './films';
import { Carpal } from './carpal';
import { cornersInSight, cutOff, cutRows, overlaps, sideways, toolLines } from './look';

/** Width and height of what a browser shows of a page on screens that are about, its bars left out. */
const SCREENS = {
  'a large monitor': [1920, 950], 'a monitor at 125 %': [1536, 730], 'a laptop': [1366, 625], 'a laptop at 150 %': [1280, 585], 'a tablet on its side': [1024, 690], 'half a monitor': [960, 950],
  'a tablet upright': [768, 954], 'a large phone on its side': [932, 430], 'a phone on its side': [844, 390], 'a small phone on its side': [700, 360],
  'a phone': [390, 844], 'a phone with its browser’s line': [390, 720], 'a phone with its bars': [390, 664], 'a small phone': [360, 640],
} as const;
const screens = Object.entries(SCREENS).map(([name, [width, height]]) => ({ name, width, height }));
/** The narrowest that WCAG 2.2 (1.4.10) asks to do without moving sideways: a page of 1280 px at four times its size. */
const everywhere = [...screens, { name: 'a page at 400 %', width: 320, height: 568 }];
/** On a narrower page the views' names are moved sideways where a language's are long. */
const VIEWS_FIT = 768;

let carpal: Carpal;
const resize = (width: number, height: number) => carpal.page.setViewportSize({ width, height });
/** A field that has the focus would take the key for itself. */
const view = async (number: number, part: string) => {
  await carpal.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await carpal.page.keyboard.press(`${number}`);
  await carpal.page.locator(part).first().waitFor();
};
const inSight = (part: string) => cornersInSight(carpal.page, part);
/** Three films and a reader's bone ages, read. */
async function readBatch(): Promise<void> {
  await view(2, '.batch-zone');
  const films = [['kid-1001.png', 0.3], ['kid-1002.png', 0.5], ['kid-1003.png', 0.7]] as const;
  const table = 'id,boneage,male,reader 2\nkid-1001,60,False,66\nkid-1002,140,True,150\nkid-1003,200,True,\n';
  await carpal.page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles([
    ...films.map(([name, maturity]) => ({ name, mimeType: 'image/png', buffer: encodePng(drawHand({ width: 500, height: 650, maturity })) })),
    { name: 'labels.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
  ]);
  await carpal.page.locator('[role=row][data-row]').nth(2).waitFor();
}
async function run(): Promise<void> {
  await carpal.page.locator('.batch-run .button-primary').click();
  await carpal.page.locator('[role=row][data-state=read]').nth(2).waitFor();
  await carpal.page.locator('[data-batch-state=idle]').waitFor();
}
afterEach(() => carpal.requests.expectPrivate());

describe.each(['en-US', 'de-DE', 'es-ES', 'fr-FR', 'pt-BR'])('%s', (locale) => {
  beforeAll(async () => {
    carpal = await Carpal.visit({ locale });
    await carpal.page.locator('dialog .button-primary').click();
    await carpal.open('film.png', phantom);
    await carpal.sex('female');
    await carpal.page.locator('[data-readiness]').waitFor();
  });
  afterAll(() => carpal.close());

  it.each(screens)('$name, $width x $height: the age and its interval are in sight with the sex, nothing is cut off, the tools are in one line', async ({ name, width, height }) => {
    await resize(width, height);
    for (const part of ['.sex-choice .segments', '.figure-age', '.figure-interval']) expect(await inSight(part), `${part}, ${name}`).toBe(4);
    expect((await cutOff(carpal.page)).filter((part) => width >= VIEWS_FIT || part !== 'nav'), name).toEqual([]);
    expect(await overlaps(carpal.page), name).toEqual([]);
    expect(await toolLines(carpal.page), name).toBe(1);
  });

  it('in a batch no interval and no heading is cut off', async () => {
    await resize(1440, 900);
    await readBatch();
    await run();
    expect(await carpal.page.locator('.cell-bone_age small:not(.cell-narrow)').count()).toBe(3);
    await carpal.page.locator('details.panel').evaluateAll((all) => { for (const panel of all) (panel as HTMLDetailsElement).open = true; });
    for (const { name, width, height } of everywhere) {
      await resize(width, height);
      expect(await cutRows(carpal.page), name).toEqual([]);
      expect(await sideways(carpal.page, '.batch'), name).toBe(0);
    }
  });

  it.each([[3, '.followup'], [4, '.evidence'], [5, '.settings']])('view %i moves down only', async (number, part) => {
    await view(number, part);
    for (const { name, width, height } of everywhere) {
      await resize(width, height);
      expect(await sideways(carpal.page, part), name).toBe(0);
    }
  });
});

describe('in English', () => {
  beforeAll(async () => {
    carpal = await Carpal.ready();
    await carpal.open('film.png', phantom);
  });
  afterAll(() => carpal.close());

  it('both sexes\u2019 ages are in sight where there is room for them and the choice of the sex, and cover it nowhere', async () => {
    await carpal.sex('unknown');
    for (const { name, width, height } of screens) {
      await resize(width, height);
      expect(await inSight('.sex-choice .segments'), name).toBe(4);
      if (height >= 585) expect(await inSight('.figure-interval >> nth=1'), name).toBe(4);
    }
  });

  it.each([[1366, 625], [390, 844]])('a field below is in sight once it has the focus, and the age stays in sight beyond it: %i x %i', async (width, height) => {
    await resize(width, height);
    if (width === 390) expect(await inSight('[data-field=birthDate]')).toBe(0);
    for (const field of ['[data-child-more] summary', '.opinion .age-entry input', '[data-field=birthDate]']) {
      await carpal.page.locator(field).first().focus();
      expect(await inSight(field), field).toBe(4);
      expect(await inSight('.figure-interval'), field).toBe(4);
    }
  });

  it('the fields of the own reading are side by side, each wide enough for its number', async () => {
    await resize(390, 844);
    const boxes = await carpal.page.locator('.opinion .age-entry input').evaluateAll((all) => all.map((field) => field.getBoundingClientRect().toJSON() as DOMRect));
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
    expect(boxes.length).toBeGreaterThan(1);
    for (const { width } of boxes) expect(width).toBeGreaterThan(55);
    expect(boxes[1]!.left - boxes[0]!.right).toBeGreaterThan(60);      // the second one's name and a gap
  });

  it('the tools are in one line, each wide enough for a finger, on the narrowest phone too', async () => {
    await resize(320, 568);
    const boxes = await carpal.page.locator('.tools .tool').evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.length).toBe(10);
    expect(await toolLines(carpal.page)).toBe(1);
    expect(Math.min(...boxes.map(({ width, height }) => Math.min(width, height)))).toBeGreaterThanOrEqual(24);      // WCAG 2.2, 2.5.8
    expect(boxes.at(-1)!.right).toBeLessThanOrEqual(320);
  });

  it('a batch that two networks read has both ages and intervals where there is room, and is as wide as the page everywhere', async () => {
    await resize(1440, 900);
    await readBatch();
    await carpal.page.locator('.batch-networks select').first().selectOption({ index: 2 });
    await run();
    await carpal.page.locator('[data-second-age]').first().waitFor();
    for (const { name, width, height } of everywhere) {
      await resize(width, height);
      expect(await cutRows(carpal.page), name).toEqual([]);
      expect(await carpal.page.locator('[data-second-age]').first().isVisible(), name).toBe(width >= 932);
    }
    await view(1, '.viewer');
  });

  it('why a film is not read is in sight without scrolling', async () => {
    await resize(1366, 625);
    await carpal.open('house.png', bad('colour'));
    for (const { name, width, height } of screens) {
      await resize(width, height);
      for (const part of ['#refusal-heading', '.refusal .reason']) expect(await inSight(part), `${part}, ${name}`).toBe(4);
    }
  });
});

/** From the terms to the result and its record without a pointer. */
import type { FileChooser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { Carpal, PATIENCE } from './carpal';

let carpal: Carpal;
const choosers: FileChooser[] = [];
beforeAll(async () => {
  carpal = await Carpal.visit();
  // From the start: the browser needs a moment before it hands its dialog over.
  carpal.page.on('filechooser', (chooser) => choosers.push(chooser));
});
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const press = (key: string) => carpal.page.keyboard.press(key);
const focused = (selector: string) => carpal.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
const focusedText = () => carpal.page.evaluate(() => (document.activeElement?.textContent ?? '').replaceAll('\u00a0', ' ').trim());

/** Goes on with Tab until something holds for what has the focus. */
async function tabTo(what: string, reached: () => Promise<boolean>): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await press('Tab');
    if (await reached()) return;
    way.push(await focusedText());
  }
  throw new Error(`Tab never came to ${what}: ${way.join(' | ')}`);
}

/** What has the focus must show it. */
const ringed = () => carpal.page.evaluate(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
  return outlineStyle !== 'none' && outlineWidth !== '0px';
});

describe('with keys alone', () => {
  it('the terms have the focus, stay until they are accepted, and are accepted', async () => {
    await carpal.page.locator('dialog[open]').waitFor();
    expect(await focusedText()).toBe(en.terms.accept);
    await press('Escape');
    await press('Escape');
    await press('o');
    expect(await carpal.page.locator('dialog[open]').count()).toBe(1);
    await press('Enter');
    await carpal.page.locator('dialog[open]').waitFor({ state: 'detached' });
  });

  it('O asks for a film', async () => {
    expect(choosers).toHaveLength(0);
    await press('o');
    await expect.poll(() => choosers.length, { timeout: PATIENCE }).toBe(1);
    expect(choosers[0]!.isMultiple()).toBe(true);
  });

  it('Tab comes to the sample, and Enter opens it', async () => {
    await tabTo('the sample', async () => (await focusedText()) === en.idle.sample.button);
    expect(await ringed()).toBe(true);
    await press('Enter');
    await carpal.answered('phantom.png');
    // The button is gone: the focus went on to the film, not back to the start of the page.
    expect(await focused('[data-focus-start]')).toBe(true);
  });

  it('Space and arrows choose the sex, and the result is told to a screen reader', async () => {
    await tabTo('the sex', () => focused('input[name=sex]'));
    expect(await carpal.chosenSex()).toBeNull();
    await press('Space');
    await carpal.page.locator('.verdict').waitFor();
    expect(await carpal.chosenSex()).toBe('female');
    const female = (await carpal.months()).female!;
    await press('ArrowRight');
    await carpal.page.locator('[data-sex=male]').waitFor();
    expect(await carpal.chosenSex()).toBe('male');
    const { male } = await carpal.months();
    expect(male).not.toBe(female);
    const told = await carpal.page.locator('[role=status]').allTextContents();
    expect(told.join(' ').replaceAll('\u00a0', ' ')).toMatch(/Bone age as male (\d+ y )?\d+ mo, 90 % interval/);
  });

  it('Tab comes to the own reading, to the judgement and to the values of a graph', async () => {
    await carpal.page.locator('.report button:enabled').first().waitFor();
    await tabTo('the own reading', () => focused('.opinion input[name=years]'));
    await carpal.page.keyboard.type('8');
    await press('Enter');
    await carpal.page.locator('.opinion[data-own="96"]').waitFor();
    await tabTo('the judgement', () => focused('input[name=judgement]'));
    await press('Space');
    expect(await carpal.page.locator('input[name=judgement]:checked').inputValue()).toBe('agrees');
    await tabTo('the graphs', () => focused('[data-graphs] > summary'));
    await press('Enter');
    await tabTo('the values of a graph', () => focused('.graph-values summary'));
    await press('Enter');
    await press('Tab');
    expect(await focused('.graph-table')).toBe(true);
    expect(await ringed()).toBe(true);
  });

  it('Tab comes to the record, and Enter saves it', async () => {
    // A doubtful reading is looked at again first: the record waits for that.
    await carpal.page.locator('.report button:enabled').first().waitFor();
    await tabTo('the record', async () => (await focusedText()) === en.report.panel.json);
    const [download] = await Promise.all([carpal.page.waitForEvent('download'), press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^carpal-[0-9a-f]{12}\.json$/);
  });

  it('? shows the keys, Escape puts them away', async () => {
    await press('?');
    await carpal.page.locator('dialog[open]').waitFor();
    for (const [keys] of en.help.rows) expect(await carpal.text('dialog[open]')).toContain(keys);
    await press('Escape');
    await carpal.page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await carpal.page.locator('.verdict').count()).toBe(1);
  });

  it('4 shows the evidence, 1 the same reading again', async () => {
    const before = await carpal.months();
    await press('4');
    await carpal.page.locator('.evidence').waitFor();
    await press('1');
    await carpal.page.locator('.evidence').waitFor({ state: 'detached' });
    expect(await carpal.months()).toEqual(before);
  });
});

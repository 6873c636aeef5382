/** axe-core over what a user meets, in light and dark, wide and narrow. */
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { zipFile } from '../intake/zip-writer';
import { expectAccessibleNow } from './accessible';
import { Carpal } from './carpal';
import { bad, phantom, textFile } from './films';

const looks = [['light', 1440], ['light', 360], ['dark', 1440], ['dark', 360], ['light', 3840]] as const;

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.visit(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const states: [string, () => Promise<void>][] = [
  ['the terms', async () => { await carpal.page.locator('dialog[open]').waitFor(); }],
  ['idle', async () => {
    await carpal.accept();
    await carpal.page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
  }],
  ['a film waiting for the sex', () => carpal.open('hand.png', phantom)],
  ['a film waiting for the own reading', async () => {
    await carpal.page.keyboard.press('5');
    await carpal.page.locator('input[name=order][value=own_first]').check();
    await carpal.page.keyboard.press('1');
    await carpal.page.locator('input[name=sex][value=female]').check();
    await carpal.page.locator('.own-first').waitFor();
  }],
  ['a film read', async () => {
    await carpal.button(en.own.skip).click();
    await carpal.sex('unknown');
    await carpal.page.locator('.safety-head button').click();
    await carpal.page.locator('details#checks[open]').waitFor();
  }],
  ['its graphs', async () => {
    await carpal.page.locator('[data-graphs] > summary').click();
    await carpal.page.locator('.heat').waitFor();
  }],
  ['the keys', async () => {
    await carpal.page.keyboard.press('?');
    await carpal.page.locator('dialog[open]').waitFor();
  }],
  ['evidence', async () => {
    await carpal.page.keyboard.press('Escape');
    await carpal.page.keyboard.press('4');
    await carpal.page.locator('.evidence .figures-table').first().waitFor();
  }],
  ['settings', async () => {
    await carpal.page.keyboard.press('5');
    await carpal.page.locator('.settings select').first().waitFor();
    await carpal.page.locator('[data-site-pack] table').nth(1).waitFor();
    await carpal.page.locator('input[name=order][value=machine_first]').check();
  }],
  ['a refused film', async () => {
    await carpal.page.keyboard.press('1');
    await carpal.open('blank.png', bad('blank'));
  }],
  ['a film read against a refusal', async () => {
    await carpal.open('house.png', bad('colour'));
    await carpal.button(en.refusal.readAnyway).click();
    await carpal.page.locator('.waiting').waitFor();
    await carpal.sex('female');
  }],
  ['a file that is no film', () => carpal.open('letter.png', textFile())],
  ['a list of films', async () => {
    await carpal.choose('films.zip', Buffer.from(zipFile(['a/1.png', 'a/2.png', 'b/3.png', 'letter.txt'].map((name) => ({ name, bytes: phantom })))));
    await carpal.page.locator('[role=option] canvas').nth(2).waitFor();
  }],
  ['a film of a list', async () => {
    await carpal.page.locator('[role=option]').nth(1).click();
    await carpal.answered('2.png');
  }],
];

describe.each(states)('axe-core finds nothing: %s', (_name, reach) => {
  beforeAll(async () => {
    // The states before left it narrow and dark, and a narrow page leaves out some of what is waited for.
    await carpal.page.setViewportSize({ width: 1440, height: 900 });
    await reach();
  });

  it.each(looks)('%s, %i px', async (scheme, width) => {
    await carpal.page.emulateMedia({ colorScheme: scheme });
    await carpal.page.setViewportSize({ width, height: 900 });
    await expectAccessibleNow(carpal.page);
  });
});

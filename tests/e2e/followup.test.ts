/** Follow-up in a real browser: IndexedDB, WebCrypto, files out and in; axe-core over every state of it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { expectAccessible } from './accessible';
import { Carpal } from './carpal';

const words = en.followUp;
const PASSPHRASE = 'a hand in March';

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.ready(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const databases = () => carpal.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const view = (number: '1' | '3' | '5') => carpal.page.keyboard.press(number);
const told = (text: string) => carpal.page.locator('.told-line', { hasText: text }).first().waitFor();
const panel = () => carpal.page.locator('.add-visit');
/** The dialog's own button. */
const confirm = async (name: string) => {
  await carpal.page.locator('dialog[open]').getByRole('button', { name, exact: true }).click();
  await carpal.page.locator('dialog[open]').waitFor({ state: 'detached' });
};

async function saved(press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([carpal.page.waitForEvent('download'), press()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const bring = (buffer: Buffer) => carpal.page.locator('.followup-files input[type=file]').setInputFiles({ name: 'follow-up.json', mimeType: 'application/json', buffer });

const child = (field: string) => carpal.page.locator(`.child [data-field=${field}]`);

async function addVisit(date: string, years: string, months: string): Promise<void> {
  await child('years').fill(years);
  await child('months').fill(months);
  await child('examinationDate').fill(date);
  await child('examinationDate').blur();
  await panel().getByText(words.add.ageNote).waitFor({ state: 'detached' });
  await panel().getByRole('button', { name: words.add.button }).click();
  await told(words.told.added('K-17'));
}

describe('follow-up', () => {
  let file: Buffer;
  let sealed: Buffer;

  it('is off until it is switched on in the settings; nothing is kept before', async () => {
    await carpal.button(en.idle.sample.button).click();
    await carpal.answered('phantom.png');
    await carpal.sex('female');
    expect(await panel().count()).toBe(0);
    await view('3');
    await carpal.page.locator('.followup', { hasText: words.off }).waitFor();
    expect(await databases()).toEqual([]);
    await carpal.page.getByRole('link', { name: words.toSettings }).click();
    await carpal.page.getByLabel(words.settings.switch).check();
    await carpal.page.getByLabel(words.log.switch).check();
    await carpal.page.locator('#follow-up', { hasText: words.settings.unprotected }).waitFor();
    await expectAccessible(carpal.page);
  });

  it('takes two visits from the page', async () => {
    await view('1');
    await panel().getByLabel(words.add.label).fill('K-17');
    await addVisit('2024-03-09', '8', '0');
    await addVisit('2025-03-09', '9', '0');
    await expectAccessible(carpal.page);
  });

  it('shows them as a chart with its values, and does not subtract one film from itself', async () => {
    await view('3');
    const graph = carpal.page.locator('.patient .graph').first();
    await graph.locator('svg[role=img]').waitFor();
    expect(await graph.locator('figcaption').textContent()).toContain('2 visits between');
    expect(await graph.locator('circle.ink-machine').count()).toBeGreaterThan(0);
    await graph.locator('summary').click();
    expect(await graph.locator('tbody tr').count()).toBe(2);
    expect(await carpal.page.locator('[data-marks]').getAttribute('data-marks')).toBe('same_film');
    await expectAccessible(carpal.page);
  });

  it('is there again after a reload', async () => {
    await carpal.page.reload();
    await carpal.page.locator('.file-button', { hasText: 'K-17' }).click();
    expect(await carpal.page.locator('.patient section:has(#visits-heading) tbody tr').count()).toBe(2);
  });

  it('goes out as a file, in the open and encrypted', async () => {
    await carpal.button(words.actions.exportAll).click();
    await expectAccessible(carpal.page);
    file = await saved(() => carpal.button(words.export.save).click());
    expect(JSON.parse(file.toString())).toMatchObject({ format: 'carpal-followup', patients: [{ label: 'K-17', visits: [{ synthetic: true, overrides: [] }, { synthetic: true, overrides: [] }] }] });
    await carpal.button(words.actions.exportAll).click();
    await carpal.page.getByLabel(words.export.label).fill(PASSPHRASE);
    sealed = await saved(() => carpal.button(words.export.save).click());
    expect(sealed.toString()).not.toContain('K-17');
  });

  it('is deleted when asked once, and comes back from either file without doubles', async () => {
    await carpal.button(words.actions.remove).click();
    await expectAccessible(carpal.page);
    await confirm(words.ask.confirm);
    await told(words.told.removed('K-17'));
    expect(await carpal.page.locator('.file-button').count()).toBe(0);
    await bring(sealed);
    await carpal.page.getByLabel(words.importSealed.label).fill('a hand in April');
    await carpal.page.locator('dialog[open]').getByRole('button', { name: words.importSealed.open }).click();
    await carpal.page.locator('dialog[open] [role=alert]', { hasText: words.failures.wrong_passphrase }).waitFor();
    await carpal.page.getByLabel(words.importSealed.label).fill(PASSPHRASE);
    await confirm(words.importSealed.open);
    await told(words.told.imported(1, 0, 0, 0));
    await bring(file);
    await told(words.told.imported(0, 0, 0, 2));
    expect(await carpal.page.locator('.file-button').count()).toBe(1);
  });

  it('under a passphrase is locked after a reload, opens by it alone, and tells nothing in the database', async () => {
    await view('5');
    await carpal.page.getByLabel(words.settings.newPassphrase).fill(PASSPHRASE);
    await carpal.page.getByLabel(words.settings.repeat).fill(PASSPHRASE);
    await carpal.button(words.settings.set).click();
    await told(words.told.protected);
    await view('3');
    await carpal.page.locator('.file-button').waitFor();
    await carpal.page.reload();
    await carpal.page.locator('.followup h2', { hasText: words.lock.heading }).waitFor();
    await expectAccessible(carpal.page);
    const kept = await carpal.page.evaluate(() => new Promise<string>((resolve) => {
      const request = indexedDB.open('carpal-followup');
      request.onsuccess = () => {
        const all = request.result.transaction('patients').objectStore('patients').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(JSON.stringify(all.result));
        };
      };
    }));
    expect(kept).toContain('sealed');
    expect(kept).not.toMatch(/K-17|2024-03-09|film_sha256/);
    await carpal.page.getByLabel(words.lock.label).fill('a hand in April');
    await carpal.button(words.lock.unlock).click();
    await told(words.failures.wrong_passphrase);
    await carpal.page.getByLabel(words.lock.label).fill(PASSPHRASE);
    await carpal.button(words.lock.unlock).click();
    await carpal.page.locator('.file-button', { hasText: 'K-17' }).waitFor();
  });

  it('in a second tab follows the first, and both are emptied by one', async () => {
    const second = await carpal.page.context().newPage();
    await second.goto(`${new URL(carpal.page.url()).origin}/#followup`);
    await second.getByLabel(words.lock.label).fill(PASSPHRASE);
    await second.getByRole('button', { name: words.lock.unlock }).click();
    await second.locator('.file-button', { hasText: 'K-17' }).waitFor();
    await carpal.button(words.actions.removeAll).click();
    await confirm(words.ask.confirm);
    await told(words.told.cleared);
    await second.locator('.followup', { hasText: words.list.none }).waitFor();
    await second.close();
  });

  it('logs the reading that was stated, and clears the log', async () => {
    await view('5');
    const csv = (await saved(() => carpal.page.locator('#log').getByRole('button', { name: words.log.csv }).click())).toString();
    const [head, ...lines] = csv.trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(0);
    const row = Object.fromEntries(head!.split(',').map((name, index) => [name, lines.at(-1)!.split(',')[index]]));
    expect(row).toMatchObject({ synthetic: 'true', status: 'read', sex: 'female', sex_chosen: 'true', provider: 'wasm', judgement: '' });
    expect(Number(row.bone_age_months)).toBeGreaterThan(0);
    await carpal.page.locator('#log').getByRole('button', { name: words.log.clear }).click();
    await confirm(words.log.confirm);
    await carpal.page.locator('#log', { hasText: words.log.count(0) }).waitFor();
  });
});

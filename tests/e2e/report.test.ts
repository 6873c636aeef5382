/** Every export of the sample, saved by the built page under its own policy. */
import { execFileSync } from 'node:child_process';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDicom } from '../../web/src/dicom/open';
import { en } from '../../web/src/i18n/en';
import { dicomFile, greyTags, type Tag } from '../dicom/writer';
import { drawHand } from '../phantom/phantom.mjs';
import { Carpal } from './carpal';
import { bad } from './films';

const words = en.report.panel;
let carpal: Carpal;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carpal-saved-'));
  carpal = await Carpal.ready({ permissions: ['clipboard-write'], serviceWorkers: 'block' });
  await carpal.button(en.idle.sample.button).click();
  await carpal.answered('phantom.png');
  await carpal.sex('female');
  await carpal.page.locator('.report button:enabled').first().waitFor();
});
afterEach(() => carpal.requests.expectPrivate());
afterAll(async () => {
  await carpal.close();
  rmSync(folder, { recursive: true, force: true });
});

async function saved(button: string): Promise<{ name: string; path: string; bytes: Buffer }> {
  const [download] = await Promise.all([carpal.page.waitForEvent('download'), carpal.button(button).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const path = join(folder, download.suggestedFilename());
  writeFileSync(path, bytes);
  await carpal.page.locator('.report-told', { hasText: /saved/ }).waitFor();
  return { name: download.suggestedFilename(), path, bytes };
}

describe('the exports of the sample', () => {
  // First: the typeface is fetched once a page.
  it('a failure is a sentence, and the next try works', async () => {
    await carpal.page.route('**/fonts/**', (route) => route.abort());
    await carpal.button(words.pdf).click();
    await carpal.page.locator('.report-told', { hasText: en.report.failures.FontsUnreachable }).waitFor();
    await carpal.page.unroute('**/fonts/**');
    await saved(words.pdf);
  });

  it('JSON: the whole case, marked as of a synthetic film, without a name', async () => {
    const { bytes } = await saved(words.json);
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ format: 'carpal-reading', synthetic_film: true, case: { child: { label: '', sex: 'female' }, study: null } });
  });

  it('PDF: text with the embedded faces, marked on every page, with graphs and the film in it', async () => {
    const { name, path, bytes } = await saved(words.pdf);
    expect(name).toMatch(/^carpal-[0-9a-f]{12}\.pdf$/);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
    for (const page of pages) {
      expect(page).toContain(en.report.marks.synthetic);
      expect(page).toContain(en.report.research);
    }
    const months = Math.round((await carpal.months()).female!);
    expect(pages.join()).toContain(`(${months} months)`);
    expect(pages.join()).toContain(en.report.blocks.graphs);
    expect(execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(3);
  });

  it('PDF without the film, and with where the network looked', async () => {
    const images = (path: string) => execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).trim().split('\n').length - 2;
    const film = carpal.page.locator('.report').getByRole('combobox', { name: words.film });
    await film.selectOption('none');
    expect(images((await saved(words.pdf)).path)).toBe(0);
    if (await film.locator('option[value=overlay]').count() > 0) {
      await film.selectOption('overlay');
      expect(images((await saved(words.pdf)).path)).toBe(2);
    }
    await film.selectOption('film');
  });

  it('PDF on Letter, as the settings have it', async () => {
    await carpal.page.locator('.report').getByLabel(words.paper).selectOption('letter');
    expect(execFileSync('pdfinfo', [(await saved(words.pdf)).path], { encoding: 'utf8' })).toContain('612 x 792 pts (letter)');
    await carpal.page.locator('.report').getByLabel(words.paper).selectOption('a4');
  });

  it('DICOM picture: the drawn pages, which validators accept', async () => {
    const { path, bytes } = await saved(words.sc);
    const film = (await openDicom(new Uint8Array(bytes)))!;
    const { description, samples } = await film.stored(0, { kind: 'default' });
    expect(description).toMatchObject({ height: 1684, photometric: 'RGB' });
    expect(Math.round(description.width / 595.28) % 2).toBe(0);
    // White paper, black letters, the red of the mark.
    const dark = samples.filter((level) => level < 60).length;
    expect(dark).toBeGreaterThan(20_000);
    expect(samples.filter((level) => level === 255).length).toBeGreaterThan(samples.length / 2);
    expect(film.study.patient_name).toBe('');
    validate(path);
  });

  it('DICOM SR: which validators accept', async () => {
    const { path } = await saved(words.sr);
    validate(path);
    expect(execFileSync('dsrdump', [path], { encoding: 'utf8' })).toMatch(/UNVERIFIED[\s\S]*XR Bone age[\s\S]*Synthetic phantom/);
  });

  it('CSV line and text', async () => {
    const { bytes } = await saved(words.csv);
    expect(bytes.toString('utf8').trim().split('\r\n')).toHaveLength(2);
    await carpal.button(words.copy).click();
    await carpal.page.locator('.report-told', { hasText: words.done.copy }).waitFor();
    // Pasted, as its user would: the policy lets no script read the clipboard.
    await carpal.page.evaluate(() => { Object.assign(document.body.appendChild(document.createElement('textarea')), { id: 'pasted' }).focus(); });
    await carpal.page.keyboard.press('Control+V');
    const text = await carpal.page.locator('#pasted').inputValue();
    await carpal.page.evaluate(() => document.getElementById('pasted')!.remove());
    expect(text).toContain(en.report.marks.synthetic);
    expect(text).toContain('IMPRESSION');
  });

  it('printed, the page shows the result alone, black on white in either theme', async () => {
    await carpal.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await carpal.page.locator('.verdict').isVisible()).toBe(true);
    for (const hidden of ['.viewer', '.top-bar', '.status-bar', '.report', '.sex-choice']) expect(await carpal.page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await carpal.page.locator('.print-only').isVisible()).toBe(true);
    expect(await carpal.page.locator('.verdict').evaluate((one) => getComputedStyle(one).color)).toBe('rgb(21, 32, 42)');
    const pdf = join(folder, 'printed.pdf');
    writeFileSync(pdf, await carpal.page.pdf({ format: 'A4' }));
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    expect(text).toContain(en.report.research);
    expect(text).toMatch(/90 % interval|90 % interval/);
    await carpal.page.emulateMedia({ media: 'screen', colorScheme: null });
  });
});

describe('the exports of a DICOM film', () => {
  it('belong to its study where the name is wanted, to none where it is not', async () => {
    const hand = drawHand({ width: 500, height: 650, maturity: 0.55, bits: 16 });
    const tags: Tag[] = [
      ...greyTags(hand.width, hand.height, [...hand.data].map((level) => level >> 4)), { tag: 0x00100010, vr: 'PN', value: 'Doe^Jane' }, { tag: 0x00100020, vr: 'LO', value: 'P-17' },
      { tag: 0x00080016, vr: 'UI', value: '1.2.840.10008.5.1.4.1.1.1' }, { tag: 0x00080018, vr: 'UI', value: '1.2.3.4.5' }, { tag: 0x0020000d, vr: 'UI', value: '1.2.3.4' },
      { tag: 0x0020000e, vr: 'UI', value: '1.2.3.4.1' }, { tag: 0x00080020, vr: 'DA', value: '20260309' }, { tag: 0x00200010, vr: 'SH', value: 'S-1' },
    ];
    await carpal.drop('IM0001', Buffer.from(dicomFile(tags)));
    await carpal.answered('IM0001');
    await carpal.sex('female');
    await carpal.page.locator('.report button:enabled').first().waitFor();
    const without = (await saved(words.sr)).bytes.toString('latin1');
    expect(without).not.toMatch(/Doe|P-17|1\.2\.3\.4/);
    await carpal.page.getByLabel(words.withName).check();
    const { path, bytes } = await saved(words.sr);
    for (const part of ['Doe^Jane', 'P-17', '1.2.3.4.5']) expect(bytes.toString('latin1')).toContain(part);
    validate(path);
    const picture = (await openDicom(new Uint8Array((await saved(words.sc)).bytes)))!;
    expect(picture.study).toMatchObject({ study_uid: '1.2.3.4', patient_id: 'P-17', study_id: 'S-1' });
    expect(picture.study.series_uid).not.toBe('1.2.3.4.1');
  });
});

describe('a film that was refused', () => {
  it('has a report that says so, and no age', async () => {
    await carpal.open('blank.png', bad('blank'));
    await carpal.page.locator('.report button:enabled').first().waitFor();
    const text = execFileSync('pdftotext', [(await saved(words.pdf)).path, '-'], { encoding: 'utf8' });
    expect(text).toContain(en.report.marks.refused);
    expect(text).not.toMatch(/months\)/);
  });
});

function validate(path: string): void {
  const told = execFileSync('sh', ['-c', 'dciodvfy "$1" 2>&1; true', 'sh', path], { encoding: 'utf8' });
  expect(told).toMatch(/^(EnhancedSR|SCImage)$/m);
  expect(told.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
}

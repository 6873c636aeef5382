/** Films as clinics have them, in the built page: many, packed, in other formats, or none at all. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { failureWords } from '../../web/src/i18n/words';
import { tiffFile } from '../containers/tiff-writer';
import { dicomDir } from '../dicom/directory-writer';
import { dicomFile, greyTags } from '../dicom/writer';
import { zipFile } from '../intake/zip-writer';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { Carpal, PATIENCE } from './carpal';

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.ready(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const hand = drawHand({ width: 500, height: 650, maturity: 0.55, bits: 16 });
const hand8 = drawHand({ width: 500, height: 650, maturity: 0.55 });
const png = encodePng(hand8);
const tiff = Buffer.from(tiffFile({ width: 500, height: 650, bits: 16, values: [...hand.data], compression: 'lzw', rowsPerStrip: 64, differences: true }));
const dicom = dicomFile([
  ...greyTags(500, 650, [...hand.data].map((level) => level >> 4)), { tag: 0x00100010, vr: 'PN', value: 'Doe^Jane' }, { tag: 0x0008103e, vr: 'LO', value: 'Hand left PA' },
  { tag: 0x00200013, vr: 'IS', value: '3' },
]);
const mixed = Buffer.from(zipFile([
  { name: 'export/IM0001', bytes: dicom }, { name: 'export/scan.tif', bytes: tiff }, { name: 'export/hand.png', bytes: png }, { name: 'export/readme.txt', bytes: Buffer.from('text') },
  { name: '__MACOSX/export/._hand.png', bytes: Buffer.from('text') },
]));

const options = () => carpal.page.locator('[role=option]');
const press = (key: string) => carpal.page.keyboard.press(key);

async function months(): Promise<number> {
  await carpal.sex('female');
  return (await carpal.months()).female!;
}

describe('a ZIP file', () => {
  it('that is dropped becomes a list with thumbnails, the child\'s film among them', async () => {
    await carpal.drop('export.zip', mixed);
    await options().first().waitFor();
    expect(await options().locator('b').allTextContents()).toEqual(['hand.png', 'IM0001', 'scan.tif']);
    expect(await carpal.text('.film-panel-head')).toContain('3 films');
    expect(await carpal.text('.film-panel-head')).toContain('2 files of other kinds');
    // Every one is drawn, by the browser or by the core, and none is a black square.
    await expect.poll(() => options().locator('canvas').evaluateAll((all) => all.map((canvas) => {
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, (canvas as HTMLCanvasElement).width, (canvas as HTMLCanvasElement).height);
      return data.some((level, index) => index % 4 === 0 && level > 128);
    })), { timeout: PATIENCE }).toEqual([true, true, true]);
    await expect.poll(() => carpal.text('[role=option]:nth-of-type(2)'), { timeout: PATIENCE }).toContain('Hand left PA');
    expect(await carpal.text('[role=option]:nth-of-type(2)')).toContain('image 3');
  });

  it('is gone through by keys: the one that is chosen is read, and the list stays', async () => {
    await press('ArrowDown');
    await press('Enter');
    await carpal.answered('IM0001');
    expect(await carpal.text('.film-facts')).toContain('DICOM');
    expect(await months()).toBeGreaterThan(0);
    expect(await options().nth(1).getAttribute('aria-selected')).toBe('true');
    await carpal.page.locator('[role=listbox]').focus();
    await press('Home');
    await press('Enter');
    await carpal.answered('hand.png');
    expect(await carpal.chosenSex()).toBeNull();
  });

  it('with one film in it is that film', async () => {
    await carpal.choose('one.zip', Buffer.from(zipFile([{ name: 'a/only.png', bytes: png }, { name: 'a/letter.txt', bytes: png }])));
    await carpal.answered('only.png');
    expect(await options().count()).toBe(0);
    expect(await carpal.text('.film-facts')).toContain(en.notices.only_film);
  });
});

describe('another format', () => {
  it('TIFF of 16 bits is read as the PNG of the same greys', async () => {
    await carpal.open('hand.png', encodePng(hand));
    const expected = await months();
    await carpal.open('hand.tif', tiff);
    expect(await carpal.text('.film-facts')).toContain('500 × 650, 16 bit grey, TIFF');
    expect(await months()).toBe(expected);
    expect((await carpal.save()).text).toContain('"format": "tiff"');
  });

  it('of several pages is read by the page that is chosen', async () => {
    const page = (picture: typeof hand8) => ({ width: 500, height: 650, bits: 8, values: [...picture.data] }) as const;
    await carpal.open('pages.tif', Buffer.from(tiffFile(page(hand8), page(drawHand({ width: 500, height: 650, maturity: 0.9 })))));
    const first = await months();
    await carpal.page.getByRole('combobox', { name: en.dicom.page }).selectOption({ label: en.dicom.frameOf(2, 2) });
    await expect.poll(async () => (await carpal.months()).female ?? first, { timeout: PATIENCE }).not.toBe(first);
  });

  it('WebP is read by the browser\'s own decoder: without loss, as the PNG', async () => {
    await carpal.open('hand.png', png);
    const expected = await months();
    const webp = await carpal.page.evaluate(async (base64) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d')!.drawImage(picture, 0, 0);
      // Of quality 1 Chromium loses nothing.
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 1 })).arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    }, png.toString('base64'));
    await carpal.open('hand.webp', Buffer.from(webp, 'base64'));
    expect(await carpal.text('.film-facts')).toContain('500 × 650, 8 bit RGB, WebP');
    expect(await months()).toBe(expected);
  });

  it('a picture from the clipboard is read', async () => {
    await carpal.page.evaluate((base64) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'image.png', { type: 'image/png' }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
    }, encodePng(hand).toString('base64'));
    await carpal.answered('image.png');
    expect(await carpal.text('.film-facts')).toContain('16 bit grey, PNG');
  });
});

describe('what is no film', () => {
  it.each<[string, string, Buffer, string]>([
    ['HEIC', 'photo.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'HeicFile'],
    ['PDF', 'report.pdf', Buffer.from('%PDF-1.7\n%'), 'PdfFile'],
    ['a TIFF that was cut off', 'half.tif', tiff.subarray(0, tiff.length / 2), 'TruncatedFile'],
    ['a WebP that was cut off', 'half.webp', Buffer.from('RIFF\xff\xff\0\0WEBPVP8L\0\0\0\0\0\0\0\0', 'latin1'), 'TruncatedFile'],
    ['a ZIP that was cut off', 'half.zip', mixed.subarray(0, 5000), 'ZipTruncated'],
    ['a ZIP with a password', 'secret.zip', Buffer.from(zipFile([{ name: 'a.png', bytes: png, encrypted: true }])), 'ZipEncrypted'],
    ['a ZIP of zeros', 'bomb.zip', Buffer.from(zipFile([{ name: 'a.dcm', bytes: new Uint8Array(64 * 1024 * 1024) }])), 'ZipBomb'],
    ['a DICOMDIR alone', 'DICOMDIR', Buffer.from(dicomDir([])), 'DicomDirAlone'],
  ])('%s gets its own sentence, and the page lives', async (_what, name, bytes, code) => {
    await carpal.choose(name, bytes);
    await carpal.page.locator(`.refusal[data-code=${code}]`).waitFor();
    expect(await carpal.text('.refusal .reason')).toBe(failureWords(code).title);
    expect(await carpal.text('.refusal')).toContain(failureWords(code).next);
  });

  it('is no hindrance to the next film', () => carpal.expectReads('good.png', png));
});

describe('a folder', () => {
  it('of five thousand mixed files is gone through, and the last of its films is a key away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carpal-'));
    try {
      for (let part = 0; part < 50; part += 1) {
        mkdirSync(join(folder, `${part}`));
        for (let index = 0; index < 100; index += 1) {
          const [name, bytes] = index % 4 === 0 ? [`${index}.png`, png.subarray(0, 200)] : index % 4 === 1 ? [`${index}`, Buffer.from('letter')] : [`${index}.txt`, Buffer.from('text')];
          writeFileSync(join(folder, `${part}`, name), bytes);
        }
      }
      writeFileSync(join(folder, 'z last.png'), png);
      await carpal.page.locator('input[type=file][webkitdirectory]').setInputFiles(folder);
      await carpal.page.locator('.film-panel-head h1', { hasText: '1,251 films' }).waitFor();
      expect(await options().count()).toBeLessThan(40);
      await carpal.page.locator('[role=listbox]').focus();
      await press('End');
      await press('Enter');
      await carpal.answered('z last.png');
      expect(await options().count()).toBeLessThan(40);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

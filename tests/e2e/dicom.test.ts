/** A DICOM file in the built page: under its own policy, with parser and decoders as chunks that are loaded when they are needed. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { ENCODERS } from '../dicom/encoders';
import { dicomFile, fragments, greyTags, type Tag } from '../dicom/writer';
import { drawHand } from '../phantom/phantom.mjs';
import { Carpal } from './carpal';

let carpal: Carpal;
beforeAll(async () => {
  carpal = await Carpal.ready();
  // By then everything is stored, decoders too.
  await carpal.page.locator('.status-offline[data-readiness=ready]').waitFor();
});
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const hand = drawHand({ width: 500, height: 650, maturity: 0.55, bits: 16 });
const grey = [...hand.data].map((level) => level >> 4);
const tags: Tag[] = [
  ...greyTags(hand.width, hand.height, grey), { tag: 0x00100010, vr: 'PN', value: 'Doe^Jane' }, { tag: 0x00100040, vr: 'CS', value: 'F' },
  { tag: 0x00281050, vr: 'DS', value: '2047.5\\1000' }, { tag: 0x00281051, vr: 'DS', value: '4096\\900' }, { tag: 0x00180015, vr: 'CS', value: 'HAND' },
];

describe('a DICOM file', () => {
  it.each(['explicit', 'deflated'] as const)('%s, is read, says the sex and waits for it to be confirmed', async (syntax) => {
    await carpal.drop('IM0001', Buffer.from(dicomFile(tags, { syntax })));
    await carpal.answered('IM0001');
    expect(await carpal.text('.film-facts')).toContain('500 × 650, 16 bit grey, DICOM');
    expect(await carpal.text('#sex-hint')).toBe(en.sex.fromFile.female);
    expect(await carpal.chosenSex()).toBeNull();
    await carpal.sex('female');
    expect(Object.keys(await carpal.months())).toEqual(['female']);
  });

  it.each([['jpeg', /assets\/jpeg-\w+.*\.js/], ['jpeg_ls', /assets\/charls.*\.wasm/], ['jpeg_2000', /assets\/openjpeg.*\.wasm/]] as const)(
    '%s, is decompressed to the very film by a decoder that is asked for now', async (syntax, decoder) => {
    const asked = () => carpal.requests.paths.filter((path) => decoder.test(path)).length;
    const had = asked();
    const before = await carpal.months();
    const stream = await ENCODERS[syntax]({ width: hand.width, height: hand.height, samples: grey });
    const compressed = tags.map((own) => (own.tag === 0x7fe00010 ? { ...own, vr: 'OB', value: fragments([stream]) } : own));
    const name = `${syntax}.dcm`;
    await carpal.drop(name, Buffer.from(dicomFile(compressed, { syntax })));
    await carpal.answered(name);
    await carpal.sex('female');
    expect(await carpal.months()).toEqual(before);
    expect(asked()).toBe(had + 1);
  });

  it('is read anew by another window, and the child\'s name stays on the page', async () => {
    const before = (await carpal.months()).female!;
    await carpal.page.getByRole('combobox', { name: en.dicom.window }).selectOption({ label: en.dicom.automatic });
    await expect.poll(async () => (await carpal.months()).female ?? before, { timeout: 20_000 }).not.toBe(before);
    const saved = (await carpal.save()).text;
    expect(saved).toContain('"transfer_syntax"');
    expect(saved).not.toMatch(/Doe|IM0001/);
  });

  it('without a picture is refused by a sentence', async () => {
    await carpal.drop('report.dcm', Buffer.from(dicomFile(tags.filter(({ tag }) => tag !== 0x7fe00010))));
    await carpal.page.getByText(en.failures.NoPixelData.title).first().waitFor();
  });
});

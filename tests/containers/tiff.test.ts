// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { openContainer } from '../../web/src/containers/open';
import { defaultPack, openCore, readPack } from '../../scripts/lib/engine';
import { lzw, tiffFile, type TiffWishes } from './tiff-writer';

const byDefault = { kind: 'default' } as const;
const noise = (count: number, below: number, seed = 7) => {
  let state = seed;
  return Array.from({ length: count }, (_, index) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    // Runs, so that every packing has some to find.
    return index % 7 < 3 ? 5 : Math.floor(state / 65536) % below;
  });
};

async function read(file: Uint8Array<ArrayBuffer>, page = 0) {
  const container = (await openContainer(file))!;
  const { description, samples } = await container.stored(page, byDefault);
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  const values = description.bits_allocated === 8 ? [...samples] : Array.from({ length: samples.length / 2 }, (_, index) => view.getUint16(2 * index, true));
  return { container, description, values };
}

const failure = (file: Uint8Array<ArrayBuffer>): Promise<string> => read(file).then(() => 'none', (error: { code?: string }) => error.code ?? String(error));

const base: TiffWishes = { width: 21, height: 13, bits: 8, values: noise(21 * 13, 256) };
const deep: TiffWishes = { ...base, bits: 16, values: [...noise(21 * 13 - 1, 65536), 65535] };
const rgb: TiffWishes = { ...base, samples: 3, photometric: 2, values: noise(21 * 13 * 3, 256) };

describe('TIFF', () => {
  const ways = (['none', 'lzw', 'deflate', 'packbits'] as const).flatMap((compression) => [false, true].flatMap((big) =>
    [{ rowsPerStrip: 13 }, { rowsPerStrip: 4 }, { tile: 16 }].flatMap((parts) => [false, true].map((differences) => ({ compression, big, differences, ...parts })))));

  it.each(ways)('gives back what was written: %o', async (way) => {
    for (const page of [base, deep, rgb, { ...rgb, planar: true }, { ...deep, samples: 3, photometric: 2, values: noise(21 * 13 * 3, 65536) }]) {
      expect((await read(tiffFile({ ...page, ...way }))).values).toEqual(page.values);
    }
  });

  it('unpacks codes of every length, and a table that is cleared', async () => {
    const values = noise(200 * 120, 256, 3);
    expect(lzw(Uint8Array.from(values)).length).toBeGreaterThan(4096);
    expect((await read(tiffFile({ width: 200, height: 120, bits: 8, values, compression: 'lzw' }))).values).toEqual(values);
  });

  it('takes white from the depth that the samples use', async () => {
    const depth = async (greatest: number) => (await read(tiffFile({ width: 2, height: 1, bits: 16, values: [0, greatest] }))).description;
    for (const [greatest, bits] of [[255, 8], [1000, 10], [4095, 12], [4096, 14], [16384, 16]] as const) {
      expect(await depth(greatest)).toMatchObject({ format: 'tiff', bits_stored: bits, voi: { center: (2 ** bits - 1) / 2, width: 2 ** bits - 1 } });
    }
  });

  it.each([[1, [1, 2, 3, 4, 5, 6]], [2, [2, 1, 4, 3, 6, 5]], [3, [6, 5, 4, 3, 2, 1]], [4, [5, 6, 3, 4, 1, 2]], [5, [1, 3, 5, 2, 4, 6]],
    [6, [5, 3, 1, 6, 4, 2]], [7, [6, 4, 2, 5, 3, 1]], [8, [2, 4, 6, 1, 3, 5]]])('is shown the way up that it says: %i', async (orientation, expected) => {
    const { values, description } = await read(tiffFile({ width: 2, height: 3, bits: 8, values: [1, 2, 3, 4, 5, 6], orientation }));
    expect(values).toEqual(expected);
    expect([description.width, description.height]).toEqual(orientation > 4 ? [3, 2] : [2, 3]);
  });

  it('leaves extra samples out; what alpha leaves open is black', async () => {
    const page = { width: 2, height: 1, bits: 8, samples: 2, values: [200, 255, 100, 51] } as const;
    expect((await read(tiffFile({ ...page, extra: 0 }))).values).toEqual([200, 100]);
    expect((await read(tiffFile({ ...page, extra: 2 }))).values).toEqual([200, 20]);
  });

  it('has pages to choose from, without smaller copies of them', async () => {
    const page = (value: number, kind: number): TiffWishes => ({ width: 1, height: 1, bits: 8, values: [value], fields: { 254: [kind] } });
    const file = tiffFile(page(10, 0), page(11, 1), page(20, 0));
    expect((await read(file)).container.frames).toBe(2);
    expect((await read(file, 1)).values).toEqual([20]);
    await expect(read(file, 2)).rejects.toMatchObject({ code: 'CorruptFile' });
  });

  it('becomes in the core the greys that were written, by every photometric interpretation', async () => {
    const core = await openCore((await readPack(defaultPack)).manifestText);
    const greys = async (page: TiffWishes) => {
      const { description, samples } = await (await openContainer(tiffFile(page)))!.stored(0, byDefault);
      core.decodeStored(description, samples);
      expect(core.validate('').film).toMatchObject({ format: 'tiff' });
      return [...core.pixels()];
    };
    const row = { width: 4, height: 1, bits: 8, values: [0, 1, 128, 255] } as const;
    expect(await greys(row)).toEqual([0, 257, 128 * 257, 65535]);
    expect(await greys({ ...row, photometric: 0 })).toEqual([65535, 254 * 257, 127 * 257, 0]);
    expect(await greys({ ...row, bits: 16, values: [0, 1, 32768, 65535] })).toEqual([0, 1, 32768, 65535]);
    const map = Array.from({ length: 768 }, (_, index) => (255 - (index % 256)) * 257);
    expect(await greys({ ...row, photometric: 3, fields: { 320: map } })).toEqual([65535, 254 * 257, 127 * 257, 0]);
  });

  it('that ends anywhere is told as cut short, and nothing else is made of it', async () => {
    for (const compression of ['none', 'lzw', 'deflate', 'packbits'] as const) {
      const file = tiffFile({ ...deep, compression });
      const pixels = 8 + 40;
      for (const end of [4, 9, pixels, file.length - 60, file.length - 1]) expect(await failure(file.slice(0, end)), `${compression} ${end}`).toBe('TruncatedFile');
    }
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['JPEG inside', tiffFile({ ...base, fields: { 259: [7] } }), 'UnsupportedFormat'],
    ['one bit', tiffFile({ ...base, fields: { 258: [1] } }), 'UnsupportedFormat'],
    ['CMYK', tiffFile({ ...base, fields: { 262: [5] } }), 'UnsupportedFormat'],
    ['floating point', tiffFile({ ...base, fields: { 339: [3] } }), 'UnsupportedFormat'],
    ['an unknown predictor', tiffFile({ ...base, fields: { 317: [3] } }), 'UnsupportedFormat'],
    ['BigTIFF', Uint8Array.of(0x49, 0x49, 43, 0, 8, 0, 0, 0), 'UnsupportedFormat'],
    ['a side of nothing', tiffFile({ ...base, fields: { 256: [0] } }), 'CorruptFile'],
    ['a claim of more pixels than there are', tiffFile({ ...base, fields: { 257: [60000], 278: [60000] } }), 'TruncatedFile'],
    ['more pixels than are accepted', tiffFile({ ...base, fields: { 256: [65000], 257: [65000] } }), 'TooManyPixels'],
    ['a strip that unpacks to less', tiffFile({ ...base, compression: 'deflate', fields: { 257: [26], 278: [26] } }), 'TruncatedFile'],
    ['fewer strips than rows', tiffFile({ ...base, fields: { 257: [60000] } }), 'CorruptFile'],
    ['more than one extra sample', tiffFile({ ...base, samples: 3, values: rgb.values }), 'UnsupportedFormat'],
    ['no offsets', tiffFile({ ...base, fields: { 273: [] } }), 'CorruptFile'],
    ['a packing that makes no sense', tiffFile({ ...base, compression: 'deflate', fields: { 259: [5] } }), 'TruncatedFile'],
  ])('%s is refused by name', async (_what, file, code) => {
    expect(await failure(file)).toBe(code);
  });

  it('whose pages follow each other in a circle is refused', async () => {
    const file = tiffFile(base);
    const at = new DataView(file.buffer).getUint32(4, true);
    const entries = new DataView(file.buffer).getUint16(at, true);
    new DataView(file.buffer).setUint32(at + 2 + 12 * entries, at, true);
    expect(await failure(file)).toBe('CorruptFile');
  });
});

describe('files that are no film here', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['HEIC', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HeicFile'], ['AVIF', bytes('\0\0\0\x18ftypavif\0\0\0\0'), 'HeicFile'],
    ['PDF', bytes('%PDF-1.7\n'), 'PdfFile'], ['PDF behind other bytes', bytes('\r\n\r\n%PDF-1.4'), 'PdfFile'],
    ['a ZIP in a film\'s place', bytes('PK\x03\x04'), 'ArchiveFile'], ['7z', bytes('7z\xbc\xaf\x27\x1c'), 'ArchiveFile'],
    ['WebP outside of a browser', bytes('RIFF\x10\0\0\0WEBPVP8L'), 'UnsupportedFormat'],
  ])('%s has a code of its own', async (_what, file, code) => {
    await expect(openContainer(file)).rejects.toMatchObject({ code });
  });

  it('is left to the core where nothing is known of it', async () => {
    for (const file of [bytes(''), bytes('\x89PNG\r\n'), bytes('\xff\xd8\xff'), bytes('BM'), bytes('hello')]) expect(await openContainer(file)).toBeNull();
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Geometry } from '../pixels';
import { decodeJpeg } from './jpeg';

const info: Geometry = {
  width: 8, height: 8, samples: 3, bits_allocated: 8, bits_stored: 8, high_bit: 7, signed: false, planar: false, photometric: 'RGB', rescale: null, modality_lut: null,
  inverse: false, palette: null,
};
const segment = (marker: number, ...content: number[]) => [0xff, marker, 0, content.length + 2, ...content];
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const adobe = (transform: number) => segment(0xee, ...letters('Adobe'), 0, 100, 0, 0, 0, 0, transform);
const jfif = segment(0xe0, ...letters('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

/** 8 x 8 mid-grey in three components: every table has one code of one bit, which says "no difference" and "no more". */
function stream({ head = [] as number[], ids = [1, 2, 3], process = 0xc0, data = [0x03] } = {}): Uint8Array {
  return Uint8Array.from([
    0xff, 0xd8, ...head, ...segment(0xdb, 0, ...new Array<number>(64).fill(1)),
    ...segment(process, 8, 0, 8, 0, 8, 3, ...ids.flatMap((id) => [id, 0x11, 0])),
    ...[0x00, 0x10].flatMap((table) => segment(0xc4, table, 1, ...new Array<number>(15).fill(0), 0)),
    ...segment(0xda, 3, ...ids.flatMap((id) => [id, 0]), 0, 63, 0), ...data, 0xff, 0xd9,
  ]);
}

describe('the colours of a JPEG stream', () => {
  it.each<[string, Uint8Array, Geometry['photometric'], string]>([
    ['as Adobe says, none', stream({ head: adobe(0) }), 'YBR_FULL_422', 'RGB'],
    ['as Adobe says, YCbCr', stream({ head: adobe(1) }), 'RGB', 'YBR_FULL'],
    ['of JFIF', stream({ head: jfif }), 'RGB', 'YBR_FULL'],
    ['by the names of the components', stream({ ids: letters('RGB') }), 'YBR_FULL_422', 'RGB'],
    ['as the data set says, RGB', stream(), 'RGB', 'RGB'],
    ['as the data set says, YCbCr', stream(), 'YBR_FULL_422', 'YBR_FULL'],
  ])('%s', async (_name, bytes, photometric, expected) => {
    const decoded = await decodeJpeg(bytes, { ...info, photometric });
    expect(decoded.geometry.photometric).toBe(expected);
    expect(decoded.samples).toEqual(new Uint8Array(192).fill(128));
  });
});

it.each<[string, Uint8Array, Geometry, string]>([
  ['of another size', stream(), { ...info, width: 9 }, 'CorruptFile'],
  ['of other components', stream(), { ...info, samples: 1, photometric: 'MONOCHROME2' }, 'CorruptFile'],
  ['of a progressive process', stream({ process: 0xc2 }), info, 'UnsupportedFormat'],
  ['without data', stream({ data: [] }), info, 'CorruptFile'],
  ['with a code that is none', stream({ data: [0xfe, 0xfe] }), info, 'CorruptFile'],
  ['without scan', stream().slice(0, 132), info, 'TruncatedFile'],
])('a JPEG stream %s is refused', async (_name, bytes, expected, code) => {
  await expect(decodeJpeg(bytes, expected)).rejects.toMatchObject({ code });
});

/** Small DICOM files for tests, element by element. */
import { deflateRawSync } from 'node:zlib';

export interface Tag {
  readonly tag: number;
  readonly vr: string;
  readonly value: string | number | readonly number[] | Uint8Array | readonly (readonly Tag[])[];
}

export interface FileOptions {
  readonly syntax?: keyof typeof UIDS;
  readonly preamble?: boolean;
  /** MediaStorageSOPClassUID. */
  readonly mediaClass?: string;
}

const UIDS = {
  implicit: '1.2.840.10008.1.2', explicit: '1.2.840.10008.1.2.1', big_endian: '1.2.840.10008.1.2.2', deflated: '1.2.840.10008.1.2.1.99', rle: '1.2.840.10008.1.2.5',
  jpeg: '1.2.840.10008.1.2.4.70', jpeg_ls: '1.2.840.10008.1.2.4.80', jpeg_2000: '1.2.840.10008.1.2.4.90', mpeg_2: '1.2.840.10008.1.2.4.100',
} as const;
const NATIVE: readonly string[] = ['implicit', 'explicit', 'big_endian', 'deflated'];
const LONG = ['OB', 'OV', 'OW', 'SQ', 'UN', 'UT'];
const UNDEFINED = 0xffffffff;

const words = (values: readonly number[], size: 2 | 4, little: boolean) => {
  const bytes = Buffer.alloc(values.length * size);
  values.forEach((value, index) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    if (size === 2) view.setUint16(index * 2, value & 0xffff, little);
    else view.setUint32(index * 4, value >>> 0, little);
  });
  return bytes;
};

function valueBytes({ vr, value }: Tag, explicit: boolean, little: boolean): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (vr === 'SQ') {
    return Buffer.concat((value as readonly (readonly Tag[])[]).map((item) => {
      const body = Buffer.concat(item.map((tag) => element(tag, explicit, little)));
      return Buffer.concat([words([0xfffe, 0xe000], 2, little), words([body.length], 4, little), body]);
    }));
  }
  if (typeof value === 'string') return Buffer.from(value.length % 2 === 0 ? value : value + (vr === 'UI' ? '\0' : ' '), 'latin1');
  return words(typeof value === 'number' ? [value] : (value as readonly number[]), vr === 'UL' ? 4 : 2, little);
}

function element(tag: Tag, explicit: boolean, little: boolean, length?: number): Buffer {
  const body = valueBytes(tag, explicit, little);
  const told = length ?? body.length;
  const name = words([tag.tag >>> 16, tag.tag & 0xffff], 2, little);
  if (!explicit) return Buffer.concat([name, words([told], 4, little), body]);
  const vr = Buffer.from(tag.vr, 'latin1');
  if (LONG.includes(tag.vr)) return Buffer.concat([name, vr, words([0], 2, little), words([told], 4, little), body]);
  return Buffer.concat([name, vr, words([told], 2, little), body]);
}

export function dicomFile(tags: readonly Tag[], { syntax = 'explicit', preamble = true, mediaClass }: FileOptions = {}): Uint8Array<ArrayBuffer> {
  const [explicit, little] = [syntax !== 'implicit', syntax !== 'big_endian'];
  const encapsulated = !NATIVE.includes(syntax);
  const body = Buffer.concat([...tags].sort((a, b) => a.tag - b.tag).map((tag) => element(tag, explicit, little, encapsulated && tag.tag === 0x7fe00010 ? UNDEFINED : undefined)));
  const meta = Buffer.concat([
    ...(mediaClass === undefined ? [] : [element({ tag: 0x00020002, vr: 'UI', value: mediaClass }, true, true)]),
    element({ tag: 0x00020010, vr: 'UI', value: UIDS[syntax] }, true, true),
  ]);
  const group = element({ tag: 0x00020000, vr: 'UL', value: meta.length }, true, true);
  const parts = [...(preamble ? [Buffer.alloc(128), Buffer.from('DICM'), group, meta] : []), syntax === 'deflated' ? deflateRawSync(body) : body];
  return new Uint8Array(Buffer.concat(parts));
}

/** PixelData of encapsulated syntaxes: offset table, fragments, end. */
export function fragments(parts: readonly Uint8Array[], offsets: readonly number[] = []): Uint8Array {
  const item = (body: Uint8Array) => Buffer.concat([words([0xfffe, 0xe000], 2, true), words([body.length], 4, true), body]);
  return Buffer.concat([item(words(offsets, 4, true)), ...parts.map(item), words([0xfffe, 0xe0dd], 2, true), words([0], 4, true)]);
}

/** 12 bits in 16, unsigned, one row after the other. */
export function greyTags(width: number, height: number, samples: readonly number[], little = true): Tag[] {
  return [
    { tag: 0x00280002, vr: 'US', value: 1 }, { tag: 0x00280004, vr: 'CS', value: 'MONOCHROME2' }, { tag: 0x00280010, vr: 'US', value: height },
    { tag: 0x00280011, vr: 'US', value: width }, { tag: 0x00280100, vr: 'US', value: 16 }, { tag: 0x00280101, vr: 'US', value: 12 },
    { tag: 0x00280102, vr: 'US', value: 11 }, { tag: 0x00280103, vr: 'US', value: 0 }, { tag: 0x7fe00010, vr: 'OW', value: words(samples, 2, little) },
  ];
}

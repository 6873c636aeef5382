/** DICOM files in Explicit VR Little Endian (PS3.5, PS3.10), element by element. Text is UTF-8; the data set says so (ISO_IR 192). */
import { joined } from '../pdf/truetype';

export type DataSet = readonly Element[];

export interface Element {
  readonly tag: number;
  readonly vr: string;
  /** Text with backslashes between values; numbers of US, UL; bytes; items of a sequence. */
  readonly value: string | readonly number[] | Uint8Array | readonly DataSet[];
}

export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
/** One random UUID, ours for good. */
const IMPLEMENTATION = '2.25.213697252486830271442091513220731474857';
/** VRs with two reserved bytes and a length of four (PS3.5, 7.1.2). */
const LONG = ['OB', 'OW', 'SQ', 'UC', 'UT', 'UN'];
/** Most characters of a value (PS3.5, 6.2); longer ones are cut rather than written against the standard. */
const MOST: Readonly<Record<string, number>> = { CS: 16, DS: 16, IS: 12, SH: 16, LO: 64, PN: 64, UI: 64, ST: 1024, LT: 10240 };

export function dicomFile(sopClass: string, sopInstance: string, dataSet: DataSet): Uint8Array<ArrayBuffer> {
  const meta = encoded([
    { tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) }, { tag: 0x00020002, vr: 'UI', value: sopClass }, { tag: 0x00020003, vr: 'UI', value: sopInstance },
    { tag: 0x00020010, vr: 'UI', value: EXPLICIT_LITTLE }, { tag: 0x00020012, vr: 'UI', value: IMPLEMENTATION }, { tag: 0x00020013, vr: 'SH', value: 'CARPAL' },
  ]);
  const length = encoded([{ tag: 0x00020000, vr: 'UL', value: [meta.length] }]);
  const preamble = new Uint8Array(132);
  preamble.set([68, 73, 67, 77], 128);
  const body: DataSet = [
    { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' }, { tag: 0x00080016, vr: 'UI', value: sopClass }, { tag: 0x00080018, vr: 'UI', value: sopInstance }, ...dataSet,
  ];
  return joined([preamble, length, meta, encoded(body)]);
}

function encoded(dataSet: DataSet): Uint8Array<ArrayBuffer> {
  return joined([...dataSet].sort((a, b) => a.tag - b.tag).flatMap((element) => {
    const value = valueBytes(element);
    const long = LONG.includes(element.vr);
    const header = new DataView(new ArrayBuffer(long ? 12 : 8));
    header.setUint16(0, element.tag >>> 16, true);
    header.setUint16(2, element.tag & 0xffff, true);
    header.setUint8(4, element.vr.charCodeAt(0));
    header.setUint8(5, element.vr.charCodeAt(1));
    if (long) header.setUint32(8, value.length, true);
    else {
      if (value.length > 0xffff) throw new Error(`${element.vr} of ${value.length} bytes`);
      header.setUint16(6, value.length, true);
    }
    return [new Uint8Array(header.buffer), value];
  }));
}

function valueBytes({ vr, value }: Element): Uint8Array<ArrayBuffer> {
  if (typeof value === 'string') return even(new TextEncoder().encode(withinLimit(vr, value)), vr === 'UI' ? 0 : 32);
  if (value instanceof Uint8Array) return even(value, 0);
  if (vr === 'SQ') return joined((value as readonly DataSet[]).map(item));
  const size = vr === 'UL' ? 4 : 2;
  const out = new DataView(new ArrayBuffer(value.length * size));
  (value as readonly number[]).forEach((one, index) => (size === 4 ? out.setUint32(index * 4, one, true) : out.setUint16(index * 2, one, true)));
  return new Uint8Array(out.buffer);
}

/** In a text of one value a backslash is a letter like any other; elsewhere it stands between values. */
const withinLimit = (vr: string, value: string): string => {
  const most = MOST[vr];
  if (most === undefined) return value;
  const cut = (one: string) => [...one].slice(0, most).join('');
  return ['ST', 'LT'].includes(vr) ? cut(value) : value.split('\\').map(cut).join('\\');
};

function item(dataSet: DataSet): Uint8Array<ArrayBuffer> {
  const body = encoded(dataSet);
  const header = new DataView(new ArrayBuffer(8));
  header.setUint16(0, 0xfffe, true);
  header.setUint16(2, 0xe000, true);
  header.setUint32(4, body.length, true);
  return joined([new Uint8Array(header.buffer), body]);
}

function even(bytes: Uint8Array, padding: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length + (bytes.length % 2)).fill(padding);
  out.set(bytes);
  return out;
}

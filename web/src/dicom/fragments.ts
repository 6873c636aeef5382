/** Encapsulated pixel data (PS3.5 A.4): the stream of one frame, joined of its fragments. */
import type { DataSet, Element } from 'dicom-parser';
import { DicomError } from './error';

interface Fragment {
  /** Of its item, from that of the first fragment: what offset tables count. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export function fragmentsOf(dataSet: DataSet, element: Element): Fragment[] {
  if (!element.encapsulatedPixelData) throw new DicomError('CorruptFile', 'PixelData of defined length in an encapsulated transfer syntax');
  const { buffer, byteOffset, length: size } = dataSet.byteArray;
  return (element.fragments ?? []).map(({ offset, position, length }) => {
    if (position + length > size) throw new DicomError('TruncatedFile', 'fragments');
    return { offset, bytes: new Uint8Array(buffer, byteOffset + position, length) };
  });
}

export function encapsulatedFrame(dataSet: DataSet, element: Element, frame: number, frames: number): Uint8Array {
  const fragments = fragmentsOf(dataSet, element);
  if (frames === 1) return joined(fragments);
  const starts = startsOf(dataSet, element, fragments, frames);
  const from = starts[frame]!;
  // A table may name the frames in another order than that of their fragments.
  const next = Math.min(fragments.length, ...starts.filter((start) => start > from));
  return joined(fragments.slice(from, next));
}

/** For each frame its first fragment. */
function startsOf(dataSet: DataSet, element: Element, fragments: readonly Fragment[], frames: number): number[] {
  const extended = extendedOffsets(dataSet);
  const offsets = extended.length > 0 ? extended : element.basicOffsetTable ?? [];
  if (offsets.length > 0) return startsByTable(offsets, fragments, frames);
  if (fragments.length === frames) return fragments.map((_, index) => index);
  const starts = fragments.flatMap(({ bytes }, index) => (beginsStream(bytes) ? [index] : []));
  if (starts.length !== frames || starts[0] !== 0) throw new DicomError('CorruptFile', `${fragments.length} fragments for ${frames} frames, and no offsets`);
  return starts;
}

function startsByTable(offsets: readonly number[], fragments: readonly Fragment[], frames: number): number[] {
  if (offsets.length !== frames) throw new DicomError('CorruptFile', `${offsets.length} offsets for ${frames} frames`);
  const byOffset = new Map(fragments.map(({ offset }, index) => [offset, index]));
  const starts = offsets.flatMap((offset) => byOffset.get(offset) ?? []);
  if (new Set(starts).size !== frames || !starts.includes(0)) throw new DicomError('CorruptFile', 'the offsets of the frames are not those of the fragments');
  return starts;
}

/** Extended Offset Table: 64 bits each. */
function extendedOffsets({ elements, byteArray }: DataSet): number[] {
  const { dataOffset, length } = elements.x7fe00001 ?? { dataOffset: 0, length: 0 };
  const view = new DataView(byteArray.buffer, byteArray.byteOffset + dataOffset, length);
  return Array.from({ length: Math.floor(length / 8) }, (_, index) => Number(view.getBigUint64(8 * index, true)));
}

/** SOI of JPEG and JPEG-LS, SOC of JPEG 2000. */
const beginsStream = (bytes: Uint8Array) => bytes[0] === 0xff && (bytes[1] === 0xd8 || bytes[1] === 0x4f);

function joined(fragments: readonly Fragment[]): Uint8Array {
  if (fragments.length === 1) return fragments[0]!.bytes;
  const whole = new Uint8Array(fragments.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of fragments) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/** The samples of one frame, as they would lie uncompressed in a little-endian file. */
import type { DataSet, Element } from 'dicom-parser';
import { decoderOf } from './codecs';
import type { Codec, Frame } from './codecs/codec';
import { DicomError } from './error';
import { encapsulatedFrame, fragmentsOf } from './fragments';
import type { Geometry } from './pixels';
import { decimal } from './values';

/** PS3.6 table A-1. */
const JPEG = '1.2.840.10008.1.2.4';
const SYNTAXES: Readonly<Record<string, 'native' | 'big_endian' | Codec>> = {
  '1.2.840.10008.1.2': 'native', '1.2.840.10008.1.2.1': 'native', '1.2.840.10008.1.2.1.99': 'native', '1.2.840.10008.1.2.2': 'big_endian',
  '1.2.840.10008.1.2.5': 'rle',
  [`${JPEG}.50`]: 'jpeg', [`${JPEG}.51`]: 'jpeg', [`${JPEG}.57`]: 'jpeg', [`${JPEG}.70`]: 'jpeg', [`${JPEG}.80`]: 'jpeg_ls', [`${JPEG}.81`]: 'jpeg_ls',
  [`${JPEG}.90`]: 'jpeg_2000', [`${JPEG}.91`]: 'jpeg_2000', [`${JPEG}.201`]: 'jpeg_2000', [`${JPEG}.202`]: 'jpeg_2000', [`${JPEG}.203`]: 'jpeg_2000',
};

export function syntaxOf(transferSyntax: string): 'native' | 'big_endian' | Codec {
  const syntax = Object.hasOwn(SYNTAXES, transferSyntax) ? SYNTAXES[transferSyntax] : undefined;
  if (syntax === undefined) throw new DicomError('UnsupportedFormat', `transfer syntax ${transferSyntax}`);
  return syntax;
}

export function pixelElement(dataSet: DataSet): Element {
  const element = dataSet.elements.x7fe00010;
  if (element === undefined || (element.encapsulatedPixelData ? element.fragments?.length === 0 : element.length === 0)) {
    throw new DicomError('NoPixelData', 'PixelData is missing');
  }
  return element;
}

/** More are no film of a hand: the number is the file's word, and the page lists every one. */
const MOST_FRAMES = 4096;

/** NumberOfFrames, where the file is large enough for them. */
export function frameCount(dataSet: DataSet, transferSyntax: string, geometry: Geometry): number {
  const frames = Math.max(1, Math.floor(decimal(dataSet, 'x00280008') ?? 1));
  if (frames > MOST_FRAMES) throw new DicomError('UnsupportedFormat', `${frames} frames`);
  const element = pixelElement(dataSet);
  const syntax = syntaxOf(transferSyntax);
  if (syntax === 'native' || syntax === 'big_endian') {
    if (element.encapsulatedPixelData) throw new DicomError('CorruptFile', 'PixelData in fragments in a native transfer syntax');
    const bytes = frames * frameBytes(geometry);
    if (element.length < bytes) throw new DicomError('TruncatedFile', `${element.length} bytes of pixels, not ${bytes}`);
  } else {
    const { length } = fragmentsOf(dataSet, element);
    if (frames > length) throw new DicomError('TruncatedFile', `${length} fragments for ${frames} frames`);
  }
  return frames;
}

/** Uncompressed; YBR_FULL_422 shares its chroma between the two pixels of a pair. */
function frameBytes({ width, height, samples, bits_allocated, photometric }: Geometry): number {
  return photometric === 'YBR_FULL_422' ? 2 * (width + (width % 2)) * height : width * height * samples * (bits_allocated / 8);
}

export async function frameOf(dataSet: DataSet, transferSyntax: string, geometry: Geometry, frame: number, frames: number): Promise<Frame> {
  if (!Number.isInteger(frame) || frame < 0 || frame >= frames) throw new DicomError('CorruptFile', `frame ${frame + 1} of ${frames}`);
  const element = pixelElement(dataSet);
  const syntax = syntaxOf(transferSyntax);
  switch (syntax) {
    case 'native': return { samples: nativeFrame(dataSet, element, geometry, frame), geometry };
    case 'big_endian': return { samples: nativeFrame(dataSet, element, geometry, frame, unitOf(geometry, element)), geometry };
    default: return (await decoderOf(syntax))(encapsulatedFrame(dataSet, element, frame, frames), geometry);
  }
}

/** Bytes that big endian turned together: those of a sample; bytes in words (OW) too. */
function unitOf({ bits_allocated }: Geometry, { vr }: Element): number {
  return bits_allocated === 8 ? (vr === 'OB' ? 1 : 2) : bits_allocated / 8;
}

/** Units are counted from the first frame's first byte: a frame may begin or end within one. */
function nativeFrame(dataSet: DataSet, element: Element, geometry: Geometry, frame: number, unit = 1): Uint8Array {
  const bytes = frameBytes(geometry);
  const start = frame * bytes;
  const end = Math.min(element.length, dataSet.byteArray.length - element.dataOffset);
  if (start + bytes > end) throw new DicomError('TruncatedFile', `frame ${frame + 1}: ${Math.max(0, end - start)} bytes of pixels, not ${bytes}`);
  const [from, to] = [start - (start % unit), Math.min(end, Math.ceil((start + bytes) / unit) * unit)];
  const whole = new Uint8Array(dataSet.byteArray.buffer, dataSet.byteArray.byteOffset + element.dataOffset + from, to - from).slice();
  for (let at = 0; unit > 1 && at + unit <= whole.length; at += unit) whole.subarray(at, at + unit).reverse();
  return whole.subarray(start - from, start - from + bytes);
}

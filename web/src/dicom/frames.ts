/** The samples of one frame, as they would lie uncompressed in a little-endian file. */
import type { DataSet, Element } from 'dicom-parser';
import dicomParser from 'dicom-parser';
import { DicomError } from './error';
import type { Geometry } from './pixels';
import { decodeRle } from './rle';
import { decimal } from './values';

/** PS3.6 table A-1. */
export const SYNTAXES: Readonly<Record<string, 'native' | 'big_endian' | 'rle'>> = {
  '1.2.840.10008.1.2': 'native', '1.2.840.10008.1.2.1': 'native', '1.2.840.10008.1.2.1.99': 'native', '1.2.840.10008.1.2.2': 'big_endian',
  '1.2.840.10008.1.2.5': 'rle',
};

export function pixelElement(dataSet: DataSet): Element {
  const element = dataSet.elements.x7fe00010;
  if (element === undefined || (element.length === 0 && !element.encapsulatedPixelData)) throw new DicomError('NoPixelData', 'PixelData is missing');
  return element;
}

/** More are no film of a hand: the number is the file's word, and the page lists every one. */
const MOST_FRAMES = 4096;

/** NumberOfFrames, where the file is large enough for them. */
export function frameCount(dataSet: DataSet, transferSyntax: string, geometry: Geometry): number {
  const frames = Math.max(1, Math.floor(decimal(dataSet, 'x00280008') ?? 1));
  if (frames > MOST_FRAMES) throw new DicomError('UnsupportedFormat', `${frames} frames`);
  const element = pixelElement(dataSet);
  if (SYNTAXES[transferSyntax] === 'rle') {
    if (frames > (element.fragments ?? []).length) throw new DicomError('TruncatedFile', `${element.fragments?.length ?? 0} fragments for ${frames} frames`);
  } else if (element.length < frames * frameBytes(geometry)) {
    throw new DicomError('TruncatedFile', `${element.length} bytes of pixels, not ${frames * frameBytes(geometry)}`);
  }
  return frames;
}

/** Uncompressed; YBR_FULL_422 shares its chroma between the two pixels of a pair. */
function frameBytes({ width, height, samples, bits_allocated, photometric }: Geometry): number {
  return photometric === 'YBR_FULL_422' ? 2 * (width + (width % 2)) * height : width * height * samples * (bits_allocated / 8);
}

export function samplesOf(dataSet: DataSet, transferSyntax: string, geometry: Geometry, frame: number, frames: number): Uint8Array {
  if (!Number.isInteger(frame) || frame < 0 || frame >= frames) throw new DicomError('CorruptFile', `frame ${frame + 1} of ${frames}`);
  const element = pixelElement(dataSet);
  switch (SYNTAXES[transferSyntax]) {
    case 'native': return nativeFrame(dataSet, element, geometry, frame);
    case 'big_endian': return turnedWords(nativeFrame(dataSet, element, geometry, frame), geometry.bits_allocated, element.vr);
    case 'rle': {
      const { width, height, samples, bits_allocated } = geometry;
      return decodeRle(encapsulatedFrame(dataSet, element, frame, frames), width * height, samples, bits_allocated / 8);
    }
    default: throw new DicomError('UnsupportedFormat', `transfer syntax ${transferSyntax}`);
  }
}

/** RLE's samples lie pixel by pixel once they are decoded; luma and chroma are not shared. */
export const lieInterleaved = (transferSyntax: string) => SYNTAXES[transferSyntax] === 'rle';

function nativeFrame(dataSet: DataSet, element: Element, geometry: Geometry, frame: number): Uint8Array {
  const bytes = frameBytes(geometry);
  const from = element.dataOffset + frame * bytes;
  const end = Math.min(element.dataOffset + element.length, dataSet.byteArray.length);
  if (from + bytes > end) throw new DicomError('TruncatedFile', `frame ${frame + 1}: ${Math.max(0, end - from)} bytes of pixels, not ${bytes}`);
  return new Uint8Array(dataSet.byteArray.buffer, dataSet.byteArray.byteOffset + from, bytes).slice();
}

/** Big endian to little; bytes in words (OW) were turned too. */
function turnedWords(bytes: Uint8Array, bitsAllocated: number, vr: string | undefined): Uint8Array {
  const size = bitsAllocated === 8 ? (vr === 'OB' ? 1 : 2) : bitsAllocated / 8;
  if (size === 1) return bytes;
  for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}

function encapsulatedFrame(dataSet: DataSet, element: Element, frame: number, frames: number): Uint8Array {
  const fragments = element.fragments ?? [];
  if (!element.encapsulatedPixelData || fragments.length === 0) throw new DicomError('CorruptFile', 'no fragments');
  if (fragments.some(({ position, length }) => position + length > dataSet.byteArray.length)) throw new DicomError('TruncatedFile', 'fragments');
  try {
    if (frames === 1) return new Uint8Array(dicomParser.readEncapsulatedPixelDataFromFragments(dataSet, element, 0, fragments.length));
    const table = element.basicOffsetTable ?? [];
    if (table.length === frames) return new Uint8Array(dicomParser.readEncapsulatedImageFrame(dataSet, element, frame));
    if (fragments.length !== frames) throw new DicomError('CorruptFile', `${fragments.length} fragments for ${frames} frames, and no offsets`);
    return new Uint8Array(dicomParser.readEncapsulatedPixelDataFromFragments(dataSet, element, frame));
  } catch (error) {
    if (error instanceof DicomError) throw error;
    throw new DicomError('CorruptFile', 'fragments');
  }
}

/** RLE Lossless, PS3.5 annex G: a segment a byte plane, each of PackBits. */
import { unpackBits } from '../containers/packbits';
import { DicomError } from './error';

const HEADER = 64;
const MOST_SEGMENTS = 15;

/**
 * To the samples as they would lie uncompressed: little endian, pixel by pixel. `planes`: bytes a sample times samples a pixel; a frame with
 * another number of segments is corrupt.
 */
export function decodeRle(frame: Uint8Array, pixels: number, samples: number, bytesASample: number): Uint8Array<ArrayBuffer> {
  const planes = samples * bytesASample;
  if (frame.length < HEADER) throw new DicomError('TruncatedFile', 'RLE header');
  const header = new DataView(frame.buffer, frame.byteOffset, HEADER);
  const segments = header.getUint32(0, true);
  if (segments !== planes || segments > MOST_SEGMENTS) throw new DicomError('CorruptFile', `${segments} RLE segments, not ${planes}`);
  const out = new Uint8Array(pixels * planes);
  for (let segment = 0; segment < segments; segment += 1) {
    const from = header.getUint32(4 + 4 * segment, true);
    const to = segment + 1 < segments ? header.getUint32(8 + 4 * segment, true) : frame.length;
    if (from < HEADER || to < from || to > frame.length) throw new DicomError('CorruptFile', 'RLE offsets');
    // The most significant byte comes first.
    const sample = Math.floor(segment / bytesASample);
    const byte = bytesASample - 1 - (segment % bytesASample);
    if (!unpackBits(frame.subarray(from, to), out, sample * bytesASample + byte, planes)) throw new DicomError('TruncatedFile', 'RLE segment');
  }
  return out;
}

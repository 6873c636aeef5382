/** RLE Lossless, PS3.5 annex G: a segment a byte plane, each of PackBits. */
import { unpackBits } from '../../containers/packbits';
import { DicomError } from '../error';
import { unshared, type Decoder } from './codec';

const HEADER = 64;
const MOST_SEGMENTS = 15;

/** The layout of the samples is the data set's; luma and chroma are not shared. A stream with another number of planes is corrupt. */
export const decodeRle: Decoder = async (frame, geometry) => {
  const bytesASample = geometry.bits_allocated / 8;
  const planes = geometry.samples * bytesASample;
  if (frame.length < HEADER) throw new DicomError('TruncatedFile', 'RLE header');
  const header = new DataView(frame.buffer, frame.byteOffset, HEADER);
  const segments = header.getUint32(0, true);
  if (segments !== planes || segments > MOST_SEGMENTS) throw new DicomError('CorruptFile', `${segments} RLE segments, not ${planes}`);
  const out = new Uint8Array(geometry.width * geometry.height * planes);
  for (let segment = 0; segment < segments; segment += 1) {
    const from = header.getUint32(4 + 4 * segment, true);
    const to = segment + 1 < segments ? header.getUint32(8 + 4 * segment, true) : frame.length;
    if (from < HEADER || to < from || to > frame.length) throw new DicomError('CorruptFile', 'RLE offsets');
    // The most significant byte comes first.
    const sample = Math.floor(segment / bytesASample);
    const byte = bytesASample - 1 - (segment % bytesASample);
    if (!unpackBits(frame.subarray(from, to), out, sample * bytesASample + byte, planes)) throw new DicomError('TruncatedFile', 'RLE segment');
  }
  return { samples: out, geometry: { ...geometry, planar: false, photometric: unshared(geometry.photometric) } };
};

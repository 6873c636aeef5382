/** RLE Lossless, PS3.5 annex G: a segment a byte plane, each of PackBits. */
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
    unpack(frame.subarray(from, to), out, sample * bytesASample + byte, planes);
  }
  return { samples: out, geometry: { ...geometry, planar: false, photometric: unshared(geometry.photometric) } };
};

/** Every `step`th byte of `out` from `start` on. */
function unpack(packed: Uint8Array, out: Uint8Array, start: number, step: number): void {
  let at = start;
  let i = 0;
  while (at < out.length) {
    const control = packed[i];
    if (control === undefined) throw new DicomError('TruncatedFile', 'RLE segment');
    i += 1;
    if (control === 128) continue;
    const literal = control < 128;
    const count = literal ? control + 1 : 257 - control;
    for (let k = 0; k < count && at < out.length; k += 1, at += step) {
      const value = packed[literal ? i + k : i];
      if (value === undefined) throw new DicomError('TruncatedFile', 'RLE segment');
      out[at] = value;
    }
    i += literal ? count : 1;
  }
}

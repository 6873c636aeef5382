/** JPEG-LS (ITU-T T.87), lossless and near-lossless: CharLS. */
import create from '@cornerstonejs/codec-charls/decodewasmjs';
import { DicomError } from '../error';
import type { Geometry } from '../pixels';
import { decodedGeometry, sidesOf, type Decoder } from './codec';
import { broken, wasmCodec } from './wasm';

const charls = wasmCodec('JPEG-LS', create, new URL('../../../../node_modules/@cornerstonejs/codec-charls/dist/charlswasm_decode.wasm', import.meta.url));
/** CharLS takes many seconds to notice that a stream is over where no marker says so. */
const END = [0xff, 0xd9];
const BY_PLANE = 0;

export const decodeJpegLs: Decoder = async (stream, geometry) => {
  const precision = precisionOf(stream, geometry);
  return charls(stream, ({ JpegLSDecoder }) => {
    const decoder = new JpegLSDecoder();
    const input = decoder.getEncodedBuffer(stream.length + END.length);
    input.set(stream);
    input.set(END, stream.length);
    decoder.decode();
    const samples = new Uint8Array(decoder.getDecodedBuffer());
    const decoded = decodedGeometry(geometry, { precision, planar: geometry.samples > 1 && decoder.getInterleaveMode() === BY_PLANE });
    if (samples.length !== (geometry.width * geometry.height * geometry.samples * decoded.bits_allocated) / 8) throw broken('JPEG-LS', stream);
    return { samples, geometry: decoded };
  });
};

/** Bits of a sample, by the frame header (T.87 C.2.2), whose sides are those of the data set. */
function precisionOf(stream: Uint8Array, geometry: Geometry): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 2; at + 10 <= stream.length && stream[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (stream[at + 1] !== 0xf7) continue;
    const precision = view.getUint8(at + 4);
    const sides = sidesOf({ width: view.getUint16(at + 7), height: view.getUint16(at + 5), samples: view.getUint8(at + 9) });
    if (sides !== sidesOf(geometry)) throw new DicomError('CorruptFile', `a JPEG-LS stream of ${sides} in a film of ${sidesOf(geometry)}`);
    if (precision < 2 || precision > 16) throw new DicomError('CorruptFile', `a JPEG-LS stream of ${precision} bits`);
    return precision;
  }
  throw new DicomError(stream.length < 64 ? 'TruncatedFile' : 'CorruptFile', 'a JPEG-LS stream without frame header');
}

/** JPEG 2000 (ITU-T T.800) and high-throughput JPEG 2000 (T.814): OpenJPEG, which reads both. It undoes their transforms of colour. */
import create from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { DicomError } from '../error';
import type { Geometry } from '../pixels';
import { decodedGeometry, sidesOf, type Decoder } from './codec';
import { broken, wasmCodec } from './wasm';

const openjpeg = wasmCodec('JPEG 2000', create, new URL('../../../../node_modules/@cornerstonejs/codec-openjpeg/dist/openjpegwasm_decode.wasm', import.meta.url));
/** SOC, then SIZ with its capabilities; three bytes for each component behind them. */
const START = [0xff, 0x4f, 0xff, 0x51];
const COMPONENTS = 42;

export const decodeJpeg2000: Decoder = async (stream, geometry) => {
  const depth = depthOf(codestreamOf(stream), geometry);
  return openjpeg(stream, ({ J2KDecoder }) => {
    const decoder = new J2KDecoder();
    decoder.getEncodedBuffer(stream.length).set(stream);
    decoder.decode();
    const { width, height, componentCount } = decoder.getFrameInfo();
    const samples = new Uint8Array(decoder.getDecodedBuffer());
    const decoded = decodedGeometry(geometry, depth);
    // A stream that is cut short may give a picture of no size.
    const whole = sidesOf({ width, height, samples: componentCount }) === sidesOf(geometry) && samples.length === (width * height * componentCount * decoded.bits_allocated) / 8;
    if (!whole) throw broken('JPEG 2000', stream);
    return { samples, geometry: decoded };
  });
};

/** Some files wrap the codestream in the boxes of JP2. */
function codestreamOf(stream: Uint8Array): Uint8Array {
  for (let at = stream.indexOf(START[0]!); at >= 0; at = stream.indexOf(START[0]!, at + 1)) {
    if (START.every((byte, index) => stream[at + index] === byte)) return stream.subarray(at);
  }
  throw new DicomError(stream.length < 64 ? 'TruncatedFile' : 'CorruptFile', 'a JPEG 2000 stream without header');
}

/** Of a sample, by SIZ (T.800 A.5.1), whose sides are those of the data set. */
function depthOf(stream: Uint8Array, geometry: Geometry): { readonly precision: number; readonly signed: boolean } {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < COMPONENTS + 3 * geometry.samples) throw new DicomError('TruncatedFile', 'the header of a JPEG 2000 stream');
  const sides = sidesOf({ width: view.getUint32(8) - view.getUint32(16), height: view.getUint32(12) - view.getUint32(20), samples: view.getUint16(40) });
  if (sides !== sidesOf(geometry)) throw new DicomError('CorruptFile', `a JPEG 2000 stream of ${sides} in a film of ${sidesOf(geometry)}`);
  const components = Array.from({ length: geometry.samples }, (_, index) => [...stream.subarray(COMPONENTS + 3 * index, COMPONENTS + 3 * index + 3)]);
  const [depth = 0] = components[0]!;
  const precision = (depth & 0x7f) + 1;
  const alike = components.every(([own, across, down]) => own === depth && across === 1 && down === 1);
  if (!alike || precision > 16) throw new DicomError('UnsupportedFormat', `JPEG 2000 with components of ${precision} bits, or of unlike sizes`);
  return { precision, signed: depth >= 0x80 };
}

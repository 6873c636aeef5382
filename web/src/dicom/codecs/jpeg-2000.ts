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
/** SOT and EOC. */
const TILE_PART = 0xff90;
const END = 0xffd9;

export const decodeJpeg2000: Decoder = async (stream, geometry) => {
  const codestream = codestreamOf(stream);
  const depth = depthOf(codestream, geometry);
  checkTiles(codestream);
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

/** OpenJPEG leaves a tile that is missing black: all of them have to be there, and whole (T.800 A.4.2). */
function checkTiles(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const along = (end: number, origin: number, size: number) => Math.ceil((view.getUint32(end) - view.getUint32(origin)) / view.getUint32(size));
  const tiles = along(8, 32, 24) * along(12, 36, 28);
  const found = new Set<number>();
  let at = 2;
  while (at + 4 <= stream.length && view.getUint16(at) !== END) {
    const marker = view.getUint16(at);
    if (marker !== TILE_PART && found.size > 0) throw broken('JPEG 2000', stream);
    if (marker === TILE_PART && at + 12 > stream.length) throw new DicomError('TruncatedFile', 'a tile of a JPEG 2000 stream');
    // A length of 0 is that of the last part, up to the end of the stream.
    const length = marker === TILE_PART ? view.getUint32(at + 6) || stream.length - at : 2 + view.getUint16(at + 2);
    if (length < 4) throw new DicomError('CorruptFile', 'a segment of a JPEG 2000 stream');
    if (marker === TILE_PART) found.add(view.getUint16(at + 4));
    at += length;
    if (at > stream.length) throw new DicomError('TruncatedFile', 'a segment of a JPEG 2000 stream');
  }
  if (found.size !== tiles) throw new DicomError(found.size < tiles ? 'TruncatedFile' : 'CorruptFile', `${found.size} of ${tiles} tiles of a JPEG 2000 stream`);
}

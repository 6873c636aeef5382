/**
 * JPEG (ITU-T T.81): baseline and extended sequential (8 and 12 bits), lossless (2 to 16 bits). Colour is left in the stream's own space,
 * at full resolution; `photometric` says which it is.
 */
import type { Photometric } from '../../domain/stored-pixels';
import { DicomError } from '../error';
import type { Geometry } from '../pixels';
import { decodedGeometry, sidesOf, type Decoder } from './codec';
import { decodeStream, type JpegFrame, type JpegPicture } from './jpeg/stream';
import { enlarged } from './jpeg/upsample';

export const decodeJpeg: Decoder = async (stream, geometry) => {
  const picture = decodeStream(stream, (header) => checkFrame(header, geometry));
  const { width, height, precision } = picture;
  const planes = picture.components.map((component) => (picture.lossless ? component.plane! : enlarged(component, width, height)));
  return { samples: interleaved(planes), geometry: decodedGeometry(geometry, { precision, photometric: colourOf(picture, geometry) }) };
};

function checkFrame({ width, height, components }: JpegFrame, geometry: Geometry): void {
  const sides = sidesOf({ width, height, samples: components.length });
  if (sides !== sidesOf(geometry)) throw new DicomError('CorruptFile', `a JPEG stream of ${sides} in a film of ${sidesOf(geometry)}`);
}

/** What the stream says of its colours comes before what the data set says: writers that recompress leave the attribute as it was. */
function colourOf({ components, adobeTransform, jfif, lossless }: JpegPicture, { samples, photometric }: Geometry): Photometric {
  if (samples === 1 || lossless) return photometric;
  const declared = photometric === 'RGB' ? 'RGB' : 'YBR_FULL';
  if (adobeTransform !== null) return adobeTransform === 0 ? 'RGB' : 'YBR_FULL';
  if (jfif) return 'YBR_FULL';
  return String.fromCharCode(...components.map(({ id }) => id)) === 'RGB' ? 'RGB' : declared;
}

function interleaved(planes: readonly (Uint8Array | Uint16Array)[]): Uint8Array {
  const [plane] = planes;
  if (planes.length === 1) return bytesOf(plane!);
  const length = plane!.length * planes.length;
  const out = plane instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length);
  planes.forEach((one, sample) => one.forEach((value, index) => { out[index * planes.length + sample] = value; }));
  return bytesOf(out);
}

/** Little endian, as is every machine that a browser runs on. */
function bytesOf(values: Uint8Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

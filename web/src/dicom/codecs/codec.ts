/** What a decoder of an encapsulated transfer syntax is: one frame's stream in, samples and their description out. */
import type { Photometric } from '../../domain/stored-pixels';
import type { Geometry } from '../pixels';

export type Codec = 'rle' | 'jpeg' | 'jpeg_ls' | 'jpeg_2000';

export interface Frame {
  /** Little endian. */
  readonly samples: Uint8Array;
  readonly geometry: Geometry;
}

/** `geometry`: the data set's; the stream is held against it before memory is taken. Throws DicomError. */
export type Decoder = (stream: Uint8Array, geometry: Geometry) => Promise<Frame>;

/** Of samples of `precision` bits, as a stream has them: each begins at bit 0. */
export function decodedGeometry(geometry: Geometry, precision: number, photometric = geometry.photometric, planar = false): Geometry {
  // What is signed may have been written in more bits than are stored, or the stream has fewer: the highest that both have is the sign.
  const bits_stored = geometry.signed ? Math.min(geometry.bits_stored, precision) : precision;
  return { ...geometry, bits_allocated: precision <= 8 ? 8 : 16, bits_stored, high_bit: bits_stored - 1, planar, photometric: unshared(photometric) };
}

/** Every decoder gives each pixel its own chroma. */
export const unshared = (photometric: Photometric): Photometric => (photometric === 'YBR_FULL_422' ? 'YBR_FULL' : photometric);

/** Columns, rows and samples a pixel, of a stream or a data set: words and comparison in one. */
export function sidesOf({ width, height, samples }: { readonly width: number; readonly height: number; readonly samples: number }): string {
  return `${width} x ${height} x ${samples}`;
}

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

/** What a stream says of its samples; each begins at bit 0. */
interface Coded {
  /** Bits of a sample. */
  readonly precision: number;
  /** The decoder has extended the sign. */
  readonly signed?: boolean;
  readonly photometric?: Photometric;
  readonly planar?: boolean;
}

export function decodedGeometry(geometry: Geometry, { precision, signed = false, photometric = geometry.photometric, planar = false }: Coded): Geometry {
  // Signed samples that were coded as if they were not, in more bits than are stored or fewer: the highest that both have is the sign.
  const bits_stored = geometry.signed && !signed ? Math.min(geometry.bits_stored, precision) : precision;
  return { ...geometry, bits_allocated: precision <= 8 ? 8 : 16, bits_stored, high_bit: bits_stored - 1, planar, photometric: unshared(photometric) };
}

/** Every decoder gives each pixel its own chroma. */
export const unshared = (photometric: Photometric): Photometric => (photometric === 'YBR_FULL_422' ? 'YBR_FULL' : photometric);

/** Columns, rows and samples a pixel, of a stream or a data set: words and comparison in one. */
export function sidesOf({ width, height, samples }: { readonly width: number; readonly height: number; readonly samples: number }): string {
  return `${width} x ${height} x ${samples}`;
}

/**
 * One frame's samples as a DICOM data set describes them (PS3.3 C.7.6.3), and what makes grey of them: what the core takes in place of a
 * picture file (`cpp/include/carpal/dicom.hpp`). TIFF and WebP come described in the same terms.
 */
export interface StoredPixels {
  /** Of the file, as the record names it; DICOM where it is left out. */
  readonly format?: 'dicom' | 'tiff' | 'webp';
  /** Columns and Rows. */
  readonly width: number;
  readonly height: number;
  readonly bits_allocated: 8 | 16 | 32;
  readonly bits_stored: number;
  readonly high_bit: number;
  readonly signed: boolean;
  readonly samples: 1 | 3;
  /** One colour's plane after the other. */
  readonly planar: boolean;
  /** Of the samples once they are decompressed. */
  readonly photometric: Photometric;
  readonly rescale: { readonly slope: number; readonly intercept: number } | null;
  /** In place of `rescale`. */
  readonly modality_lut: LookupTable | null;
  readonly voi: Voi;
  /** A turn of the greys beside that of MONOCHROME1: PresentationLUTShape INVERSE with MONOCHROME2. */
  readonly inverse: boolean;
  readonly palette: { readonly red: LookupTable; readonly green: LookupTable; readonly blue: LookupTable } | null;
}

export type Photometric = 'MONOCHROME1' | 'MONOCHROME2' | 'RGB' | 'YBR_FULL' | 'YBR_FULL_422' | 'PALETTE COLOR';

export type WindowFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

export type Voi =
  | { readonly kind: 'window'; readonly center: number; readonly width: number; readonly function: WindowFunction }
  | { readonly kind: 'lut'; readonly lut: LookupTable }
  /** The least to the greatest modality value. */
  | { readonly kind: 'range' }
  /** The 1st to the 99.9th percentile. */
  | { readonly kind: 'automatic' };

/** Of a LUT descriptor and its data. */
export interface LookupTable {
  /** The input of the first entry. */
  readonly first: number;
  /** Of an entry. */
  readonly bits: number;
  /** At most 65,536. */
  readonly values: readonly number[];
}

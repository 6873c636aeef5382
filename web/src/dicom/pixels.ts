/** How the data set describes its samples (PS3.3 C.7.6.3), without what a user may choose. */
import type { DataSet } from 'dicom-parser';
import type { LookupTable, Photometric, StoredPixels } from '../domain/stored-pixels';
import { DicomError } from './error';
import { decimal, text } from './values';

/** As in the core (decode.hpp): told here already, before memory is taken. */
const MOST_PIXELS = 100_000_000;
const LONGEST_SIDE = 65_535;

/** PS3.3 C.7.6.3.1.2. YBR_ICT and YBR_RCT are JPEG 2000's own transforms, which its decoder undoes. */
const PHOTOMETRICS: Readonly<Record<string, Photometric>> = {
  'MONOCHROME1': 'MONOCHROME1', 'MONOCHROME2': 'MONOCHROME2', 'RGB': 'RGB', 'YBR_FULL': 'YBR_FULL', 'YBR_FULL_422': 'YBR_FULL_422', 'PALETTE COLOR': 'PALETTE COLOR',
  'YBR_ICT': 'RGB', 'YBR_RCT': 'RGB',
};

export type Geometry = Omit<StoredPixels, 'voi'>;

export function geometryOf(dataSet: DataSet): Geometry {
  const need = (tag: string, name: string): number => {
    const value = dataSet.uint16(tag);
    if (value === undefined) throw new DicomError('CorruptFile', `${name} is missing`);
    return value;
  };
  const [height, width] = [need('x00280010', 'Rows'), need('x00280011', 'Columns')];
  if (width === 0 || height === 0) throw new DicomError('CorruptFile', 'a side of 0 pixels');
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw new DicomError('TooManyPixels', `${width} x ${height}`);
  const bits_allocated = need('x00280100', 'BitsAllocated');
  if (bits_allocated !== 8 && bits_allocated !== 16 && bits_allocated !== 32) throw new DicomError('UnsupportedFormat', `${bits_allocated} bits allocated`);
  const bits_stored = dataSet.uint16('x00280101') ?? bits_allocated;
  const high_bit = dataSet.uint16('x00280102') ?? bits_stored - 1;
  if (bits_stored < 1 || bits_stored > bits_allocated || high_bit < bits_stored - 1 || high_bit >= bits_allocated) {
    throw new DicomError('CorruptFile', `${bits_stored} bits stored up to bit ${high_bit} of ${bits_allocated}`);
  }
  const samples = dataSet.uint16('x00280002') ?? 1;
  const told = text(dataSet, 'x00280004') ?? (samples === 1 ? 'MONOCHROME2' : 'RGB');
  const photometric = Object.hasOwn(PHOTOMETRICS, told) ? PHOTOMETRICS[told] : undefined;
  if (photometric === undefined) throw new DicomError('UnsupportedFormat', `photometric interpretation ${told}`);
  const colour = /^(RGB|YBR)/.test(photometric);
  if (colour && bits_allocated === 32) throw new DicomError('UnsupportedFormat', 'colour of 32 bits');
  if (photometric === 'YBR_FULL_422' && bits_allocated !== 8) throw new DicomError('UnsupportedFormat', `YBR_FULL_422 of ${bits_allocated} bits`);
  if (samples !== (colour ? 3 : 1)) throw new DicomError('CorruptFile', `${samples} samples a pixel for ${photometric}`);
  const signed = dataSet.uint16('x00280103') === 1;
  const [slope, intercept] = [decimal(dataSet, 'x00281053'), decimal(dataSet, 'x00281052')];
  return {
    width, height, bits_allocated, bits_stored, high_bit, signed, samples: colour ? 3 : 1, planar: colour && photometric !== 'YBR_FULL_422' && dataSet.uint16('x00280006') === 1,
    photometric,
    rescale: slope !== null && slope !== 0 ? { slope, intercept: intercept ?? 0 } : null,
    modality_lut: tablesOf(dataSet, 'x00283000', signed)[0] ?? null,
    // With MONOCHROME1 INVERSE is prescribed and says the same once more: one turn, not two (PS3.3 C.8.11.3).
    inverse: text(dataSet, 'x20500020') === 'INVERSE' && photometric !== 'MONOCHROME1',
    palette: photometric === 'PALETTE COLOR' ? paletteOf(dataSet, signed) : null,
  };
}

/** The tables of a LUT sequence; those whose descriptor and data do not fit are left out. `signed`: what the table is looked up by. */
export function tablesOf(dataSet: DataSet, sequence: string, signed: boolean): LookupTable[] {
  return (dataSet.elements[sequence]?.items ?? []).flatMap((item) => {
    const table = item.dataSet && tableOf(item.dataSet, 'x00283002', 'x00283006', signed);
    return table ? [table] : [];
  });
}

/** PS3.3 C.11.1.1.1: number of entries (0 is 65,536), first input, bits of an entry. */
function tableOf(dataSet: DataSet, descriptor: string, data: string, signed: boolean): LookupTable | null {
  const count = dataSet.uint16(descriptor, 0);
  const first = signed ? dataSet.int16(descriptor, 1) : dataSet.uint16(descriptor, 1);
  const bits = dataSet.uint16(descriptor, 2);
  const element = dataSet.elements[data];
  if (count === undefined || first === undefined || bits === undefined || bits < 1 || bits > 16 || element === undefined) return null;
  const entries = count === 0 ? 65_536 : count;
  // Entries of up to 8 bits are bytes, or words all the same.
  const packed = bits <= 8 && element.length < 2 * entries;
  if (element.length < (packed ? entries : 2 * entries)) return null;
  const at = (index: number) => (packed ? dataSet.byteArray[element.dataOffset + index] : dataSet.uint16(data, index)) ?? 0;
  return { first, bits, values: Array.from({ length: entries }, (_, index) => at(index)) };
}

function paletteOf(dataSet: DataSet, signed: boolean): NonNullable<StoredPixels['palette']> {
  const [red, green, blue] = ['1', '2', '3'].map((colour) => tableOf(dataSet, `x0028110${colour}`, `x0028120${colour}`, signed));
  if (!red || !green || !blue) throw new DicomError('CorruptFile', 'palette');
  return { red, green, blue };
}

/** A page's fields as what the decoder needs, checked: what is not read here is refused by name, never guessed. */
import { ContainerError } from '../error';
import { checkSides } from '../limits';
import type { Fields } from './directory';

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  /** Of a pixel, extra ones included. */
  readonly samples: number;
  readonly photometric: 'white_is_zero' | 'black_is_zero' | 'rgb' | 'palette';
  /** Extra sample that says how much of the colour counts. */
  readonly alpha: 'none' | 'associated' | 'unassociated';
  readonly planar: boolean;
  readonly compression: 'none' | 'lzw' | 'deflate' | 'packbits';
  /** Samples of a row are stored as differences to the pixel before. */
  readonly differences: boolean;
  /** TIFF's and EXIF's 1..8. */
  readonly orientation: number;
  readonly colourMap: readonly number[] | null;
  readonly block: { readonly width: number; readonly height: number; readonly tiled: boolean };
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
}

const COMPRESSIONS: Readonly<Record<number, Layout['compression']>> = { 1: 'none', 5: 'lzw', 8: 'deflate', 32946: 'deflate', 32773: 'packbits' };
const NAMES: Readonly<Record<number, string>> = { 2: 'CCITT', 3: 'CCITT', 4: 'CCITT', 6: 'JPEG', 7: 'JPEG', 34712: 'JPEG 2000', 50000: 'Zstandard', 50001: 'WebP' };
const PHOTOMETRICS: readonly Layout['photometric'][] = ['white_is_zero', 'black_is_zero', 'rgb', 'palette'];
const COLOURS = { white_is_zero: 1, black_is_zero: 1, rgb: 3, palette: 1 } as const;

const unsupported = (what: string) => new ContainerError('UnsupportedFormat', `TIFF: ${what}`);

export function layoutOf(fields: Fields): Layout {
  const one = (tag: number, otherwise: number) => fields.get(tag)?.[0] ?? otherwise;
  const all = (tag: number, name: string) => {
    const values = fields.get(tag);
    if (values === undefined || values.length === 0) throw new ContainerError('CorruptFile', `TIFF: ${name} is missing`);
    return values;
  };
  const [width, height] = [all(256, 'ImageWidth')[0]!, all(257, 'ImageLength')[0]!];
  checkSides(width, height);
  const samples = one(277, 1);
  const depths = fields.get(258) ?? [1];
  const bits = depths[0];
  if ((bits !== 8 && bits !== 16) || depths.some((depth) => depth !== bits)) throw unsupported(`${depths.join(', ')} bits a sample`);
  if ((fields.get(339) ?? [1]).some((format) => format !== 1 && format !== 4)) throw unsupported('samples that are no whole numbers above 0');
  const compression = COMPRESSIONS[one(259, 1)];
  if (compression === undefined) throw unsupported(`compression ${NAMES[one(259, 1)] ?? one(259, 1)}`);
  const photometric = PHOTOMETRICS[one(262, 1)];
  if (photometric === undefined || (photometric === 'palette' && bits !== 8)) throw unsupported(`photometric interpretation ${one(262, 1)} of ${bits} bits`);
  if (samples < COLOURS[photometric]) throw new ContainerError('CorruptFile', `TIFF: ${samples} samples a pixel`);
  if (samples > COLOURS[photometric] + 1) throw unsupported(`${samples} samples a pixel`);
  const predictor = one(317, 1);
  if (predictor !== 1 && predictor !== 2) throw unsupported(`predictor ${predictor}`);
  if (one(266, 1) !== 1) throw unsupported('fill order');
  const extra = samples > COLOURS[photometric] ? one(338, 0) : 0;
  const tiled = fields.has(322);
  const block = tiled ? { width: one(322, 0), height: one(323, 0), tiled } : { width, height: Math.min(one(278, height), height), tiled };
  checkSides(block.width, block.height);
  return {
    width, height, bits, samples, photometric, compression, block,
    alpha: extra === 1 ? 'associated' : extra === 2 ? 'unassociated' : 'none',
    planar: one(284, 1) === 2 && samples > 1,
    differences: predictor === 2,
    orientation: Math.min(8, Math.max(1, one(274, 1))),
    colourMap: photometric === 'palette' ? all(320, 'ColorMap') : null,
    offsets: all(tiled ? 324 : 273, 'offsets'),
    byteCounts: fields.get(tiled ? 325 : 279) ?? [],
  };
}

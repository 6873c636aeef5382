/** TIFF: pages as stored samples. Whatever a page holds that is not read here is refused by name. */
import type { Container, Stored } from '../../domain/container';
import type { LookupTable, StoredPixels } from '../../domain/stored-pixels';
import { ContainerError } from '../error';
import { TiffFile } from './directory';
import { layoutOf, type Layout } from './layout';
import { colourSamples, turned } from './pixels';
import { samplesOf } from './samples';

export function openTiff(bytes: Uint8Array<ArrayBuffer>): Container {
  const file = new TiffFile(bytes);
  const pages = file.pages();
  return {
    frames: pages.length,
    dicom: null,
    stored: async (frame) => {
      const page = pages[frame];
      if (page === undefined) throw new ContainerError('CorruptFile', `page ${frame + 1} of ${pages.length}`);
      return stored(file, layoutOf(page));
    },
  };
}

/** Films of 12 bits are stored in 16. */
const DEPTHS = [8, 10, 12, 14, 16];

async function stored(file: TiffFile, layout: Layout): Promise<Stored> {
  const colours = layout.photometric === 'rgb' ? 3 : 1;
  const upright = turned(colourSamples(await samplesOf(file, layout), layout, colours), layout, colours);
  const { bits } = layout;
  const depth = bits === 16 && colours === 1 ? depthOf(upright.samples) : bits;
  const white = 2 ** depth - 1;
  const description: StoredPixels = {
    format: 'tiff', width: upright.width, height: upright.height, bits_allocated: bits, bits_stored: depth, high_bit: depth - 1, signed: false,
    samples: colours, planar: false, photometric: photometricOf(layout), rescale: null, modality_lut: null, inverse: false,
    // From black to white, as a PNG is taken.
    voi: { kind: 'window', center: white / 2, width: white, function: 'LINEAR_EXACT' },
    palette: layout.colourMap && paletteOf(layout.colourMap),
  };
  return { description, samples: upright.samples };
}

/** White is where the samples' depth ends, and the depth is that of the greatest: the tag for it is hardly ever written. */
function depthOf(samples: Uint8Array): number {
  let greatest = 0;
  for (let at = 0; at + 1 < samples.length; at += 2) greatest |= samples[at]! | (samples[at + 1]! << 8);
  return DEPTHS.find((bits) => greatest < 2 ** bits)!;
}

const photometricOf = ({ photometric }: Layout): StoredPixels['photometric'] =>
  photometric === 'rgb' ? 'RGB' : photometric === 'palette' ? 'PALETTE COLOR' : photometric === 'white_is_zero' ? 'MONOCHROME1' : 'MONOCHROME2';

function paletteOf(map: readonly number[]): NonNullable<StoredPixels['palette']> {
  if (map.length < 768) throw new ContainerError('CorruptFile', 'TIFF: ColorMap is too short');
  const table = (from: number): LookupTable => ({ first: 0, bits: 16, values: map.slice(from, from + 256) });
  return { red: table(0), green: table(256), blue: table(512) };
}

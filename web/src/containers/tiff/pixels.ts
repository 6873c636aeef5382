/** Samples as the core takes them: no extra ones, and the way up that the file says. */
import type { Layout } from './layout';

/** Without extra samples. What alpha leaves open is black, as the core has it for PNG. */
export function colourSamples(samples: Uint8Array<ArrayBuffer>, layout: Layout, colours: number): Uint8Array<ArrayBuffer> {
  if (layout.samples === colours) return samples;
  const bytes = layout.bits / 8;
  const white = 2 ** layout.bits - 1;
  const pixels = layout.width * layout.height;
  const read = (at: number) => (bytes === 1 ? samples[at]! : samples[at]! | (samples[at + 1]! << 8));
  const out = new Uint8Array(pixels * colours * bytes);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const from = pixel * layout.samples * bytes;
    const share = layout.alpha === 'unassociated' ? read(from + colours * bytes) / white : 1;
    for (let colour = 0; colour < colours; colour += 1) {
      const value = Math.round(read(from + colour * bytes) * share);
      const to = (pixel * colours + colour) * bytes;
      out[to] = value;
      if (bytes === 2) out[to + 1] = value >> 8;
    }
  }
  return out;
}

/** By the orientation tag: where the first row and column lie in the picture as it is meant. */
export function turned(
  samples: Uint8Array<ArrayBuffer>, { width, height, bits, orientation }: Layout, colours: number,
): { width: number; height: number; samples: Uint8Array<ArrayBuffer> } {
  if (orientation === 1) return { width, height, samples };
  const swaps = orientation > 4;
  const mirrors = [2, 3, 6, 7].includes(orientation);
  const flips = [3, 4, 7, 8].includes(orientation);
  const [columns, rows] = swaps ? [height, width] : [width, height];
  const pixel = colours * (bits / 8);
  const out = new Uint8Array(samples.length);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const [left, top] = [mirrors ? columns - 1 - x : x, flips ? rows - 1 - y : y];
      const from = (swaps ? left * width + top : top * width + left) * pixel;
      const to = (y * columns + x) * pixel;
      for (let byte = 0; byte < pixel; byte += 1) out[to + byte] = samples[from + byte]!;
    }
  }
  return { width: columns, height: rows, samples: out };
}

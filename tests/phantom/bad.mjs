/** Pictures that are not to be read, each for its own reason; drawn by code. */
import { drawHand, toPicture } from './hand.mjs';
import { randomSource, smoothNoise } from './random.mjs';

const grid = (width, height, value) => {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[y * width + x] = value(x, y);
  return out;
};
const defaults = ({ width = 800, height = 1000, seed = 1 } = {}) => ({ width, height, random: randomSource(seed) });

export const badPictures = {
  /** A photograph: blue sky, green meadow, a red roofed house. Layer 1. */
  colour(wishes) {
    const { width, height, random } = defaults(wishes);
    const cloud = smoothNoise(random, width, height, width / 8);
    const data = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [u, v] = [x / width, y / height];
        const house = u > 0.3 && u < 0.6 && v > 0.4 && v < 0.7;
        const roof = v > 0.25 && v <= 0.4 && Math.abs(u - 0.45) < (v - 0.23) * 1.2;
        const colour = roof ? [176, 58, 40] : house ? [222, 196, 150] : v < 0.62 ? [96 + 60 * v, 150 + 60 * v, 226] : [74, 128, 46];
        for (let c = 0; c < 3; c++) data[(y * width + x) * 3 + c] = Math.min(255, Math.max(0, colour[c] + 14 * cloud(x, y) + 5 * random.normal()));
      }
    }
    return { width, height, bits: 8, channels: 3, data };
  },
  /** Nothing at all. Layers 2, 4, 5, 6. */
  blank(wishes) {
    const { width, height } = defaults(wishes);
    return toPicture(grid(width, height, () => 0.04), { width, height });
  },
  /** A smooth ramp: contrast, but no structure. Layer 6. */
  gradient(wishes) {
    const { width, height } = defaults(wishes);
    return toPicture(grid(width, height, (x, y) => 0.1 + (0.25 * x) / width + (0.25 * y) / height), { width, height });
  },
  /** A hand on a film that took far too much: all but white. Layer 3. */
  over_exposed(wishes) {
    const picture = drawHand({ width: 800, height: 1000, ...wishes, bits: 8, channels: 1 });
    return { ...picture, data: picture.data.map((value) => Math.min(255, 247 + value * 0.12)) };
  },
  /** Coarse noise, as of a broken transfer. Layer 6 from above. */
  noise(wishes) {
    const { width, height, random } = defaults(wishes);
    const coarse = Math.max(1, Math.round(width / 200));
    const columns = Math.ceil(width / coarse);
    const cells = Float32Array.from({ length: columns * Math.ceil(height / coarse) }, () => random.between(0, 0.8));
    return toPicture(grid(width, height, (x, y) => cells[Math.floor(y / coarse) * columns + Math.floor(x / coarse)]), { width, height });
  },
  /** A page of lines of words. Layer 3. */
  text(wishes) {
    const { width, height, random } = defaults(wishes);
    const page = grid(width, height, () => 0.98);
    const line = Math.round(height / 45);
    for (let y = line * 3; y < height - line * 3; y += line) {
      for (let x = Math.round(width * 0.1); x < width * 0.88; ) {
        const word = Math.round(random.between(2, 9));
        for (let letter = 0; letter < word && x < width * 0.9; letter++, x += Math.round(line * 0.42)) drawLetter(page, width, x, y, line, random);
        x += Math.round(line * 0.4);
      }
    }
    return toPicture(page, { width, height });
  },
  /** A hand whose greys lie in a fiftieth of the scale. Layers 2, 5. */
  low_contrast(wishes) {
    const picture = drawHand({ width: 800, height: 1000, ...wishes, bits: 8, channels: 1 });
    return { ...picture, data: picture.data.map((value) => 60 + value / 50) };
  },
};

/** Strokes that look like a letter from afar. */
function drawLetter(page, width, x, y, line, random) {
  const [tall, thick] = [Math.round(line * 0.55), Math.max(1, Math.round(line * 0.08))];
  const bar = (left, top, w, h) => {
    for (let j = top; j < top + h; j++) for (let i = left; i < Math.min(width, left + w); i++) page[j * width + i] = 0.1;
  };
  bar(x, y, thick, tall);
  bar(x, y + Math.round(random.between(0, tall - thick)), Math.round(line * 0.28), thick);
  if (random.next() < 0.5) bar(x + Math.round(line * 0.24), y, thick, tall);
}

/** The first part of a file, as of a broken download. */
export function truncated(bytes, share = 0.6) {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

/** A text that calls itself a picture. */
export function textFile() {
  return Buffer.from('This is a letter, not a radiograph.\n'.repeat(40), 'utf8');
}


/**
 * A film as somebody photographs it instead of exporting it: seen at an angle, with what is around it, in the light of the room, in
 * colour or in grey. Each from a grey picture of 16 bits and a seed.
 */
import { randomSource, smoothNoise } from './random.mjs';

/** @typedef {import('./changes.mjs').Grey} Grey */
/** @typedef {import('./png.mjs').Picture} Picture */

export const photographs = {
  /** Of a monitor: its pixels beat with the camera's, bluish or greenish light, a dark bezel. */
  'photograph of a screen': (film, seed) => photograph(film, seed, {
    around: () => 0.04, tint: (random) => [random.between(0.82, 0.95), random.between(0.95, 1.02), random.between(1.02, 1.15)], black: [0.03, 0.09], pattern: [0.04, 0.12],
  }),
  /** Of a film on a light box: warm or bluish light that falls off, white around the film. */
  'photograph of a light box': (film, seed) => photograph(film, seed, {
    around: () => 0.93, tint: (random) => (random.next() < 0.5 ? [1.06, 1, random.between(0.78, 0.92)] : [random.between(0.85, 0.93), 0.98, 1.06]), black: [0.05, 0.15], pattern: [0, 0],
  }),
  /** Of a print on a table, in grey, with the room's shadows. */
  'photograph of a print': (film, seed) => photograph(film, seed, {
    around: (x, y, ground) => 0.45 + 0.12 * ground(x, y), tint: () => [1, 1, 1], black: [0.1, 0.2], pattern: [0, 0],
  }),
};

/** @param {Grey} film @returns {Picture} */
function photograph(film, seed, { around, tint, black, pattern }) {
  const random = randomSource(seed * 104729 + 31);
  const width = 600;
  const height = Math.round((width * film.height) / film.width);
  const at = corners(random, width, height, random.between(0.03, 0.12));
  const ground = smoothNoise(random, width, height, width / 5);
  const light = tint(random);
  const [floor, moire] = [random.between(...black), random.between(...pattern)];
  const [beat, towards] = [6.2832 / random.between(4, 20), random.between(0, 6.2832)];      // 4 to 20 pixels a beat
  const [fx, fy] = [beat * Math.cos(towards), beat * Math.sin(towards)];
  const fall = { x: random.between(0.2, 0.8) * width, y: random.between(0.2, 0.8) * height, by: random.between(0.15, 0.45) };
  const glare = { x: random.between(0, width), y: random.between(0, height), r: random.between(0.08, 0.25) * width, by: random.between(0.2, 0.5) };
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = at(x, y);
      const inside = u >= 0 && v >= 0 && u <= 1 && v <= 1;
      let value = inside ? floor + (1 - floor) * sample(film, u, v) : around(x, y, ground);
      if (inside) value *= 1 + moire * Math.sin(fx * x + fy * y + 3 * ground(x, y));
      value *= 1 - (fall.by * Math.hypot(x - fall.x, y - fall.y)) / width;
      value += glare.by * Math.exp(-(((x - glare.x) ** 2 + (y - glare.y) ** 2) / glare.r ** 2));
      value += 0.012 * random.normal();
      for (let c = 0; c < 3; c++) data[(y * width + x) * 3 + c] = Math.min(255, Math.max(0, Math.round(255 * value * light[c])));
    }
  }
  return { width, height, bits: 8, channels: 3, data };
}

/** The place in the film, 0..1, of a pixel of the picture: the film's corners lie somewhere near those of the picture (a projective map). */
function corners(random, width, height, most) {
  const [p0, p1, p2, p3] = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) => [
    (x === 0 ? random.between(0, most) : 1 - random.between(0, most)) * width, (y === 0 ? random.between(0, most) : 1 - random.between(0, most)) * height]);
  const [dx1, dx2, sx] = [p1[0] - p2[0], p3[0] - p2[0], p0[0] - p1[0] + p2[0] - p3[0]];
  const [dy1, dy2, sy] = [p1[1] - p2[1], p3[1] - p2[1], p0[1] - p1[1] + p2[1] - p3[1]];
  const whole = dx1 * dy2 - dx2 * dy1;
  const [g, h] = [(sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole];
  const [a, b, c] = [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0], p0[0]];
  const [d, e, f] = [p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1], p0[1]];
  // the inverse of ((a b c)(d e f)(g h 1)), up to a factor
  const inverse = [e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d];
  return (x, y) => {
    const w = inverse[6] * x + inverse[7] * y + inverse[8];
    return [(inverse[0] * x + inverse[1] * y + inverse[2]) / w, (inverse[3] * x + inverse[4] * y + inverse[5]) / w];
  };
}

function sample({ width, height, data }, u, v) {
  const [x, y] = [u * (width - 1), v * (height - 1)];
  const [i, j] = [Math.min(width - 2, Math.floor(x)), Math.min(height - 2, Math.floor(y))];
  const [a, b] = [x - i, y - j];
  const at = j * width + i;
  return ((data[at] * (1 - a) + data[at + 1] * a) * (1 - b) + (data[at + width] * (1 - a) + data[at + width + 1] * a) * b) / 65535;
}

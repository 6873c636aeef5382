/** What happens to good films on their way: each a function from a grey picture of 16 bits to another. For safety tests. */

import { composed } from './composed.mjs';

/** @typedef {{ width: number, height: number, data: Uint16Array }} Grey */

const WHITE = 65535;

export const changes = {
  inverted: (film) => each(film, (value) => WHITE - value),
  dim: (film) => each(film, (value) => value * 0.4),
  darker: (film) => each(film, (value) => value * 0.8),
  brighter: (film) => each(film, (value) => value * 1.2),
  mirrored: (film) => sampled(film, (x, y) => [film.width - 1 - x, y]),
  'dark frame': (film) => framed(film, 0),
  'white frame': (film) => framed(film, WHITE),
  'turned +10': (film) => turned(film, 10),
  'turned -10': (film) => turned(film, -10),
  'turned +20': (film) => turned(film, 20),
  'turned 90': quarter,
  'upside down': (film) => quarter(quarter(film)),
  'turned 270': (film) => quarter(quarter(quarter(film))),
  'turned 35': (film) => composed(film, { turned: 35 }),
  'large canvas': (film) => composed(film, { canvas: 3 }),
  'lying, inverted, on a large canvas': (film) => composed(film, { canvas: 2, inverted: true, turned: 250 }),
};

/** @param {Grey} film @returns {Grey} */
function each(film, change) {
  return { ...film, data: Uint16Array.from(film.data, (value) => Math.min(WHITE, Math.max(0, Math.round(change(value))))) };
}

/** Bilinear; black outside. `from` gives the place in the film that belongs at (x, y). */
function sampled({ width, height, data }, from, size = { width, height }, outside = 0) {
  const out = new Uint16Array(size.width * size.height);
  const at = (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? outside : data[y * width + x]);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [u, v] = from(x, y);
      const [i, j] = [Math.floor(u), Math.floor(v)];
      const [a, b] = [u - i, v - j];
      out[y * size.width + x] = (at(i, j) * (1 - a) + at(i + 1, j) * a) * (1 - b) + (at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a) * b;
    }
  }
  return { ...size, data: out };
}

/** The film with a border around it: an eighth of each side. */
function framed(film, grey) {
  const [dx, dy] = [Math.round(film.width / 8), Math.round(film.height / 8)];
  return sampled(film, (x, y) => [x - dx, y - dy], { width: film.width + 2 * dx, height: film.height + 2 * dy }, grey);
}

/** Clockwise. */
function quarter({ width, height, data }) {
  const out = new Uint16Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + height - 1 - y] = data[y * width + x];
  return { width: height, height: width, data: out };
}

function turned(film, degrees) {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [(film.width - 1) / 2, (film.height - 1) / 2];
  return sampled(film, (x, y) => [cx + c * (x - cx) - s * (y - cy), cy + s * (x - cx) + c * (y - cy)]);
}

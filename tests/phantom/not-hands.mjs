/**
 * Pictures that are no radiographs of hands, in classes, as many as wanted: the same picture for the same seed. They stand for what gets
 * dropped on a page by mistake; they say nothing about radiographs of other body parts.
 */
import { randomSource, smoothNoise } from './random.mjs';

/** @typedef {import('./png.mjs').Picture} Picture */

export const notHands = {
  /** A landscape or a room in soft focus: smooth shapes, lit from one side; every second one in grey. */
  photograph(seed) {
    const { random, width, height } = start(seed);
    const [light, ground] = [smoothNoise(random, width, height, width / 3), smoothNoise(random, width, height, width / 12)];
    const horizon = random.between(0.3, 0.7) * height;
    const things = many(random, 4, 14, () => ({
      x: random.between(0, width), y: random.between(horizon * 0.6, height), w: random.between(0.03, 0.25) * width, h: random.between(0.05, 0.35) * height,
      round: random.next() < 0.4, colour: colour(random), shade: random.between(0.2, 0.6),
    }));
    const [sky, earth] = [colour(random, 0.6), colour(random, 0.3)];
    const rgb = paint(width, height, (x, y) => {
      const base = y < horizon ? mix(sky, [0.95, 0.95, 0.95], 0.5 - (0.5 * y) / horizon) : mix(earth, sky, 0.2 + 0.25 * ground(x, y));
      let out = base;
      for (const thing of things) {
        const [u, v] = [(x - thing.x) / thing.w, (y - thing.y) / thing.h];
        if (thing.round ? u * u + v * v < 0.25 : Math.abs(u) < 0.5 && Math.abs(v) < 0.5) out = thing.colour.map((c) => c * (1 - thing.shade * (u + 0.5)));
      }
      const lit = 1 + 0.25 * light(x, y);
      return out.map((c) => c * lit + 0.015 * random.normal());
    });
    return picture(rgb, width, height, seed % 2 === 0);
  },

  /** Windows, bars, tables and lines of words, as a screen shows them. */
  screenshot(seed) {
    const { random, width, height } = start(seed, 1.5);
    const [back, front] = random.next() < 0.5 ? [0.97, 0.15] : [0.12, 0.85];
    const page = new Float32Array(width * height).fill(back);
    const box = (x, y, w, h, value) => {
      for (let j = Math.max(0, Math.round(y)); j < Math.min(height, y + h); j++) page.fill(value, j * width + Math.max(0, Math.round(x)), j * width + Math.min(width, Math.round(x + w)));
    };
    box(0, 0, width, height * 0.05, mix1(back, front, 0.3));
    for (let panel = 0, panels = Math.round(random.between(2, 6)); panel < panels; panel++) {
      const [x, y] = [random.between(0, 0.7) * width, random.between(0.06, 0.7) * height];
      const [w, h] = [random.between(0.15, 0.6) * width, random.between(0.1, 0.5) * height];
      box(x, y, w, h, mix1(back, front, random.between(0.02, 0.2)));
      const line = random.between(0.018, 0.035) * height;
      for (let row = y + line; row < y + h - line; row += line * 1.6) {
        for (let at = x + line; at < x + w * random.between(0.5, 0.95); at += line * random.between(0.5, 3)) box(at, row, line * random.between(0.3, 1.2), line * 0.6, front);
      }
    }
    return grey(page, width, height, random.next() < 0.3 ? 0 : 0.01, random);
  },

  /** Lines by hand: strokes and closed figures on paper. */
  drawing(seed) {
    const { random, width, height } = start(seed);
    const dark = random.next() < 0.25;
    const [paper, ink] = dark ? [0.08, 0.9] : [0.95, 0.1];
    const page = new Float32Array(width * height).fill(paper);
    const pen = random.between(0.004, 0.02) * width;
    for (let stroke = 0, strokes = Math.round(random.between(4, 30)); stroke < strokes; stroke++) {
      let [x, y, angle] = [random.between(0.1, 0.9) * width, random.between(0.1, 0.9) * height, random.between(0, 6.3)];
      const bend = random.between(-0.12, 0.12);
      for (let step = 0, steps = random.between(20, 160); step < steps; step++) {
        dot(page, width, height, x, y, pen, ink);
        x += Math.cos(angle) * pen;
        y += Math.sin(angle) * pen;
        angle += bend + random.between(-0.1, 0.1);
      }
    }
    return grey(page, width, height, 0.01, random);
  },

  /** White, coarse or smooth noise. */
  noise(seed) {
    const { random, width, height } = start(seed);
    const cell = Math.max(1, Math.round(2 ** random.between(-1, 6.5)));
    const [middle, swing] = [random.between(0.2, 0.7), random.between(0.05, 0.4)];
    const value = cell === 1 ? () => random.normal() * 0.7 : smoothNoise(random, width, height, cell);
    const page = fill(width, height, (x, y) => middle + swing * value(x, y));
    return grey(page, width, height, random.between(0, 0.03), random);
  },

  /** Ramps, vignettes and waves. */
  gradient(seed) {
    const { random, width, height } = start(seed);
    const [angle, low, high, waves] = [random.between(0, 6.3), random.between(0, 0.4), random.between(0.5, 1), random.next() < 0.4 ? random.between(1, 12) : 0];
    const round = random.next() < 0.3;
    const page = fill(width, height, (x, y) => {
      const [u, v] = [x / width - 0.5, y / height - 0.5];
      const t = round ? Math.hypot(u, v) * 1.4 : (u * Math.cos(angle) + v * Math.sin(angle)) / 1.42 + 0.5;
      return low + (high - low) * (waves > 0 ? 0.5 + 0.5 * Math.sin(t * waves * 6.28) : t);
    });
    return grey(page, width, height, random.next() < 0.5 ? 0 : 0.01, random);
  },

  /** One grey, with or without dust, a frame or a marker. */
  blank(seed) {
    const { random, width, height } = start(seed);
    const level = random.next();
    const page = new Float32Array(width * height).fill(level);
    for (let speck = 0, specks = Math.round(random.between(0, 12)); speck < specks; speck++) {
      dot(page, width, height, random.between(0, width), random.between(0, height), random.between(0.5, 3), random.next());
    }
    if (random.next() < 0.4) {
      const edge = Math.round(random.between(0.02, 0.1) * width);
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (x < edge || y < edge || x >= width - edge || y >= height - edge) page[y * width + x] = 1 - Math.round(level);
    }
    return grey(page, width, height, random.between(0, 0.02), random);
  },
};

function start(seed, shape = 1) {
  const random = randomSource(seed * 7919 + 17);
  const width = Math.round(random.between(240, 640));
  return { random, width, height: Math.round((width * random.between(0.7, 1.4)) / shape) };
}

const many = (random, low, high, make) => Array.from({ length: Math.round(random.between(low, high)) }, make);
const colour = (random, base = 0.1) => [0, 1, 2].map(() => random.between(base, Math.min(1, base + 0.7)));
const mix1 = (a, b, t) => a + (b - a) * t;
const mix = (a, b, t) => a.map((value, i) => mix1(value, b[i], t));

function fill(width, height, value) {
  const page = new Float32Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) page[y * width + x] = value(x, y);
  return page;
}

function paint(width, height, value) {
  const out = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out.set(value(x, y), (y * width + x) * 3);
  return out;
}

function dot(page, width, height, x, y, radius, value) {
  for (let j = Math.max(0, Math.floor(y - radius)); j <= Math.min(height - 1, y + radius); j++) {
    for (let i = Math.max(0, Math.floor(x - radius)); i <= Math.min(width - 1, x + radius); i++) if ((i - x) ** 2 + (j - y) ** 2 <= radius * radius) page[j * width + i] = value;
  }
}

const byte = (value) => Math.min(255, Math.max(0, Math.round(value * 255)));

/** @returns {Picture} */
function grey(page, width, height, noise, random) {
  return { width, height, bits: 8, channels: 1, data: Uint8Array.from(page, (value) => byte(value + noise * random.normal())) };
}

/** @returns {Picture} */
function picture(rgb, width, height, asGrey) {
  if (!asGrey) return { width, height, bits: 8, channels: 3, data: Uint8Array.from(rgb, byte) };
  const luma = Float32Array.from({ length: width * height }, (_, i) => 0.299 * rgb[i * 3] + 0.587 * rgb[i * 3 + 1] + 0.114 * rgb[i * 3 + 2]);
  return { width, height, bits: 8, channels: 1, data: Uint8Array.from(luma, byte) };
}

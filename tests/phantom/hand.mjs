/**
 * A synthetic radiograph of a hand: the shapes of `skeleton.mjs` as X-rays would cross them. Each bone is a shell of compact bone around
 * spongy bone, so its rim is brighter than its middle; the picture is what the summed attenuation leaves. Drawn by code, of nobody.
 */
import { randomSource, smoothNoise } from './random.mjs';
import { skeleton } from './skeleton.mjs';

const COMPACT = 34;
const SPONGY = 15;
const FLESH = 4.2;

/**
 * @param {object} wishes
 * @param {number} [wishes.maturity]  0 newborn .. 1 grown
 * @param {number} [wishes.width] @param {number} [wishes.height]
 * @param {8 | 16} [wishes.bits] @param {1 | 2 | 3 | 4} [wishes.channels]
 * @param {number} [wishes.seed] @param {boolean} [wishes.inverted]
 * @returns {import('./png.mjs').Picture}
 */
export function drawHand({ maturity = 0.55, width = 1000, height = 1300, bits = 8, channels = 1, seed = 1, inverted = false } = {}) {
  const random = randomSource(seed);
  const size = Math.min(height, width * 1.35);
  const frame = { size: size * 1.2, x: width * 0.46, y: (height - size) / 2 - size * 0.075, turn: random.between(-0.05, 0.05) };
  const { bones, flesh } = skeleton(maturity, (range) => random.between(-range, range));
  const soft = new Float32Array(width * height);
  const hard = new Float32Array(width * height);
  for (const piece of flesh) stroke(frame, width, height, piece.a, piece.b, (t) => mix(piece.half, t), (i, thickness) => {
    // A smooth maximum: pieces melt into one another instead of adding up.
    const known = soft[i];
    soft[i] = Math.max(known, thickness) + 0.16 * Math.min(known, thickness) * (thickness / (known + thickness + 1e-6));
  });
  for (const bone of bones) drawBone(frame, width, height, bone, hard);
  return develop({ soft: blur(soft, width, height, Math.round(size * 0.006)), hard, width, height, bits, channels, inverted, random, size });
}

function drawBone(frame, width, height, bone, hard) {
  if (bone.kind === 'shaft') {
    const half = (t) => bone.waist + (bone.ends[t < 0.5 ? 0 : 1] - bone.waist) * Math.abs(2 * t - 1) ** 2.6;
    const shell = (t) => 0.42 - 0.26 * Math.abs(2 * t - 1) ** 2;
    stroke(frame, width, height, bone.a, bone.b, half, (i, _, distance, t) => (hard[i] += shellPath(distance, half(t), shell(t))), true);
  } else {
    ellipse(frame, width, height, bone, (i, share, half) => (hard[i] += shellPath(share * half, half, 0.16)));
  }
}

/** Attenuation on a straight path at `distance` from the axis of a tube of radius `half` whose wall is `wall` of it. */
function shellPath(distance, half, wall) {
  const chord = (radius) => (distance < radius ? 2 * Math.sqrt(radius * radius - distance * distance) : 0);
  const inner = chord(half * (1 - wall));
  return (chord(half) - inner) * COMPACT + inner * SPONGY;
}

/** Visits the pixels of a limb from a to b with half width `half(t)`; blunt ends for bones, round ones for flesh. */
function stroke(frame, width, height, a, b, half, visit, blunt = false) {
  const [ax, ay] = place(frame, a);
  const [bx, by] = place(frame, b);
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  const reach = Math.max(half(0), half(1), half(0.5)) * frame.size;
  const [left, right] = [Math.max(0, Math.floor(Math.min(ax, bx) - reach)), Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach))];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(ay, by) - reach)), Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach))];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = ((x - ax) * dx + (y - ay) * dy) / (length * length);
      const t = Math.min(1, Math.max(0, at));
      const radius = half(t) * frame.size;
      const beyond = (Math.abs(at - t) * length) / (blunt ? 0.45 : 1);
      const side = Math.abs((x - ax) * dy - (y - ay) * dx) / length;
      const distance = Math.hypot(side, beyond);
      if (distance < radius) visit(y * width + x, (2 * Math.sqrt(radius * radius - distance * distance)) / frame.size, distance / frame.size, t);
    }
  }
}

function ellipse(frame, width, height, { at, half, angle }, visit) {
  const [cx, cy] = place(frame, at);
  const [rx, ry] = half.map((c) => c * frame.size);
  const turn = (angle * Math.PI) / 180 + frame.turn;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = Math.ceil(Math.max(rx, ry));
  for (let y = Math.max(0, Math.floor(cy - reach)); y <= Math.min(height - 1, cy + reach); y++) {
    for (let x = Math.max(0, Math.floor(cx - reach)); x <= Math.min(width - 1, cx + reach); x++) {
      const u = ((x - cx) * cos + (y - cy) * sin) / rx;
      const v = ((y - cy) * cos - (x - cx) * sin) / ry;
      // A super-ellipse: carpals are rounded blocks.
      const share = (Math.abs(u) ** 2.5 + Math.abs(v) ** 2.5) ** 0.4;
      if (share < 1) visit(y * width + x, share, (half[0] + half[1]) * 0.42);
    }
  }
}

/** Attenuation to grey: noise of the film, spongy texture in bone, light that falls off to the corners, the marker. */
function develop({ soft, hard, width, height, bits, channels, inverted, random, size }) {
  const mottle = smoothNoise(random, width, height, Math.max(2, size / 240));
  const cloud = smoothNoise(random, width, height, size / 6);
  const grey = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const fall = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
      const bone = hard[i] * (1 + 0.07 * mottle(x, y));
      const flesh = soft[i] * FLESH * (1 + 0.06 * cloud(x, y));
      const background = 0.05 + 0.02 * cloud(x, y) - 0.03 * fall;
      grey[i] = background + 0.92 * (1 - Math.exp(-(flesh + bone * 0.62))) * (1 - 0.12 * fall);
    }
  }
  drawMarker(grey, width, size);
  const smooth = blur(grey, width, height, Math.max(0, Math.round(size / 1600)));
  return toPicture(smooth, { width, height, bits, channels, inverted, random, noise: 0.011 });
}

/** A leaden "L" in the upper left corner. */
function drawMarker(grey, width, size) {
  const unit = Math.round(size * 0.012);
  const [left, top] = [unit * 5, unit * 6];
  const bar = (x, y, w, h) => {
    for (let j = y; j < y + h; j++) for (let i = x; i < x + w; i++) grey[j * width + i] = Math.max(grey[j * width + i], 0.93);
  };
  bar(left, top, unit, unit * 5);
  bar(left, top + unit * 4, unit * 3, unit);
}

/** Grey 0..1 to stored numbers, with Gaussian grain; colour channels are equal, alpha is full. */
export function toPicture(grey, { width, height, bits = 8, channels = 1, inverted = false, random, noise = 0 }) {
  const top = bits === 8 ? 255 : 65535;
  const data = bits === 8 ? new Uint8Array(width * height * channels) : new Uint16Array(width * height * channels);
  for (let i = 0; i < width * height; i++) {
    const value = Math.min(1, Math.max(0, grey[i] + (noise > 0 ? noise * random.normal() * 1.4 : 0)));
    const stored = Math.round((inverted ? 1 - value : value) * top);
    for (let c = 0; c < channels; c++) data[i * channels + c] = channels % 2 === 0 && c === channels - 1 ? top : stored;
  }
  return { width, height, bits, channels, data };
}

/** Two box blurs of the given radius, each along rows and columns. */
export function blur(values, width, height, radius) {
  if (radius < 1) return values;
  let current = values;
  for (let pass = 0; pass < 2; pass++) current = boxBlur(boxBlur(current, width, height, radius, 1, width), height, width, radius, width, 1);
  return current;
}

function boxBlur(values, length, lines, radius, step, lineStep) {
  const out = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    const clamp = (k) => values[start + Math.min(length - 1, Math.max(0, k)) * step];
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += clamp(k);
    for (let k = 0; k < length; k++) {
      out[start + k * step] = sum / (2 * radius + 1);
      sum += clamp(k + radius + 1) - clamp(k - radius);
    }
  }
  return out;
}

function place(frame, [x, y]) {
  const [cos, sin] = [Math.cos(frame.turn), Math.sin(frame.turn)];
  const v = y - 0.5;
  return [frame.x + (x * cos - v * sin) * frame.size, frame.y + (0.5 + x * sin + v * cos) * frame.size];
}

const mix = (pair, t) => pair[0] + (pair[1] - pair[0]) * t;

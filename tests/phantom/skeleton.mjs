/**
 * The bones of a left hand, as plain shapes in a frame whose unit is the film's height: x to the right from the hand's axis, y down.
 * `maturity` 0..1 decides, as age does, which centres are ossified, how large they are, and how wide the growth plates gape.
 */

/** @typedef {{ kind: 'shaft', a: number[], b: number[], waist: number, ends: number[] }} Shaft  a long bone: half widths at waist and ends */
/** @typedef {{ kind: 'block', at: number[], half: number[], angle: number }} Block  an ellipse: carpal, epiphysis */

const FINGERS = [
  // base of the metacarpal, its head, direction of the finger (degrees from up), lengths of the phalanges, half width
  { base: [0.056, 0.618], head: [0.092, 0.43], angle: 9, lengths: [0.118, 0.068, 0.05], half: 0.0172 },
  { base: [0.019, 0.612], head: [0.024, 0.41], angle: 2, lengths: [0.132, 0.084, 0.053], half: 0.018 },
  { base: [-0.018, 0.616], head: [-0.042, 0.43], angle: -6, lengths: [0.122, 0.078, 0.053], half: 0.0168 },
  { base: [-0.05, 0.624], head: [-0.1, 0.467], angle: -16, lengths: [0.096, 0.055, 0.046], half: 0.0148 },
];
const THUMB = { base: [0.1, 0.628], head: [0.168, 0.52], angle: 26, lengths: [0.092, 0.064], half: 0.0185 };

/** Centre, half axes when grown, tilt, and the maturities between which it appears and is full grown. In order of appearance. */
const CARPALS = [
  { at: [0.012, 0.652], half: [0.02, 0.0275], angle: 5, from: 0.0, to: 0.55 },
  { at: [-0.03, 0.655], half: [0.0222, 0.0276], angle: -20, from: 0.02, to: 0.6 },
  { at: [-0.052, 0.683], half: [0.0186, 0.0156], angle: 25, from: 0.12, to: 0.7 },
  { at: [-0.008, 0.698], half: [0.0228, 0.0174], angle: 0, from: 0.2, to: 0.72 },
  { at: [0.041, 0.69], half: [0.027, 0.0174], angle: -38, from: 0.28, to: 0.78 },
  { at: [0.084, 0.648], half: [0.0186, 0.018], angle: 30, from: 0.3, to: 0.75 },
  { at: [0.053, 0.644], half: [0.0144, 0.0186], angle: 10, from: 0.3, to: 0.75 },
  { at: [-0.06, 0.672], half: [0.0108, 0.0114], angle: 0, from: 0.55, to: 0.85 },
];

/** @returns {{ bones: (Shaft | Block)[], flesh: { a: number[], b: number[], half: number[] }[] }} */
export function skeleton(maturity, jitter) {
  const bones = [];
  const flesh = [];
  for (const finger of FINGERS) addRay(finger, false);
  addRay(THUMB, true);
  for (const { at, half, angle, from, to } of CARPALS) {
    const grown = growth(maturity, from, to);
    if (grown > 0) bones.push({ kind: 'block', at: at.map((c) => c + jitter(0.002)), half: half.map((c) => c * (0.3 + 0.7 * grown)), angle: angle + jitter(4) });
  }
  addForearm();
  // The palm: broad strokes from wrist to knuckles that melt into one another.
  for (const { base, head } of FINGERS) flesh.push({ a: base, b: head, half: [0.05, 0.043] });
  flesh.push({ a: THUMB.base, b: [0.12, 0.53], half: [0.046, 0.036] }, { a: [0.02, 0.66], b: [0.0, 1.2], half: [0.083, 0.094] });
  return { bones, flesh };

  /** Metacarpal and phalanges of one finger, each with its epiphysis: at the head of metacarpals 2-5, at the base of all others. */
  function addRay({ base, head, angle, lengths, half }, isThumb) {
    const plate = plateWidth(maturity);
    const bend = jitter(1.2);
    addLong(base, head, half * 0.72, [half * 1.02, half * 1.06], isThumb ? 'base' : 'head', plate);
    let from = head;
    let direction = unit(angle + bend);
    let width = half * 0.98;
    lengths.forEach((length, index) => {
      const last = index === lengths.length - 1;
      // At the knuckle two epiphyses and the joint lie between the shafts.
      const start = along(from, direction, 0.009 + plate * 0.7 + (index === 0 && !isThumb ? 0.009 : 0));
      const end = along(start, direction, length - 0.012);
      addLong(start, end, width * (last ? 0.5 : 0.66), [width * 0.98, width * (last ? 0.62 : 0.8)], 'base', plate, last);
      flesh.push({ a: from, b: last ? along(end, direction, 0.004) : end, half: [width * 1.72, width * (last ? 1.4 : 1.6)] });
      from = end;
      direction = unit(angle + bend + jitter(1.5));
      width *= 0.84;
    });
  }

  function addForearm() {
    const open = 1 - growth(maturity, 0.8, 1);
    const plate = 0.0075 * open + 0.002;
    const radius = growth(maturity, 0.06, 0.75);
    const ulna = growth(maturity, 0.35, 0.85);
    bones.push({ kind: 'shaft', a: [0.036, 0.732 + plate], b: [0.052, 1.25], waist: 0.0205, ends: [0.038, 0.028] });
    bones.push({ kind: 'shaft', a: [-0.05, 0.742 + plate], b: [-0.04, 1.25], waist: 0.014, ends: [0.0185, 0.02] });
    if (radius > 0) bones.push({ kind: 'block', at: [0.034, 0.7185], half: [0.012 + 0.025 * radius, 0.0055 + 0.0055 * radius], angle: 6 });
    if (ulna > 0) bones.push({ kind: 'block', at: [-0.051, 0.735], half: [0.005 + 0.0125 * ulna, 0.004 + 0.0045 * ulna], angle: -8 });
  }

  function addLong(a, b, waist, ends, epiphysisAt, plate, tuft = false) {
    const direction = unitBetween(a, b);
    const grown = growth(maturity, tuft ? 0.14 : 0.08, 0.72);
    const cap = ends[epiphysisAt === 'base' ? 0 : 1];
    const depth = cap * (0.28 + 0.22 * grown);
    const room = depth * 2 + plate;
    const [from, to] = epiphysisAt === 'base' ? [along(a, direction, room * 0.55), b] : [a, along(b, direction, -room * 0.55)];
    bones.push({ kind: 'shaft', a: from, b: to, waist, ends: tuft ? [ends[0], ends[1] * 1.15] : ends });
    if (grown === 0) return;
    const at = epiphysisAt === 'base' ? along(from, direction, -(depth + plate)) : along(to, direction, depth + plate);
    const angle = (Math.atan2(direction[0], -direction[1]) * 180) / Math.PI;
    bones.push({ kind: 'block', at, half: [cap * (0.45 + 0.55 * grown), depth], angle });
  }
}

/** Gap between shaft and epiphysis; closes towards maturity, when the two overlap. */
function plateWidth(maturity) {
  return 0.0058 * (1 - growth(maturity, 0.72, 0.97)) - 0.003 * growth(maturity, 0.85, 1);
}

function growth(maturity, from, to) {
  return Math.min(1, Math.max(0, (maturity - from) / (to - from)));
}

const along = (point, direction, length) => [point[0] + direction[0] * length, point[1] + direction[1] * length];
const unit = (degrees) => [Math.sin((degrees * Math.PI) / 180), -Math.cos((degrees * Math.PI) / 180)];

function unitBetween(a, b) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

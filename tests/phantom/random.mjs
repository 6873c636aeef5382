/** Seeded random numbers, the same on every machine (mulberry32). */
export function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, between: (low, high) => low + (high - low) * next(), normal: () => next() + next() + next() + next() + next() + next() - 3 };
}

/** Smooth noise on a lattice of `cell` pixels, about -1..1. */
export function smoothNoise(random, width, height, cell) {
  const columns = Math.ceil(width / cell) + 2;
  const lattice = Float32Array.from({ length: columns * (Math.ceil(height / cell) + 2) }, () => random.between(-1, 1));
  return (x, y) => {
    const [u, v] = [x / cell, y / cell];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [a, b] = [ease(u - i), ease(v - j)];
    const at = j * columns + i;
    const top = lattice[at] + (lattice[at + 1] - lattice[at]) * a;
    const bottom = lattice[at + columns] + (lattice[at + columns + 1] - lattice[at + columns]) * a;
    return top + (bottom - top) * b;
  };
}

const ease = (t) => t * t * (3 - 2 * t);

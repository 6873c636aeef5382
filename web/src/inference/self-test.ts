/**
 * The parity self-test: what an engine says of one known picture, held against what the pack's graph said of it on the CPU. Engines have
 * given wrong numbers without an error.
 */
import type { SelfTest } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';

/** Each byte of the picture stands for a square of so many pixels a side of the network's input. */
const COARSE = 4;

/** The network's input for the picture, planes of channels; null where the picture is not of the input's size. */
export function selfTestTensor(grey: Uint8Array, { width, height, channels, mean, sd }: Manifest['input']): Float32Array<ArrayBuffer> | null {
  const columns = width / COARSE;
  if (grey.length !== columns * (height / COARSE)) return null;
  const plane = width * height;
  const tensor = new Float32Array(channels * plane);
  for (let channel = 0; channel < channels; channel++) {
    for (let at = 0; at < plane; at++) {
      const value = grey[Math.floor(Math.floor(at / width) / COARSE) * columns + Math.floor((at % width) / COARSE)]!;
      tensor[channel * plane + at] = (value / 255 - mean[channel]!) / sd[channel]!;
    }
  }
  return tensor;
}

/** `outputs` as one block in the manifest's order. The largest differences over both sexes and all stages. */
export function compareAnswer(outputs: Float32Array, manifest: Manifest, expected: NonNullable<Manifest['self_test']>): SelfTest {
  const ages = part(outputs, manifest, 'age').map((value) => value * manifest.age.sd_months + manifest.age.mean_months);
  const logits = part(outputs, manifest, 'stage_logits');
  const stages = expected.stage_probabilities[0].length;
  const probabilities = [logits.slice(0, stages), logits.slice(stages)].flatMap(softmax);
  const months = furthest(ages, expected.age_months);
  const probability = furthest(probabilities, expected.stage_probabilities.flat());
  const passed = months !== null && probability !== null && months <= expected.within.months && probability <= expected.within.probability;
  return { passed, months, probability };
}

function part(outputs: Float32Array, { outputs: listed }: Manifest, wanted: Manifest['outputs'][number]['name']): number[] {
  let at = 0;
  for (const { name, shape } of listed) {
    const size = shape.reduce((product, side) => product * side, 1);
    if (name === wanted) return [...outputs.subarray(at, at + size)];
    at += size;
  }
  return [];
}

function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Null where there is no number to compare. */
function furthest(found: readonly number[], expected: readonly number[]): number | null {
  if (found.length !== expected.length || !found.every(Number.isFinite)) return null;
  return Math.max(...found.map((value, index) => Math.abs(value - expected[index]!)));
}

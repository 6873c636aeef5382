// @vitest-environment node
import { describe, expect, it } from 'vitest';
import example from '../../../tests/web/manifest.json';
import { parseManifest, type Manifest } from '../domain/manifest';
import { compareAnswer, selfTestTensor } from './self-test';

const manifest = parseManifest(example);
const STAGES = [Array<number>(6).fill(1 / 6), [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]] as unknown as NonNullable<Manifest['self_test']>['stage_probabilities'];
const expected = { age_months: [100, 120] as [number, number], stage_probabilities: STAGES, within: { months: 0.1, probability: 0.01 }, source: 's' };

/** In the order of the manifest's outputs; the rest is of no concern. */
function outputs(ages: readonly number[], probabilities: readonly (readonly number[])[]): Float32Array {
  const values: Record<string, number[]> = {
    age: ages.map((months) => (months - manifest.age.mean_months) / manifest.age.sd_months), stage_logits: probabilities.flat().map(Math.log),
  };
  return Float32Array.from(manifest.outputs.flatMap(({ name, shape }) => values[name] ?? Array<number>(shape.reduce((a, b) => a * b, 1)).fill(7)));
}

describe('selfTestTensor', () => {
  const input = { ...manifest.input, width: 8, height: 4, channels: 3 as const, mean: [0.5, 0, 0], sd: [0.25, 1, 2] };

  it('gives each byte 4 x 4 places, normalised by channel', () => {
    const tensor = selfTestTensor(Uint8Array.of(0, 255), input)!;
    expect(tensor).toHaveLength(3 * 32);
    const row = (channel: number, y: number) => [...tensor.subarray(channel * 32 + y * 8, channel * 32 + y * 8 + 8)];
    expect([row(0, 0), row(0, 3), row(1, 2), row(2, 1)]).toEqual([
      [-2, -2, -2, -2, 2, 2, 2, 2], [-2, -2, -2, -2, 2, 2, 2, 2], [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5],
    ]);
  });

  it('puts rows below each other', () => {
    const tensor = selfTestTensor(Uint8Array.of(0, 0, 255, 255), { ...input, height: 8 })!;
    expect([tensor[64 + 31], tensor[64 + 32]]).toEqual([0, 1]);
  });

  it('gives nothing for a picture of another size', () => {
    expect(selfTestTensor(new Uint8Array(3), input)).toBeNull();
  });
});

describe('compareAnswer', () => {
  it('passes the stored answer', () => {
    const found = compareAnswer(outputs([100, 120], STAGES), manifest, expected);
    expect(found.passed).toBe(true);
    expect(found.months).toBeLessThan(1e-4);
    expect(found.probability).toBeLessThan(1e-6);
  });

  it.each([['female', [100.2, 120]], ['male', [100, 119.8]]])('fails an age that is 0.2 months off, of one sex alone (%s)', (_sex, ages) => {
    const found = compareAnswer(outputs(ages, STAGES), manifest, expected);
    expect(found.passed).toBe(false);
    expect(found.months).toBeCloseTo(0.2, 3);
  });

  it('passes what is less than 0.1 months off', () => {
    expect(compareAnswer(outputs([100.09, 119.92], STAGES), manifest, expected).passed).toBe(true);
  });

  it('fails a probability that is 0.02 off', () => {
    const found = compareAnswer(outputs([100, 120], [STAGES[0], [0.48, 0.12, 0.1, 0.1, 0.1, 0.1]]), manifest, expected);
    expect(found).toMatchObject({ passed: false });
    expect(found.probability).toBeCloseTo(0.02, 5);
  });

  it('fails what is no number, and says that there is none', () => {
    expect(compareAnswer(outputs([NaN, 120], STAGES), manifest, expected)).toMatchObject({ passed: false, months: null });
    expect(compareAnswer(outputs([100, Infinity], STAGES), manifest, expected)).toMatchObject({ passed: false, months: null });
    expect(compareAnswer(outputs([100, 120], [STAGES[0], Array<number>(6).fill(NaN)]), manifest, expected)).toMatchObject({ passed: false, probability: null });
  });
});

// @vitest-environment node
/** The built core on the golden films: the numbers of the reference implementation, and the very bits of the native core. */
import { describe, expect, it } from 'vitest';
import { Core } from '../../web/src/core/core';
import { freshModule, packManifest, readJson, readRepository, type Json } from './built';

interface GoldenCase {
  readonly file: string;
  readonly expected: string;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly channels: number;
  readonly resize_chain: readonly number[];
  readonly tolerance: number;
}

const cases = readJson('tests/golden/cases.json') as GoldenCase[];
const hashes = readJson('tests/golden/tensor_hashes.json') as Record<string, string>;

const module = await freshModule();

function tensorOf(one: GoldenCase, mean: number[], sd: number[]) {
  const manifest = packManifest();
  const side = one.resize_chain[one.resize_chain.length - 1]!;
  manifest.input = { ...(manifest.input as Record<string, Json>), width: side, height: side, resize_chain: [...one.resize_chain], mean, sd, placement: undefined as never };
  const core = new Core(module);
  try {
    core.configure(JSON.stringify(manifest));
    core.decode(readRepository(`tests/golden/${one.file}`));
    const { film } = core.validate('');
    return { tensor: core.prepare(), film, pixels: core.pixels() };
  } finally {
    core.close();
  }
}

function fnv1a(values: Float32Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

describe.each(cases)('$file -> $expected', (one) => {
  it("is the reference's grey, in three equal channels", () => {
    const { tensor, film, pixels } = tensorOf(one, [0, 0, 0], [1, 1, 1]);
    const bytes = readRepository(`tests/golden/${one.expected}`);
    const expected = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    expect(film).toMatchObject({ width: one.width, height: one.height, bits: one.bits, channels: one.channels });
    expect(pixels.length).toBe(one.width * one.height);
    expect(tensor.length).toBe(3 * expected.length);
    let worst = 0;
    tensor.forEach((value, index) => (worst = Math.max(worst, Math.abs(value - expected[index % expected.length]!))));
    expect(worst).toBeLessThanOrEqual(one.tolerance);
  });

  it("has the native core's bits", () => {
    expect(fnv1a(tensorOf(one, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]).tensor)).toBe(hashes[one.expected]);
  });
});

it('every hash has its case', () => {
  expect(cases.length).toBeGreaterThanOrEqual(25);
  expect([...new Set(cases.map((one) => one.expected))].sort()).toEqual(Object.keys(hashes).sort());
});

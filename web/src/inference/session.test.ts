// @vitest-environment node
import { describe, expect, it } from 'vitest';
import example from '../../../tests/web/manifest.json';
import { parseManifest } from '../domain/manifest';
import { compareGraph, threadsFor } from './session';

const manifest = parseManifest(example);

type Shaped = { name: string; shape: number[]; type?: string };
function graph(input: Shaped, outputs: readonly Shaped[]) {
  const metadata = ({ name, shape, type = 'float32' }: Shaped) => ({ name, shape, type, isTensor: true }) as never;
  return { inputNames: [input.name], inputMetadata: [metadata(input)], outputNames: outputs.map((one) => one.name), outputMetadata: outputs.map(metadata) };
}
const input = { name: manifest.input.name, shape: [1, 3, manifest.input.height, manifest.input.width] };
const outputs: Shaped[] = manifest.outputs.map((one) => ({ name: one.name, shape: [...one.shape] }));

describe('compareGraph', () => {
  it('finds nothing where graph and manifest agree, whatever the order of the outputs', () => {
    expect(compareGraph(graph(input, outputs), manifest)).toBeNull();
    expect(compareGraph(graph(input, [...outputs].reverse()), manifest)).toBeNull();
  });

  it.each([
    ['another input', graph({ ...input, name: 'x' }, outputs), /no input/],
    ['another size', graph({ ...input, shape: [1, 3, 8, 8] }, outputs), /input .* is \[1,3,8,8\]/],
    ['a missing output', graph(input, outputs.slice(1)), /no output 'age'/],
    ['an output of another shape', graph(input, [{ name: 'age', shape: [1] }, ...outputs.slice(1)]), /'age' is \[1\], the manifest says \[2\]/],
    ['an output of another type', graph(input, [{ name: 'age', shape: [2], type: 'float16' }, ...outputs.slice(1)]), /float32/],
  ])('names %s', (_what, other, words) => {
    expect(compareGraph(other, manifest)).toMatch(words);
  });
});

it('takes more than one thread only where the page is isolated, and no more than four', () => {
  expect([threadsFor(false, 16), threadsFor(true, 16), threadsFor(true, 2), threadsFor(true, 0)]).toEqual([1, 4, 2, 1]);
});

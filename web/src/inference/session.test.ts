// @vitest-environment node
import { describe, expect, it } from 'vitest';
import example from '../../../tests/web/manifest.json';
import { parseManifest } from '../domain/manifest';
import { compareGraph, NetworkSession, type Runtime } from './session';

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

describe('a session on a graphics processor', () => {
  const product = (shape: readonly number[]) => shape.reduce((size, side) => size * side, 1);
  const results = () => Object.fromEntries(outputs.map(({ name, shape }) => [name, { dims: shape, data: new Float32Array(product(shape)).fill(1), dispose: () => undefined }]));

  function fakeRuntime(run: () => Promise<unknown>) {
    let lose: (info: { message: string }) => void = () => undefined;
    const lost = new Promise<{ message: string }>((resolve) => { lose = resolve; });
    const asked: unknown[] = [];
    const runtime = {
      env: { wasm: {}, versions: { web: '0' }, webgpu: { device: { lost } } },
      Tensor: class { dispose() { /* nothing is held */ } },
      InferenceSession: { create: async (_model: unknown, how: unknown) => { asked.push(how); return { ...graph(input, outputs), run, release: async () => undefined }; } },
    } as unknown as Runtime;
    return { runtime, asked, lose };
  }
  const create = (runtime: Runtime, provider: 'wasm' | 'webgpu' = 'webgpu') => NetworkSession.create(new Uint8Array(), manifest, { provider, threads: 1, load: async () => runtime });
  const tensor = new Float32Array(product(input.shape));

  it('is asked for alone: nothing falls back unseen', async () => {
    const { runtime, asked } = fakeRuntime(async () => results());
    const session = await create(runtime);
    expect(asked).toMatchObject([{ executionProviders: ['webgpu'] }]);
    expect((await session.run(tensor))[0]).toBe(1);
    expect(session.engine.provider).toBe('webgpu');
  });

  it('that is lost while a film is read gives no answer, even if the runtime never gives one', async () => {
    const { runtime, lose } = fakeRuntime(() => new Promise(() => undefined));
    const session = await create(runtime);
    const running = session.run(tensor);
    lose({ message: 'unplugged' });
    await expect(running).rejects.toMatchObject({ code: 'DeviceLost', detail: 'unplugged' });
  });

  it('that was lost between two films gives no answer to the next', async () => {
    const { runtime, lose } = fakeRuntime(() => new Promise((resolve) => setTimeout(() => resolve(results()))));
    const session = await create(runtime);
    lose({ message: 'asleep' });
    await expect(session.run(tensor)).rejects.toMatchObject({ code: 'DeviceLost' });
  });

  it('that fails counts as lost; WebAssembly that fails does not', async () => {
    const { runtime } = fakeRuntime(() => Promise.reject(new Error('mapAsync')));
    await expect((await create(runtime)).run(tensor)).rejects.toMatchObject({ code: 'DeviceLost', detail: 'mapAsync' });
    await expect((await create(runtime, 'wasm')).run(tensor)).rejects.toMatchObject({ code: 'EngineFailed', detail: 'mapAsync' });
  });

  it('that cannot be had is an error with its words', async () => {
    const { runtime } = fakeRuntime(async () => results());
    const failing = { ...runtime, InferenceSession: { create: () => Promise.reject(new Error('no adapter')) } } as unknown as Runtime;
    await expect(create(failing)).rejects.toMatchObject({ code: 'EngineFailed', detail: 'no adapter' });
  });
});

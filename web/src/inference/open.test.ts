// @vitest-environment node
import { describe, expect, it } from 'vitest';
import example from '../../../tests/web/manifest.json';
import type { Provider } from '../domain/assessment';
import { parseManifest, type Manifest } from '../domain/manifest';
import type { EnginePlan } from '../pipeline/protocol';
import { openNetwork, providerFor, SLOW, type Gpu } from './open';

const base = parseManifest(example);
const EVEN = Array<number>(6).fill(1 / 6) as unknown as NonNullable<Manifest['self_test']>['stage_probabilities'][0];
const manifest: Manifest = { ...base, self_test: { age_months: [100, 120], stage_probabilities: [EVEN, EVEN], within: { months: 0.1, probability: 0.01 }, source: 's' } };
const pack = { manifest, selfTest: new Uint8Array((base.input.width / 4) * (base.input.height / 4)) };
const plan = (choice: EnginePlan['choice'], more: Partial<EnginePlan> = {}): EnginePlan => ({ choice, threads: null, fallback: null, ...more });

const answer = (offMonths: number) => Float32Array.from(base.outputs.flatMap(({ name, shape }) => {
  const [{ mean_months: mean, sd_months: sd }, size] = [base.age, shape.reduce((a, b) => a * b, 1)];
  return name === 'age' ? [100 + offMonths, 120].map((months) => (months - mean) / sd) : Array<number>(size).fill(0);
}));

function open(provider: Provider, { off = 0, threads = 2, creating = null as Error | null, running = null as Error | null, given = pack as Parameters<typeof openNetwork>[0]['pack'], by = plan('automatic'), took = 40 } = {}) {
  const diary: string[] = [];
  let clock = 0;
  const network = openNetwork({
    now: () => clock,
    plan: by, provider, fallback: by.fallback, threads, pack: given,
    create: async (name, count) => {
      diary.push(`create ${name} ${count}`);
      if (creating) throw creating;
      return {
        engine: { runtime: 'fake', provider: name, threads: count, self_test: null, fallback: null },
        run: async () => { diary.push('run'); clock += took; if (running) throw running; return answer(off); },
        warmUp: async () => { diary.push('warm up'); }, close: async () => { diary.push('close'); },
      };
    },
  });
  return { network, diary };
}

describe('providerFor', () => {
  const gpu = (adapter: unknown): Gpu => ({ requestAdapter: async () => adapter as never });
  const provider = async (choice: EnginePlan['choice'], has: Gpu | undefined) => {
    const { provider: name, fallback } = await providerFor(plan(choice), has);
    return fallback ? `${name}, ${fallback.reason}` : name;
  };

  it('takes WebGPU unasked where there is a graphics processor', async () => {
    expect(await provider('automatic', gpu({ info: { isFallbackAdapter: false } }))).toBe('webgpu');
    expect(await provider('automatic', gpu({}))).toBe('webgpu');
  });

  it('does not take one in software unasked, nor says a word about it', async () => {
    expect(await provider('automatic', gpu({ info: { isFallbackAdapter: true } }))).toBe('wasm');
    expect(await provider('automatic', gpu({ isFallbackAdapter: true }))).toBe('wasm');
    expect(await provider('automatic', gpu(null))).toBe('wasm');
    expect(await provider('automatic', undefined)).toBe('wasm');
  });

  it('takes any that is asked for, and says so where there is none', async () => {
    expect(await provider('webgpu', gpu({ isFallbackAdapter: true }))).toBe('webgpu');
    expect(await provider('webgpu', gpu(null))).toBe('wasm, no_adapter');
    expect(await provider('webgpu', undefined)).toBe('wasm, no_adapter');
    expect(await provider('webgpu', { requestAdapter: () => Promise.reject(new Error('blocked')) })).toBe('wasm, no_adapter');
  });

  it('asks for none where WebAssembly is chosen', async () => {
    expect(await provider('wasm', { requestAdapter: () => { throw new Error('asked'); } })).toBe('wasm');
  });
});

describe('openNetwork', () => {
  it.each(['wasm', 'webgpu'] as const)('tests %s before it is used, and notes how it did', async (provider) => {
    const { network, diary } = open(provider);
    const { engine } = await network;
    expect(engine).toMatchObject({ provider, self_test: { passed: true }, fallback: null });
    expect(engine.self_test!.months).toBeLessThan(1e-4);
    expect(diary.slice(0, 2)).toEqual([`create ${provider} 2`, 'run']);
  });

  it('gives WebGPU up that is 0.2 months off, closed, with the differences in the next plan', async () => {
    const { network, diary } = open('webgpu', { off: 0.2 });
    const error = await network.then(() => null, (one: { next: EnginePlan; code: string }) => one);
    expect(error).toMatchObject({ code: 'EngineUnfit', next: { choice: 'wasm', threads: null, fallback: { reason: 'self_test', self_test: { passed: false } } } });
    expect(error!.next.fallback!.self_test!.months).toBeCloseTo(0.2, 3);
    expect(diary.at(-1)).toBe('close');
  });

  it('gives WebGPU up that is slow, unless it was asked for', async () => {
    const { network, diary } = open('webgpu', { took: SLOW + 1 });
    await expect(network).rejects.toMatchObject({ code: 'EngineUnfit', next: { choice: 'wasm', fallback: { reason: 'slow', self_test: null } } });
    expect(diary).toEqual(['create webgpu 2', 'run', 'run', 'close']);
    expect((await open('webgpu', { took: SLOW }).network).engine.provider).toBe('webgpu');
    expect((await open('webgpu', { took: SLOW + 1, by: plan('webgpu') }).network).engine.provider).toBe('webgpu');
    expect((await open('wasm', { took: SLOW + 1 }).network).engine.provider).toBe('wasm');
  });

  it.each([['created', { creating: new Error('no device') }], ['run', { running: new Error('bad shader') }]])('gives WebGPU up that cannot be %s', async (_what, fault) => {
    await expect(open('webgpu', fault).network).rejects.toMatchObject({ code: 'EngineUnfit', next: { choice: 'wasm', fallback: { reason: 'not_started', self_test: null } } });
  });

  it('never takes WebGPU untested: nothing is created', async () => {
    const { network, diary } = open('webgpu', { given: { manifest: base, selfTest: null } });
    await expect(network).rejects.toMatchObject({ code: 'EngineUnfit', next: { choice: 'wasm', fallback: { reason: 'no_self_test' } } });
    expect(diary).toEqual([]);
  });

  it('falls back to one thread where threads do not start, and keeps what was tried before', async () => {
    const fallback = { reason: 'no_adapter', self_test: null } as const;
    const { network } = open('wasm', { creating: new Error('no threads'), by: plan('wasm', { fallback }) });
    await expect(network).rejects.toMatchObject({ code: 'EngineUnfit', next: { choice: 'wasm', threads: 1, fallback } });
  });

  it('fails where WebAssembly with one thread does not start', async () => {
    await expect(open('wasm', { threads: 1, creating: new Error('no memory') }).network).rejects.toThrow('no memory');
  });

  it('fails where WebAssembly gives other numbers: there is nothing left to read with', async () => {
    const { network, diary } = open('wasm', { off: -0.2 });
    await expect(network).rejects.toMatchObject({ code: 'EngineFailed', detail: expect.stringMatching(/^self-test: 0\.(2|19)/) });
    expect(diary.at(-1)).toBe('close');
  });

  it('refuses a picture that is not of the input', async () => {
    await expect(open('wasm', { given: { manifest, selfTest: new Uint8Array(3) } }).network).rejects.toMatchObject({ code: 'EngineFailed', detail: /3 bytes/ as never });
  });

  it('carries the fallback into the record, and warms up where a pack has no self-test', async () => {
    const fallback = { reason: 'device_lost', self_test: null } as const;
    const { network, diary } = open('wasm', { given: { manifest: base, selfTest: null }, by: plan('wasm', { fallback }) });
    expect((await network).engine).toMatchObject({ provider: 'wasm', self_test: null, fallback });
    expect(diary).toEqual(['create wasm 2', 'warm up']);
  });
});

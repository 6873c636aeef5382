/**
 * Which engine reads: WebGPU where a graphics processor is there and passes the pack's self-test, else WebAssembly. An engine that is not to
 * be used is given up with its worker, for WebAssembly memory never shrinks: `UnfitError` says what to begin anew with, and two engines
 * never hold the model at once.
 */
import type { EngineInfo, Fallback, Provider, SelfTest } from '../domain/assessment';
import type { EnginePlan } from '../pipeline/protocol';
import type { Pack } from './pack';
import { compareAnswer, selfTestTensor } from './self-test';
import { EngineError, type NetworkSession } from './session';

export class UnfitError extends Error {
  readonly code = 'EngineUnfit';
  constructor(readonly detail: string, readonly next: EnginePlan) {
    super(`EngineUnfit: ${detail}`);
    this.name = 'UnfitError';
  }
}

/** What is used of `navigator.gpu`. Older browsers say `isFallbackAdapter` of the adapter, newer ones of its info. */
export interface Gpu {
  requestAdapter(): Promise<{ readonly isFallbackAdapter?: boolean; readonly info?: { readonly isFallbackAdapter?: boolean } } | null>;
}

/** Adapters that compute in software are slower than WebAssembly: taken only where WebGPU is asked for. */
export async function providerFor({ choice, fallback }: EnginePlan, gpu: Gpu | undefined): Promise<{ provider: Provider; fallback: Fallback | null }> {
  if (choice === 'wasm') return { provider: 'wasm', fallback };
  const adapter = (await gpu?.requestAdapter().catch(() => null)) ?? null;
  const software = adapter?.info?.isFallbackAdapter ?? adapter?.isFallbackAdapter ?? false;
  if (choice === 'webgpu') return adapter ? { provider: 'webgpu', fallback: null } : { provider: 'wasm', fallback: { reason: 'no_adapter', self_test: null } };
  return { provider: adapter && !software ? 'webgpu' : 'wasm', fallback };
}

/** What to begin anew with when WebGPU is not to be used. */
export const withoutGpu = (reason: Fallback['reason'], selfTest: SelfTest | null = null): EnginePlan => ({ choice: 'wasm', threads: null, fallback: { reason, self_test: selfTest } });

export interface Opening {
  readonly plan: EnginePlan;
  readonly provider: Provider;
  readonly fallback: Fallback | null;
  readonly threads: number;
  readonly pack: Pick<Pack, 'manifest' | 'selfTest'>;
  readonly create: (provider: Provider, threads: number) => Promise<Pick<NetworkSession, 'engine' | 'run' | 'warmUp' | 'close'>>;
  readonly now?: () => number;
}

/** Of one run, in milliseconds; what WebAssembly takes on a slow machine. The run after the self-test is timed, for the first compiles. */
export const SLOW = 500;

export interface Network {
  readonly engine: EngineInfo;
  run(tensor: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>>;
}

/** Creates the session and tests it. Throws UnfitError where another engine may do, EngineError where none is left. */
export async function openNetwork({ plan, provider, fallback, threads, pack, create, now = () => performance.now() }: Opening): Promise<Network> {
  const gpu = provider === 'webgpu';
  const { manifest, selfTest: grey } = pack;
  const expected = manifest.self_test;
  // Nothing could tell a right engine from a wrong one.
  if (gpu && (expected === undefined || grey === null)) throw new UnfitError('the pack has no self-test', withoutGpu('no_self_test'));
  const session = await create(provider, threads).catch((error: unknown) => {
    if (gpu) throw new UnfitError(wordsOf(error), withoutGpu('not_started'));
    if (threads > 1) throw new UnfitError(wordsOf(error), { ...plan, choice: 'wasm', threads: 1, fallback });
    throw error;
  });
  const network = (selfTest: SelfTest | null): Network => ({ engine: { ...session.engine, self_test: selfTest, fallback }, run: (tensor) => session.run(tensor) });
  if (expected === undefined || grey === null) {
    // Its first run takes about three times as long: not with a film.
    await session.warmUp();
    return network(null);
  }
  const tensor = selfTestTensor(grey, manifest.input);
  if (tensor === null) throw new EngineError(`self-test: its picture has ${grey.length} bytes`);
  const run = () => session.run(tensor).catch((error: unknown) => {
    throw gpu ? new UnfitError(wordsOf(error), withoutGpu('not_started')) : error;
  });
  const found = compareAnswer(await run(), manifest, expected);
  if (found.passed) {
    if (!gpu || plan.choice === 'webgpu') return network(found);
    const start = now();
    await run();
    const took = now() - start;
    if (took <= SLOW) return network(found);
    await session.close().catch(() => undefined);
    throw new UnfitError(`a run takes ${Math.round(took)} ms`, withoutGpu('slow'));
  }
  await session.close().catch(() => undefined);
  const detail = `self-test: ${found.months ?? 'no number of'} months and ${found.probability ?? 'no number'} in probability from the stored answer`;
  throw gpu ? new UnfitError(detail, withoutGpu('self_test', found)) : new EngineError(detail);
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

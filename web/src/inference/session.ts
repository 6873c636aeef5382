/**
 * One ONNX Runtime Web session, held against the pack's manifest. The provider is named, never left to a silent fallback; the
 * runtime's files come from our own origin, never from its default network address.
 */
import type * as Ort from 'onnxruntime-web/wasm';
import type { EngineInfo, Provider } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';

export class EngineError extends Error {
  readonly code = 'EngineFailed';
  constructor(readonly detail: string) {
    super(`EngineFailed: ${detail}`);
    this.name = 'EngineError';
  }
}

/** The graphics processor was taken away, or failed while a film was read. Nothing it said is used. */
export class DeviceLostError extends Error {
  readonly code = 'DeviceLost';
  constructor(readonly detail: string) {
    super(`DeviceLost: ${detail}`);
    this.name = 'DeviceLostError';
  }
}

export type Runtime = Pick<typeof Ort, 'env' | 'InferenceSession' | 'Tensor'>;

/** Each engine has a build of the runtime of its own, which is loaded when that engine is opened. The files lie in `runtimeUrl`. */
export const RUNTIMES: { readonly [Name in Provider]: { readonly glue: string; readonly wasm: string; readonly load: () => Promise<Runtime> } } = {
  wasm: { glue: 'ort-wasm-simd-threaded.mjs', wasm: 'ort-wasm-simd-threaded.wasm', load: () => import('onnxruntime-web/wasm') },
  webgpu: { glue: 'ort-wasm-simd-threaded.asyncify.mjs', wasm: 'ort-wasm-simd-threaded.asyncify.wasm', load: () => import('onnxruntime-web/webgpu') },
};

export interface EngineOptions {
  /** WebAssembly where this is left out. */
  readonly provider?: Provider;
  /** The build of the runtime; the provider's own where this is left out. */
  readonly load?: () => Promise<Runtime>;
  /** Folder with ONNX Runtime's files; undefined in Node, which finds them in its package. */
  readonly runtimeUrl?: string | undefined;
  /** The runtime's WebAssembly, loaded already; fetched from `runtimeUrl` where it is left out. */
  readonly runtimeWasm?: Uint8Array<ArrayBuffer>;
  readonly threads: number;
}

export class NetworkSession {
  readonly #session: Ort.InferenceSession;
  readonly #runtime: Runtime;
  /** Rejects when the graphics processor is lost; never settles otherwise. */
  readonly #lost: Promise<never>;
  readonly #inputName: string;
  readonly #inputShape: readonly number[];
  readonly #outputs: Manifest['outputs'];
  readonly engine: EngineInfo;

  private constructor(session: Ort.InferenceSession, runtime: Runtime, manifest: Manifest, provider: Provider, threads: number) {
    this.#session = session;
    this.#runtime = runtime;
    this.#lost = provider === 'webgpu' ? lossOf(runtime) : new Promise(() => undefined);
    this.#inputName = manifest.input.name;
    this.#inputShape = [1, manifest.input.channels, manifest.input.height, manifest.input.width];
    this.#outputs = manifest.outputs;
    this.engine = { runtime: `onnxruntime-web ${runtime.env.versions.web ?? 'unknown'}`, provider, threads, self_test: null, fallback: null };
  }

  static async create(model: Uint8Array, manifest: Manifest, options: EngineOptions): Promise<NetworkSession> {
    const { provider = 'wasm', threads } = options;
    let runtime: Runtime;
    let session: Ort.InferenceSession;
    try {
      runtime = await (options.load ?? RUNTIMES[provider].load)();
      configureRuntime(runtime, provider, options);
      session = await runtime.InferenceSession.create(model, { executionProviders: [provider], graphOptimizationLevel: 'all' });
    } catch (error) {
      throw new EngineError(error instanceof Error ? error.message : String(error));
    }
    const difference = compareGraph(session, manifest);
    if (difference !== null) {
      await session.release();
      throw new EngineError(difference);
    }
    return new NetworkSession(session, runtime, manifest, provider, threads);
  }

  /** The outputs as one block in the manifest's order. */
  async run(tensor: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>> {
    const input = new this.#runtime.Tensor('float32', tensor, this.#inputShape);
    let results: Ort.InferenceSession.ReturnType | undefined;
    try {
      results = await Promise.race([this.#session.run({ [this.#inputName]: input }), this.#lost]);
      return concatenate(results, this.#outputs);
    } catch (error) {
      if (error instanceof EngineError || error instanceof DeviceLostError) throw error;
      const words = error instanceof Error ? error.message : String(error);
      // A session that was tested and then fails has lost its device, whether or not the browser has said so yet.
      throw this.engine.provider === 'webgpu' ? new DeviceLostError(words) : new EngineError(words);
    } finally {
      input.dispose();
      for (const output of Object.values(results ?? {})) output.dispose();
    }
  }

  /** Once on nothing, so that the engine has compiled its hot code before the first film (its first run takes about three times as long). */
  async warmUp(): Promise<void> {
    await this.run(new Float32Array(product(this.#inputShape)));
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

/** Long enough for any machine; threads have been seen never to start. */
const MOST_START_MS = 60_000;

function configureRuntime(ort: Runtime, provider: Provider, { runtimeUrl, runtimeWasm, threads }: EngineOptions): void {
  ort.env.wasm.proxy = false;
  ort.env.wasm.initTimeout = threads > 1 ? MOST_START_MS : 0;
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  if (runtimeUrl === undefined) return;
  const base = runtimeUrl.endsWith('/') ? runtimeUrl : `${runtimeUrl}/`;
  ort.env.wasm.wasmPaths = { mjs: base + RUNTIMES[provider].glue, wasm: base + RUNTIMES[provider].wasm };
  if (runtimeWasm !== undefined) ort.env.wasm.wasmBinary = runtimeWasm;
}

/** The device that the session has made for itself. */
function lossOf({ env }: Runtime): Promise<never> {
  const lost = Promise.resolve(env.webgpu.device as Promise<{ lost: Promise<{ message: string }> }>)
    .then((device) => device.lost).then(({ message }) => { throw new DeviceLostError(message); });
  // A loss between two films is found by the next one.
  lost.catch(() => undefined);
  return lost;
}

/** What differs between graph and manifest, in words; null where nothing does. */
export function compareGraph(
  graph: Pick<Ort.InferenceSession, 'inputNames' | 'outputNames' | 'inputMetadata' | 'outputMetadata'>, manifest: Manifest,
): string | null {
  const { name, channels, height, width } = manifest.input;
  return compareTensor('input', graph.inputNames, graph.inputMetadata, name, [1, channels, height, width])
    ?? manifest.outputs.map((output) => compareTensor('output', graph.outputNames, graph.outputMetadata, output.name, output.shape))
      .find((difference) => difference !== null)
    ?? null;
}

function compareTensor(
  kind: string, names: readonly string[], metadata: readonly Ort.InferenceSession.ValueMetadata[], name: string, shape: readonly number[],
): string | null {
  const found = metadata[names.indexOf(name)];
  if (found === undefined) return `the graph has no ${kind} '${name}' (it has ${names.join(', ')})`;
  if (!found.isTensor || found.type !== 'float32') return `${kind} '${name}' is not a float32 tensor`;
  return found.shape.join() === shape.join() ? null : `${kind} '${name}' is [${found.shape.join()}], the manifest says [${shape.join()}]`;
}

function concatenate(results: Ort.InferenceSession.ReturnType, outputs: Manifest['outputs']): Float32Array<ArrayBuffer> {
  const block = new Float32Array(outputs.reduce((sum, output) => sum + product(output.shape), 0));
  let at = 0;
  for (const { name, shape } of outputs) {
    const tensor = results[name];
    if (tensor === undefined || tensor.dims.join() !== shape.join()) {
      throw new EngineError(`output '${name}' came as [${tensor?.dims.join() ?? ''}]`);
    }
    block.set(tensor.data as Float32Array, at);
    at += product(shape);
  }
  return block;
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, side) => size * side, 1);
}

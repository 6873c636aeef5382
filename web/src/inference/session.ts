/**
 * One ONNX Runtime Web session, held against the pack's manifest. The provider is named, never left to a silent fallback; the
 * runtime's files come from our own origin, never from its default network address.
 */
import * as ort from 'onnxruntime-web/wasm';
import type { EngineInfo } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';

export class EngineError extends Error {
  readonly code = 'EngineFailed';
  constructor(readonly detail: string) {
    super(`EngineFailed: ${detail}`);
    this.name = 'EngineError';
  }
}

export interface EngineOptions {
  /** Folder with ONNX Runtime's files; undefined in Node, which finds them in its package. */
  readonly runtimeUrl?: string | undefined;
  /** The runtime's WebAssembly, loaded already; fetched from `runtimeUrl` where it is left out. */
  readonly runtimeWasm?: Uint8Array<ArrayBuffer>;
  readonly threads: number;
}

/** More than one thread needs shared memory, which a page has only where its server isolates it. */
export function threadsFor(isolated: boolean, cores: number): number {
  return isolated ? Math.max(1, Math.min(cores, 4)) : 1;
}

export class NetworkSession {
  readonly #session: ort.InferenceSession;
  readonly #inputName: string;
  readonly #inputShape: readonly number[];
  readonly #outputs: Manifest['outputs'];
  readonly engine: EngineInfo;

  private constructor(session: ort.InferenceSession, manifest: Manifest, threads: number) {
    this.#session = session;
    this.#inputName = manifest.input.name;
    this.#inputShape = [1, manifest.input.channels, manifest.input.height, manifest.input.width];
    this.#outputs = manifest.outputs;
    this.engine = { runtime: `onnxruntime-web ${ort.env.versions.web ?? 'unknown'}`, provider: 'wasm', threads };
  }

  static async create(model: Uint8Array, manifest: Manifest, options: EngineOptions): Promise<NetworkSession> {
    configureRuntime(options);
    let session: ort.InferenceSession;
    try {
      session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
    } catch (error) {
      throw new EngineError(error instanceof Error ? error.message : String(error));
    }
    const difference = compareGraph(session, manifest);
    if (difference !== null) {
      await session.release();
      throw new EngineError(difference);
    }
    return new NetworkSession(session, manifest, options.threads);
  }

  /** The outputs as one block in the manifest's order. */
  async run(tensor: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>> {
    const input = new ort.Tensor('float32', tensor, this.#inputShape);
    let results: ort.InferenceSession.ReturnType | undefined;
    try {
      results = await this.#session.run({ [this.#inputName]: input });
      return concatenate(results, this.#outputs);
    } catch (error) {
      if (error instanceof EngineError) throw error;
      throw new EngineError(error instanceof Error ? error.message : String(error));
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

/** The runtime's files in `runtimeUrl`. */
export const RUNTIME_FILES = { glue: 'ort-wasm-simd-threaded.mjs', wasm: 'ort-wasm-simd-threaded.wasm' } as const;

function configureRuntime({ runtimeUrl, runtimeWasm, threads }: EngineOptions): void {
  ort.env.wasm.proxy = false;
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  if (runtimeUrl === undefined) return;
  const base = runtimeUrl.endsWith('/') ? runtimeUrl : `${runtimeUrl}/`;
  ort.env.wasm.wasmPaths = { mjs: base + RUNTIME_FILES.glue, wasm: base + RUNTIME_FILES.wasm };
  if (runtimeWasm !== undefined) ort.env.wasm.wasmBinary = runtimeWasm;
}

/** What differs between graph and manifest, in words; null where nothing does. */
export function compareGraph(
  graph: Pick<ort.InferenceSession, 'inputNames' | 'outputNames' | 'inputMetadata' | 'outputMetadata'>, manifest: Manifest,
): string | null {
  const { name, channels, height, width } = manifest.input;
  return compareTensor('input', graph.inputNames, graph.inputMetadata, name, [1, channels, height, width])
    ?? manifest.outputs.map((output) => compareTensor('output', graph.outputNames, graph.outputMetadata, output.name, output.shape))
      .find((difference) => difference !== null)
    ?? null;
}

function compareTensor(
  kind: string, names: readonly string[], metadata: readonly ort.InferenceSession.ValueMetadata[], name: string, shape: readonly number[],
): string | null {
  const found = metadata[names.indexOf(name)];
  if (found === undefined) return `the graph has no ${kind} '${name}' (it has ${names.join(', ')})`;
  if (!found.isTensor || found.type !== 'float32') return `${kind} '${name}' is not a float32 tensor`;
  return found.shape.join() === shape.join() ? null : `${kind} '${name}' is [${found.shape.join()}], the manifest says [${shape.join()}]`;
}

function concatenate(results: ort.InferenceSession.ReturnType, outputs: Manifest['outputs']): Float32Array<ArrayBuffer> {
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

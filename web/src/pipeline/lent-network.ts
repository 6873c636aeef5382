/**
 * The network, lent by the worker that owns it to cores in other workers: over a MessagePort go tensors one way and outputs the other. So a film
 * can be decoded while another one is in the network, and there is still one network. What runs beside it is the same `assess.ts`.
 */
import type { EngineInfo } from '../domain/assessment';
import type { PipelineNetwork } from './assess';
import type { WireError } from './protocol';

/** What a core is configured with to go with the network. */
export interface Configuration {
  readonly manifestText: string;
  readonly reference: Uint8Array<ArrayBuffer> | null;
}

export interface Loan {
  readonly network: PipelineNetwork;
  readonly configuration: Configuration;
}

type Tensor = { readonly id: number; readonly tensor: Float32Array<ArrayBuffer> };
type Answer =
  | { readonly kind: 'lent'; readonly engine: EngineInfo; readonly configuration: Configuration }
  | { readonly kind: 'outputs'; readonly id: number; readonly outputs: Float32Array<ArrayBuffer>; readonly spent: number }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WireError };

/** Runs one after the other: the runtime has room for one. */
export function inTurn(network: PipelineNetwork): PipelineNetwork {
  let tail: Promise<unknown> = Promise.resolve();
  let spent = 0;
  return {
    engine: network.engine,
    get spent() { return spent; },
    run: (tensor) => {
      const turn = tail.then(async () => {
        const start = performance.now();
        const outputs = await network.run(tensor);
        spent = performance.now() - start;
        return outputs;
      });
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** The owner's side. Ends by rejection: when it is told to, or with the first run that fails, for the network is then not to be trusted. */
export function serveNetwork(signal: AbortSignal, port: MessagePort, { network, configuration }: Loan): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    port.onmessage = ({ data: { id, tensor } }: MessageEvent<Tensor>) => {
      network.run(tensor).then(
        (outputs) => port.postMessage({ kind: 'outputs', id, outputs, spent: network.spent ?? 0 } satisfies Answer, [outputs.buffer]),
        (error: unknown) => {
          port.postMessage({ kind: 'failed', id, error: { code: 'EngineFailed', detail: error instanceof Error ? error.message : String(error) } } satisfies Answer);
          reject(error);
        },
      );
    };
    port.postMessage({ kind: 'lent', engine: network.engine, configuration } satisfies Answer);
  });
}

export class LentNetworkError extends Error {
  readonly code: string;
  readonly detail: string;
  constructor({ code, detail }: WireError) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** The borrower's side: resolves once the owner answers. A tensor that was run is gone. */
export function borrowNetwork(port: MessagePort): Promise<Loan> {
  const waiting = new Map<number, { resolve(outputs: Float32Array<ArrayBuffer>): void; reject(error: Error): void }>();
  let nextId = 1;
  let spent = 0;
  const run = (tensor: Float32Array<ArrayBuffer>) => new Promise<Float32Array<ArrayBuffer>>((resolve, reject) => {
    const id = nextId++;
    waiting.set(id, { resolve, reject });
    port.postMessage({ id, tensor } satisfies Tensor, [tensor.buffer]);
  });
  return new Promise((lent) => {
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'lent') return lent({ network: { engine: data.engine, run, get spent() { return spent; } }, configuration: data.configuration });
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.kind === 'outputs') {
        spent = data.spent;
        asked?.resolve(data.outputs);
      } else asked?.reject(new LentNetworkError(data.error));
    };
  });
}

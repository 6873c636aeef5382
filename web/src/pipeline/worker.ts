/** The one worker: owns core and network for as long as it lives. To give their memory back, end it. */
import type { Provider } from '../domain/assessment';
import { loadCore } from '../core/load';
import { openContainer } from '../containers/open';
import { openPack } from '../inference/pack';
import { openNetwork, providerFor, UnfitError, withoutGpu, type Gpu } from '../inference/open';
import { EngineError, NetworkSession, RUNTIMES } from '../inference/session';
import { openChannel, type LoadNote } from '../offline/channel';
import { baseOf, openEngineFiles } from '../offline/engine-files';
import { LoadError } from '../offline/load';
import { noteRequests } from '../offline/requests';
import { Host, type Engine } from './host';
import type { EnginePlan, Progress, Request } from './protocol';
import { threadsFor } from './threads';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

async function openEngine(
  signal: AbortSignal, urls: { indexUrl: string; packUrl: string; runtimeUrl: string; coreUrl: string; sitePack?: boolean; engine: EnginePlan }, onProgress: (progress: Progress) => void,
): Promise<Engine> {
  const plan = urls.engine;
  const { provider, fallback } = await providerFor(plan, (navigator as { readonly gpu?: Gpu }).gpu);
  // The core is small: it loads while the model does.
  const loadingCore = loadCore({ url: urls.coreUrl }).catch((error: unknown) => {
    throw new EngineError(`core: ${error instanceof Error ? error.message : String(error)}`);
  });
  const loadingFiles = loadFiles(signal, urls, provider, onProgress);
  const [core, { pack, runtimeWasm }] = await Promise.all([loadingCore, loadingFiles]);
  onProgress({ step: 'start_engine' });
  core.configure(pack.manifestText, pack.reference);
  // The graphics processor does the work: what is left for threads is little, and each costs memory.
  const threads = provider === 'webgpu' ? 1 : plan.threads ?? threadsFor(globalThis.crossOriginIsolated, navigator.hardwareConcurrency);
  const network = await openNetwork({
    plan, provider, fallback, threads, pack,
    create: (name, count) => NetworkSession.create(pack.model, pack.manifest, { provider: name, runtimeUrl: urls.runtimeUrl, runtimeWasm, threads: count }),
  });
  return { manifest: pack.manifest, core, network, openContainer, configuration: { manifestText: pack.manifestText, reference: pack.reference } };
}

async function loadFiles(signal: AbortSignal, urls: { indexUrl: string; packUrl: string; runtimeUrl: string; sitePack?: boolean }, provider: Provider, onProgress: (progress: Progress) => void) {
  noteRequests('worker', baseOf(urls.indexUrl));
  const runtimeWasmUrl = new URL(RUNTIMES[provider].wasm, urls.runtimeUrl).href;
  const files = await openEngineFiles(signal, { ...urls, runtimeWasmUrl }, (progress) => onProgress({ step: 'download', ...progress })).catch((error: unknown) => {
    if (!(error instanceof LoadError)) throw error;
    throw provider === 'webgpu' ? new UnfitError(error.message, withoutGpu('not_started')) : new EngineError(error.message);
  });
  const { kept, damaged, fetchedBytes } = files.loaded;
  const channel = openChannel(baseOf(urls.indexUrl));
  channel?.postMessage({ kind: 'loaded', kept, damaged, fetchedBytes } satisfies LoadNote);
  channel?.close();
  return { pack: await openPack(files.pack, () => undefined), runtimeWasm: files.runtimeWasm };
}

/** A task of its own, behind the messages that have arrived already. Timers would wait 4 ms. */
const channel = new MessageChannel();
function pause(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

const host = new Host((reply, transfer) => scope.postMessage(reply, transfer), openEngine, pause);
scope.onmessage = (event) => host.receive(event.data);

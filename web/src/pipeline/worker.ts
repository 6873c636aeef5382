/** The one worker: owns core and network for as long as it lives. To give their memory back, end it. */
import '../trusted-types';
import { loadCore } from '../core/load';
import { openContainer } from '../containers/open';
import { openPack } from '../inference/pack';
import { EngineError, NetworkSession, RUNTIME_FILES, threadsFor } from '../inference/session';
import { openChannel, type LoadNote } from '../offline/channel';
import { baseOf, openEngineFiles } from '../offline/engine-files';
import { LoadError } from '../offline/load';
import { noteRequests } from '../offline/requests';
import { Host, type Engine } from './host';
import type { Progress, Request } from './protocol';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

async function openEngine(
  signal: AbortSignal, urls: { indexUrl: string; packUrl: string; runtimeUrl: string; coreUrl: string }, onProgress: (progress: Progress) => void,
): Promise<Engine> {
  // The core is small: it loads while the model does.
  const loadingCore = loadCore({ url: urls.coreUrl }).catch((error: unknown) => {
    throw new EngineError(`core: ${error instanceof Error ? error.message : String(error)}`);
  });
  const loadingFiles = loadFiles(signal, urls, onProgress);
  const [core, { pack, runtimeWasm }] = await Promise.all([loadingCore, loadingFiles]);
  onProgress({ step: 'start_engine' });
  core.configure(pack.manifestText, pack.reference);
  const threads = threadsFor(globalThis.crossOriginIsolated, navigator.hardwareConcurrency);
  const network = await NetworkSession.create(pack.model, pack.manifest, { runtimeUrl: urls.runtimeUrl, runtimeWasm, threads });
  await network.warmUp();
  return { manifest: pack.manifest, core, network, openContainer, configuration: { manifestText: pack.manifestText, reference: pack.reference } };
}

async function loadFiles(signal: AbortSignal, urls: { indexUrl: string; packUrl: string; runtimeUrl: string }, onProgress: (progress: Progress) => void) {
  noteRequests('worker', baseOf(urls.indexUrl));
  const runtimeWasmUrl = new URL(RUNTIME_FILES.wasm, urls.runtimeUrl).href;
  const files = await openEngineFiles(signal, { ...urls, runtimeWasmUrl }, (progress) => onProgress({ step: 'download', ...progress })).catch((error: unknown) => {
    throw error instanceof LoadError ? new EngineError(error.message) : error;
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

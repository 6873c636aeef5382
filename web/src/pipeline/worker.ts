/** The one worker: owns core and network for as long as it lives. To give their memory back, end it. */
import { loadCore } from '../core/load';
import { openContainer } from '../containers/open';
import { fetchSource, openPack } from '../inference/pack';
import { EngineError, NetworkSession, threadsFor } from '../inference/session';
import { Host, type Engine } from './host';
import type { Progress, Request } from './protocol';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

async function openEngine(
  signal: AbortSignal, urls: { packUrl: string; runtimeUrl: string; coreUrl: string }, onProgress: (progress: Progress) => void,
): Promise<Engine> {
  // The core is small: it loads while the model does.
  const loadingCore = loadCore({ url: urls.coreUrl }).catch((error: unknown) => {
    throw new EngineError(`core: ${error instanceof Error ? error.message : String(error)}`);
  });
  const loadingPack = openPack(fetchSource(signal, urls.packUrl), (doneBytes, totalBytes) => onProgress({ step: 'download', doneBytes, totalBytes }));
  const [core, pack] = await Promise.all([loadingCore, loadingPack]);
  onProgress({ step: 'start_engine' });
  core.configure(pack.manifestText, pack.reference);
  const threads = threadsFor(globalThis.crossOriginIsolated, navigator.hardwareConcurrency);
  const network = await NetworkSession.create(pack.model, pack.manifest, { runtimeUrl: urls.runtimeUrl, threads });
  await network.warmUp();
  return { manifest: pack.manifest, core, network, openContainer };
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

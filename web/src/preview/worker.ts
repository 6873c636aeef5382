/** The worker of the thumbnails: a core without a network, loaded with the first film that needs it. It ends with the list. */
import { loadCore } from '../core/load';
import type { Core } from '../core/core';
import { makePreview } from './make';
import type { PreviewReply, PreviewRequest } from './protocol';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<PreviewRequest>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

let core: Promise<Core> | null = null;
let loaded: Core | null = null;
let tail: Promise<void> = Promise.resolve();

async function serve({ id, blob, coreUrl }: PreviewRequest): Promise<void> {
  const load = () => (core ??= loadCore({ url: coreUrl }).then((made) => (loaded = made)));
  const preview = await makePreview(blob, load);
  const reply: PreviewReply = { id, ...preview, memoryBytes: loaded?.memoryBytes ?? 0 };
  scope.postMessage(reply, preview.bitmap ? [preview.bitmap] : []);
}

// One after the other: the core has room for one film. A defect ends the worker, and the page builds another.
scope.onmessage = (event) => {
  tail = tail.then(() => serve(event.data)).catch((error: unknown) => { setTimeout(() => { throw error; }); });
};

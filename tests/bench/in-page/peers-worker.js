/* global self */
/** Networks with a picture each, one after the other, in a worker as the product's own network is. */
import * as ort from './ort.wasm.min.mjs';

ort.env.wasm.wasmPaths = new URL('./', self.location.href).href;
let sessions = [];
let image;

self.onmessage = async ({ data }) => {
  if (data.start) {
    const { model, networks, size, threads } = data.start;
    ort.env.wasm.numThreads = threads;
    const bytes = new Uint8Array(await (await fetch(model)).arrayBuffer());
    for (let count = 0; count < networks; count += 1) sessions.push(await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] }));
    image = new ort.Tensor('float32', Float32Array.from({ length: 3 * size * size }, (_, index) => Math.sin(index / 97)), [1, 3, size, size]);
  }
  const start = performance.now();
  for (const session of sessions) await session.run({ image });
  self.postMessage(performance.now() - start);
};

/** A graph on pictures from a file, in the build of the runtime that the page has. */
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';
import { file, positiveInteger, program, UsageError } from './arguments';

const USAGE = 'Usage: node scripts/run_graph.mjs --graph FILE --pictures FILE --side PX';

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, { graph: { type: 'string' }, pictures: { type: 'string' }, side: { type: 'string' } }, async (values) => {
    const side = positiveInteger(values, 'side');
    if (side === undefined) throw new UsageError('--side PX is missing.');
    const bytes = readFileSync(file(values, 'pictures'));
    const size = 3 * side * side;
    if (bytes.byteLength === 0 || bytes.byteLength % (4 * size) !== 0) throw new UsageError(`--pictures: ${bytes.byteLength} bytes are no pictures of ${side} px.`);
    const pictures = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    ort.env.wasm.numThreads = 1; // in Node the web build can start no workers
    const session = await ort.InferenceSession.create(readFileSync(file(values, 'graph')), { executionProviders: ['wasm'] });
    const found: { age: number[][]; stage_logits: number[][] } = { age: [], stage_logits: [] };
    for (let at = 0; at < pictures.length; at += size) {
      const picture = new ort.Tensor('float32', pictures.slice(at, at + size), [1, 3, side, side]);
      const outputs = await session.run({ [session.inputNames[0]!]: picture }, ['age', 'stage_logits']);
      for (const name of ['age', 'stage_logits'] as const) found[name].push([...(outputs[name]!.data as Float32Array)]);
    }
    process.stdout.write(`${JSON.stringify({ runtime: `onnxruntime-web ${ort.env.versions.web ?? ''}`, ...found })}\n`);
    return 0;
  });
}

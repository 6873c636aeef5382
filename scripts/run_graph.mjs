#!/usr/bin/env node
/**
 * What ONNX Runtime Web's WebAssembly says of pictures, without core and pack: for parity with other runtimes.
 *   node scripts/run_graph.mjs --graph FILE --pictures FILE --side PX
 * PICTURES: float32, little endian, N x 3 x PX x PX. stdout: {"runtime", "age": N x 2, "stage_logits": N x 2 x K}, as the graph gives them.
 */
import { run } from './lib/typescript.mjs';

await run('./run_graph.ts');

#!/usr/bin/env node
/**
 * How long the steps take, with the page's own core and runtime in Node, one thread.
 *   node tests/bench/bench.mjs [--fp32 FILE] [--pack DIR] [--rounds N] [--json OUT]
 * --fp32: an ONNX file of the same graph with fp32 weights (scripts/train/export.py writes one); its runs alternate with the pack's, so
 * that both see the same machine, and the ratio is what to look at. Nothing is asserted here: times belong to machines.
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/bench.ts');

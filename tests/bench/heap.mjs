#!/usr/bin/env node
/**
 * What the built page holds of memory over hundreds of films, in Chromium: garbage collected, page, workers and WebAssembly together.
 *   node tests/bench/heap.mjs [--films N] [--folder FOLDER] [--json OUT]
 * Without a folder the films are phantoms of several kinds, refused and broken ones among them. Nothing is asserted; `tests/wasm/memory.test.ts` does.
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/heap.ts');

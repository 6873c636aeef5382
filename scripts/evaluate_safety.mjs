#!/usr/bin/env node
/**
 * What the three tiers refuse: the same WASM core, ONNX Runtime Web and pipeline as the page, over pictures that should all be refused or all
 * be read.
 *   node scripts/evaluate_safety.mjs --images DIR --expect refuse|doubt|read [--csv FILE] [--json OUT] ...
 *   node scripts/evaluate_safety.mjs --generated all --expect refuse [--count N]
 * Progress goes to stderr; stdout is one JSON object. Exit code 2: the arguments cannot be used.
 */
import { run } from './lib/typescript.mjs';

await run('./evaluate_safety.ts');

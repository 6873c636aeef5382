#!/usr/bin/env node
/**
 * The headless twin of the page: the same WASM core, the same ONNX Runtime Web, the same pipeline over a folder of films.
 *   node scripts/evaluate.mjs --images DIR --csv FILE [--pack DIR] [--json OUT] [--limit N] [--force] [--part NAME --split FILE]
 *                             [--profile NAME] [--second-look never|when_doubtful|always]
 * Progress goes to stderr; stdout is one JSON object. Exit code 2: the arguments cannot be used.
 */
import { run } from './lib/typescript.mjs';

await run('./evaluate.ts');

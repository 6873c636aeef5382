#!/usr/bin/env node
/**
 * How long other backbones would take in WebAssembly (one thread), on the same picture.
 *   python -m scripts.train.backbones --out FOLDER
 *   node tests/bench/backbones.mjs --models FOLDER [--rounds N] [--write FILE]
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/backbones.ts');

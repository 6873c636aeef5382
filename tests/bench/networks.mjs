#!/usr/bin/env node
/**
 * How long networks take in WebAssembly (one thread), on the same picture: other backbones, or the same network stored otherwise.
 *   python -m scripts.train.backbones --out FOLDER      or      python -m scripts.train.quantization_table --fp32 FILE --out FOLDER
 *   node tests/bench/networks.mjs --models FOLDER [--rounds N] [--write FILE]
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/networks.ts');

#!/usr/bin/env node
/**
 * How long each step of a reading takes in Node with one thread, on a synthetic film of 2,000 x 2,500 px (8-bit PNG).
 *   node tests/bench/bench.mjs [--fp32 FILE] [--films N] [--json OUT]
 * With --fp32 the pack's network and the same graph in fp32 run in turn, film by film. stdout is one JSON object, the table goes to stderr.
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/bench.ts');

#!/usr/bin/env node
/**
 * How long each step of a reading takes in Node with one thread, on a synthetic film of 2,000 x 2,500 px (8-bit PNG).
 *   node tests/bench/bench.mjs [--fp32 FILE] [--scalar DIR] [--films N] [--pack DIR] [--json OUT]
 * With --scalar the core's steps run in turn with those of the core without SIMD. With --fp32 the pack's network and the same graph in fp32 run in turn, film by film (scripts/train/export.py writes one). stdout is one
 * JSON object, the table goes to stderr. Nothing is asserted here: times belong to machines, ratios are what to look at.
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/bench.ts');

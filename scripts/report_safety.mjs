#!/usr/bin/env node
/**
 * PACK/SAFETY.md: what the three tiers refuse and how well the confidence ranks, every figure from runs of evaluate.mjs and
 * evaluate_safety.mjs that are made here and kept under the pack's hash, so that a stopped run goes on where it was.
 *   node scripts/report_safety.mjs --shared ../shared --cache DIR [--pack DIR] [--films N] [--count N] [--jobs N]
 */
import { run } from './lib/typescript.mjs';

await run('./report_safety.ts');

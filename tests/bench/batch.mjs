#!/usr/bin/env node
/**
 * How many films a minute a batch reads in Chromium, against what the network alone would: on the built page (npm run build), with synthetic films of
 * 2,000 x 2,500 px.
 *   node tests/bench/batch.mjs [--films N] [--rounds N] [--single] [--json OUT]
 * The network alone is timed in the same page, of the same engine, before and after each batch. stdout is one JSON object. Nothing is asserted
 * here: times belong to machines, ratios are what to look at.
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/batch.ts');

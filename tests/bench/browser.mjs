#!/usr/bin/env node
/**
 * How fast the built page is in Chromium, with one thread and with two, on a synthetic film of 2,000 x 2,500 px (8-bit PNG).
 *   node tests/bench/browser.mjs [--rounds N] [--starts N] [--peer FOLDER] [--json OUT]
 * With --peer, three of the network that `scripts/train/backbones.py --only ConvNeXtV2-tiny --size 512` wrote run beside it, round by round.
 * Nothing is asserted: times belong to machines, ratios are what to look at.
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/browser.ts');

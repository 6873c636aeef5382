#!/usr/bin/env node
/**
 * Draws what lies in tests/bench/results as one page without any other file: tests/bench/results/index.html.
 *   node tests/bench/page.mjs [--results FOLDER]
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/page.ts');

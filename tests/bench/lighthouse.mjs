#!/usr/bin/env node
/**
 * Lighthouse's scores of the built page, as a figure: nothing is asserted. It comes from npm by its version and is no dependency.
 *   node tests/bench/lighthouse.mjs [--json OUT]
 */
import { run } from '../../scripts/lib/typescript.mjs';

await run('../../tests/bench/lighthouse.ts');

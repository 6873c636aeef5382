#!/usr/bin/env node
/**
 * Measures the six layers over good films with the WASM core and fits the `calibrated` profile's limits to them; prints it as JSON.
 *   node scripts/fit_profiles.mjs --images DIR --split FILE --part train [--check validate] [--pack DIR]
 */
import { run } from './lib/typescript.mjs';

await run('./fit_profiles.ts');

#!/usr/bin/env node
/**
 * `npm run bench`, on a machine that does nothing else: page and steps are measured, kept as JSON in tests/bench/results and drawn.
 * The page is built first. The peers' network is made once, in build/peers, which needs the Python of the training (CARPAL_PYTHON, else
 * one is made). `npm run bench -- --lighthouse` asks npm for Lighthouse and measures that too.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePython } from '../../scripts/lib/prerequisites.mjs';
import { root, run } from '../../scripts/lib/run.mjs';

const results = join(root, 'tests/bench/results');
const peers = join(root, 'build/peers');
const kept = (kind) => ['--json', join(results, `${new Date().toISOString().slice(0, 10)}-${kind}.json`)];

mkdirSync(results, { recursive: true });
run('The sample film', 'node', ['tests/phantom/phantom.mjs', 'public/samples/phantom.png']);
run('The page', 'npm', ['run', '--silent', 'build']);
if (!existsSync(join(peers, 'networks.json'))) {
  run('The peers\' network', ensurePython(), ['-m', 'scripts.train.backbones', '--out', peers, '--size', '512', '--only', 'ConvNeXtV2-tiny'], { PYTHONPATH: root });
}
run('In Chromium', 'node', ['tests/bench/browser.mjs', '--peer', peers, ...kept('browser')]);
run('The core without SIMD (configure)', 'cmake', ['--preset', 'wasm-scalar']);
run('The core without SIMD (build)', 'cmake', ['--build', '--preset', 'wasm-scalar']);
run('In Node', 'node', ['tests/bench/bench.mjs', '--scalar', join(root, 'build/wasm-scalar'), ...kept('node')]);
run('Memory', 'node', ['tests/bench/heap.mjs', ...kept('heap')]);
run('A batch in Chromium', 'node', ['tests/bench/batch.mjs', ...kept('batch')]);
run('A batch, the network on one thread', 'node', ['tests/bench/batch.mjs', '--single', ...kept('batch-single')]);
if (process.argv.includes('--lighthouse')) run('Lighthouse', 'node', ['tests/bench/lighthouse.mjs', ...kept('lighthouse')]);
run('The page of results', 'node', ['tests/bench/page.mjs']);

#!/usr/bin/env node
/**
 * The two commands of the project, from a fresh Debian machine on: `npm start` and `npm test`. Both install what is missing, then build.
 * Only Node's own modules are used here: nothing else is there yet. `npm test -- GROUP...` runs only those groups.
 */
import { spawnSync } from 'node:child_process';
import { ensureNodeModules, ensurePackages } from './lib/prerequisites.mjs';
import { run, root } from './lib/run.mjs';
import { runTests } from './lib/test_groups.mjs';

const forBuilding = ['cmake', 'g++', 'ninja-build', 'emscripten', 'node-acorn', 'libstb-dev', 'nlohmann-json3-dev'];
const forTesting = ['libgtest-dev', 'chromium', 'python3', 'clang', 'libclang-rt-14-dev', 'poppler-utils', 'dcmtk', 'dicom3tools', 'python3-openpyxl'];

const [command, ...groups] = process.argv.slice(2);
try {
  if (command === 'start') start();
  else if (command === 'test') test();
  else throw new Error('use npm start or npm test');
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

function start() {
  ensurePackages(forBuilding);
  ensureNodeModules();
  buildProduct();
  const port = process.env.PORT ?? '4173';
  console.log(`\nCarpal: http://localhost:${port}/  (Ctrl+C ends it)\n`);
  const { status } = spawnSync('npx', ['vite', 'preview', '--config', 'web/vite.config.ts', '--port', port, '--strictPort', '--host', 'localhost'],
    { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 0);
}

function test() {
  ensurePackages([...forBuilding, ...forTesting]);
  ensureNodeModules();
  process.exit(runTests(groups, buildProduct) ? 0 : 1);
}

function buildProduct() {
  run('The core as WebAssembly', 'node', ['scripts/build-wasm.mjs']);
  run('The sample film', 'node', ['tests/phantom/phantom.mjs', 'public/samples/phantom.png']);
  run('The page', 'npm', ['run', '--silent', 'build']);
}

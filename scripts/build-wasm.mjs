// Builds the core as WebAssembly: build/wasm/carpal.mjs and carpal.wasm. `node scripts/build-wasm.mjs`; quick when nothing changed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Debian's emcc looks for acorn here and says no more than "Cannot find module" without it.
const env = { ...process.env, NODE_PATH: [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':') };

function cmake(...args) {
  const { status, error } = spawnSync('cmake', args, { cwd: root, env, stdio: 'inherit' });
  if (error) throw new Error(`cmake could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

// Ninja configures again by itself when a CMake file changed.
if (!existsSync(join(root, 'build/wasm-release/build.ninja'))) cmake('--preset', 'wasm-release');
cmake('--build', '--preset', 'wasm-release');

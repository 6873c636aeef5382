/** Running a step: a heading, its output, and a stop with a sentence when it fails. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Runs a command in the repository root; returns whether it succeeded. */
export function attempt(heading, command, args, env = {}) {
  console.log(`\n== ${heading}: ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  return status === 0;
}

/** As `attempt`, but a failure ends everything. */
export function run(heading, command, args, env = {}) {
  if (!attempt(heading, command, args, env)) throw new Error(`${heading}: ${command} failed; what it says is above.`);
}

/** What a command prints, or null when it fails. */
export function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : null;
}

/** Every group of tests, in the order of what a failure would make pointless. A group that ran no test has failed. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { budgetChecks, purityChecks } from './checks.mjs';
import { fuzz } from './fuzzing.mjs';
import { ensurePython } from './prerequisites.mjs';
import { attempt, root, run } from './run.mjs';

const results = join(root, 'build/test-results');

/** name -> function(report path) -> { passed, failed }. */
const groups = {
  purity: () => judge('Purity', purityChecks()),
  lint: () => commands([['Lint', 'npm', ['run', '--silent', 'lint']], ['Types', 'npm', ['run', '--silent', 'typecheck']]]),
  native: (report) => ctest('native-debug', 'Core, native with sanitizers', report),
  wasm: (report) => ctest('wasm-test', 'Core, the same tests as WebAssembly', report),
  fuzz,
  web: (report) => {
    cmake('wasm-scalar', 'The core without SIMD, its twin');
    return vitest('Page, pipeline and built core', [], report);
  },
  python: (report) => {
    const python = ensurePython();
    attempt('Training and export', python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-W', 'ignore', `--junitxml=${report}`, 'tests/python']);
    return junit(report);
  },
  e2e: (report) => vitest('The built page in Chromium', ['--config', 'tests/e2e/vitest.config.ts'], report),
  budgets: () => judge('Size budgets', budgetChecks()),
};

/** Runs the named groups (all when none is named); true when every test passed. `build` makes the product. */
export function runTests(names, build) {
  const unknown = names.filter((name) => !(name in groups));
  if (unknown.length > 0) throw new Error(`No group ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}.`);
  // Where real films are at hand, every group uses them too.
  const shared = join(root, '../shared');
  if (process.env.CARPAL_SHARED === undefined && existsSync(join(shared, 'data/rsna'))) process.env.CARPAL_SHARED = shared;
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  build();
  const rows = [];
  for (const [name, group] of Object.entries(groups)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = Date.now();
    const { passed, failed } = group(join(results, `${name}.xml`));
    const empty = passed + failed === 0 ? 1 : 0;
    if (empty) console.error(`${name}: no test ran`);
    rows.push({ name, passed, failed: failed + empty, seconds: Math.round((Date.now() - started) / 1000) });
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log('');
  for (const row of rows) console.log(`${row.name.padEnd(8)} ${String(row.passed).padStart(5)} passed ${String(row.failed).padStart(3)} failed ${String(row.seconds).padStart(5)} s`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0;
}

function cmake(preset, heading) {
  run(`${heading} (configure)`, 'cmake', ['--preset', preset]);
  run(`${heading} (build)`, 'cmake', ['--build', '--preset', preset]);
}

function ctest(preset, heading, report) {
  cmake(preset, heading);
  attempt(heading, 'ctest', ['--preset', preset, '--output-junit', report]);
  return junit(report);
}

function vitest(heading, args, report) {
  attempt(heading, 'npx', ['vitest', 'run', ...args, '--reporter=default', '--reporter=junit', `--outputFile.junit=${report}`]);
  return junit(report);
}

function commands(list) {
  const outcomes = list.map(([heading, command, args]) => attempt(heading, command, args));
  return { passed: outcomes.filter(Boolean).length, failed: outcomes.filter((ok) => !ok).length };
}

function judge(heading, checks) {
  console.log(`\n== ${heading}`);
  for (const { name, problem } of checks) console.log(problem === null ? `  ok      ${name}` : `  FAILED  ${name}: ${problem}`);
  return { passed: checks.filter((check) => check.problem === null).length, failed: checks.filter((check) => check.problem !== null).length };
}

/** Counts of a JUnit report; a report that is not there counts as one failure: its runner fell over. */
function junit(report) {
  let text;
  try {
    text = readFileSync(report, 'utf8');
  } catch {
    return { passed: 0, failed: 1 };
  }
  const cases = text.match(/<testcase\b/g)?.length ?? 0;
  const failed = text.match(/<(failure|error)\b/g)?.length ?? 0;
  const skipped = text.match(/<skipped\b/g)?.length ?? 0;
  return { passed: cases - failed - skipped, failed };
}

// @vitest-environment node
/** The size budgets, on sites made up for it: a build that breaks one must end. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PACK } from '../../web/src/domain/packs';
import { budgetChecks, expectBudgets, FIRST_PACK, unpinned } from './checks.mjs';

const folders: string[] = [];
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true }); });

interface Made {
  readonly group: string;
  readonly bytes: number;
  /** Gzip makes next to nothing of it. */
  readonly plain?: boolean;
}

const SOUND: Readonly<Record<string, Made>> = {
  'index.html': { group: 'page', bytes: 1000 }, 'core/carpal.wasm': { group: 'engine', bytes: 150_000 },
  'ort/simd.wasm': { group: 'engine', bytes: 2_000_000, plain: true }, 'ort/asyncify.wasm': { group: 'webgpu', bytes: 2_000_000, plain: true },
  'models/carpal-b4/model.onnx': { group: 'pack', bytes: 3_000_000 },
};

function siteOf(files: Readonly<Record<string, Made>>, beside: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'carpal-site-'));
  folders.push(folder);
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  for (const [path, { bytes, plain }] of Object.entries(files)) put(path, plain ? new Uint8Array(bytes) : randomBytes(bytes));
  for (const path of beside) put(path, 'x');
  put('sw.js', 'x');
  put('files.json', JSON.stringify({ files: Object.entries(files).map(([path, { group, bytes }]) => ({ path, group, bytes })) }));
  return folder;
}

describe('the budgets', () => {
  /** What they say of this repository's own notices is not of the site. */
  const broken = (files: Readonly<Record<string, Made>>, beside?: readonly string[]) =>
    budgetChecks(siteOf(files, beside)).filter(({ name, problem }) => problem !== null && !name.includes('THIRD_PARTY')).map(({ name }) => name.replace(/:.*/, ''));

  it('pass a small site', () => {
    expect(broken(SOUND)).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, Made>>, readonly string[]]>([
    ['a page above 400 kB', { 'assets/page.js': { group: 'page', bytes: 400_001 } }, ['page, gzip']],
    ['a first load above 35 MB where it is compressed', { 'models/carpal-b4/model.onnx': { group: 'pack', bytes: 19_000_000 }, 'models/carpal-b4/more.bin': { group: 'pack', bytes: 17_000_000 } }, ['first load, gzip']],
    ['a first load above 40 MB where it is not', { 'samples/a.bin': { group: 'extra', bytes: 35_000_000, plain: true } }, ['first load, as it is']],
    ['a core above 185 kB', { 'core/carpal.wasm': { group: 'engine', bytes: 186_000 } }, ['core, gzip']],
    ['a model above 20 MB', { 'models/carpal-b4/model.onnx': { group: 'pack', bytes: 20_000_001 } }, ['models/carpal-b4/model.onnx']],
    ['a carpal-b0 above 11 MB', { 'models/carpal-b0/model.onnx': { group: 'pack', bytes: 10_900_000 }, 'models/carpal-b0/reference.bin': { group: 'pack', bytes: 100_001 } }, ['carpal-b0, as it is']],
    ['an engine for WebGPU above 28 MB', { 'ort/asyncify.wasm': { group: 'webgpu', bytes: 28_000_001, plain: true } }, ['engine for WebGPU, as it is']],
    ['a second copy of the engine', { 'assets/copy.wasm': { group: 'engine', bytes: 2_000_000, plain: true } }, ['one copy of the engine']],
    ['a copy of the engine among other files', { 'assets/copy.wasm': { group: 'extra', bytes: 2_000_000, plain: true } }, ['no engine beside these']],
  ])('stop %s', (_what, more, names) => {
    expect(broken({ ...SOUND, ...more })).toEqual(names);
  });

  it('count the default pack alone in the first load, and of the others their description', () => {
    expect(FIRST_PACK).toBe(DEFAULT_PACK);
    const other = { 'models/other/model.onnx': { group: 'pack', bytes: 19_000_000 }, 'models/another/model.onnx': { group: 'pack', bytes: 19_000_000 } };
    expect(broken({ ...SOUND, ...other })).toEqual([]);
    expect(broken({ ...SOUND, 'models/other/manifest.json': { group: 'pack', bytes: 36_000_000 } })).toContain('first load, gzip');
  });

  it('stop a file that is not listed for offline use', () => {
    expect(broken(SOUND, ['assets/forgotten.js'])).toEqual(['nothing is shipped that is not listed for offline use']);
  });

  it('say which one, in an error that ends the build', () => {
    expect(() => expectBudgets(siteOf({ ...SOUND, 'assets/page.js': { group: 'page', bytes: 400_001 } }))).toThrow(/page, gzip: \d+ of 400 kB: over the budget/);
  });
});

it('a dependency that is asked for by a range is named', () => {
  expect(unpinned({ dependencies: { exact: '1.2.3', before: '1.0.0-rc.1', caret: '^1.2.3' }, devDependencies: { tilde: '~1.2.3', any: '*', latest: 'latest' } })).toEqual(['caret', 'tilde', 'any', 'latest']);
});

/** Checks of the repository and of the built site that no test runner does. Each gives { name, problem }, problem null when it holds. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { componentsOf } from './components.mjs';
import { missingIn } from './notices.mjs';
import { output, root } from './run.mjs';

const MB = 1_000_000;
/** The pack that is loaded unless another is chosen: `DEFAULT_PACK` of the page, which this cannot import. */
export const FIRST_PACK = 'carpal-b4';
const none = (name, found, what) => ({ name, problem: found.length === 0 ? null : `${what}: ${found.slice(0, 5).join(', ')}` });

/** Throws where one of the checks does not hold. */
export function expectBudgets(dist) {
  const over = budgetChecks(dist).filter(({ problem }) => problem !== null);
  if (over.length > 0) throw new Error(`The site does not keep to its budgets: ${over.map(({ name, problem }) => `${name}: ${problem}`).join('; ')}`);
}

/** Names of packages that are asked for by a range. */
export const unpinned = ({ dependencies = {}, devDependencies = {} }) =>
  Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => name);

export function purityChecks() {
  const files = (output('git', ['ls-files']) ?? '').split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
  const text = files.filter((file) => /\.(cpp|hpp|ts|tsx|mjs|js|json|py|md|toml|css|html|txt|cmake)$|CMakeLists\.txt$|^\.ci\//.test(file));
  const holding = (pattern, among) => among.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  const films = files.filter((file) => /\.(png|jpe?g|bmp|dcm|tiff?)$/i.test(file) && !/^(tests\/golden|docs|public\/icons)\//.test(file));
  const views = text.filter((file) => /^web\/src\/(views|app)\//.test(file));
  return [
    none('the core does not know Emscripten', holding(/emscripten/i, text.filter((file) => /^cpp\/(include|src)\//.test(file))), 'named in'),
    none('no path of a machine', holding(/(?<![\w.])\/(?:home|root|work)\/\w/, text.filter((file) => file !== 'scripts/lib/checks.mjs')), 'found in'),
    none('no film outside tests/golden and docs', films, 'found'),
    none('every dependency is pinned to one version', unpinned(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))), 'a range in'),
    none('the lockfile names no host', holding(/"resolved":/, text.filter((file) => file === 'package-lock.json')), '"resolved" in'),
    none('views import neither core nor inference', holding(/from '[./]*\/(core|inference)\//, views), 'found in'),
  ];
}

/** Of the built site in `dist`; the build itself stops where one does not hold. */
export function budgetChecks(dist = join(root, 'dist')) {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(dist, file)).isFile());
  const size = (file) => statSync(join(dist, file)).size;
  const packed = (list) => list.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  const below = (name, value, limit) => ({ name: `${name}: ${Math.round(value / 1000)} of ${limit / 1000} kB`, problem: value <= limit ? null : 'over the budget' });
  const index = JSON.parse(readFileSync(join(dist, 'files.json'), 'utf8'));
  /** What a file is shipped as: itself, or its chunks. */
  const partsOf = ({ path, chunks }) => chunks?.map(({ sha256 }) => `chunks/${sha256}.${path.endsWith('.wasm') ? 'wasm' : 'bin'}`) ?? [path];
  const webgpu = index.files.filter(({ group }) => group === 'webgpu');
  const packOf = ({ group, path }) => (group === 'pack' ? path.split('/')[1] : null);
  /** The description of every pack is loaded with the first one; the rest of the others only where they are used. */
  const later = index.files.filter((entry) => entry.group === 'webgpu' || (packOf(entry) !== null && packOf(entry) !== FIRST_PACK && !entry.path.endsWith('/manifest.json')));
  const first = index.files.filter((entry) => !later.includes(entry)).flatMap(partsOf);
  const packSize = (name) => index.files.filter((entry) => packOf(entry) === name).reduce((sum, { bytes }) => sum + bytes, 0);
  const shell = index.files.filter(({ group }) => group === 'page').flatMap(partsOf);
  /** One of each build: the bundler has been seen to add copies. */
  const engines = index.files.filter(({ path, bytes }) => /\.wasm$/.test(path) && bytes > MB);
  const copies = (group) => engines.filter((file) => file.group === group).map(({ path }) => path);
  const only = (name, found) => ({ name, problem: found.length === 1 ? null : `found ${found.join(', ') || 'none'}` });
  const listed = new Set([...first, ...later.flatMap(partsOf), 'files.json', 'sw.js']);
  const unlisted = files.filter((file) => !listed.has(file) && !/\.md$/.test(file));
  return [
    below('page, gzip', packed([...shell, 'sw.js', 'files.json']), 400_000),
    below('first load, gzip', packed([...first, 'sw.js', 'files.json']), 35 * MB),
    below('first load, as it is', [...first, 'sw.js', 'files.json'].reduce((sum, file) => sum + size(file), 0), 40 * MB),
    below('core, gzip', packed(files.filter((file) => file.startsWith('core/'))), 185_000),
    ...index.files.filter(({ path }) => path.endsWith('.onnx')).map(({ path, bytes }) => below(path, bytes, 20 * MB)),
    below('carpal-b0, as it is', packSize('carpal-b0'), 11 * MB),
    below('everything that is loaded at first, without samples, as it is', first.filter((file) => !file.startsWith('samples/')).reduce((sum, file) => sum + size(file), 0), 40 * MB),
    none('nothing is shipped that is not listed for offline use', unlisted, 'found'),
    none('third parties are named in THIRD_PARTY_NOTICES.md', missingIn(readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8'), componentsOf(JSON.parse(readFileSync(join(root, 'build/shipped.json'), 'utf8')))), 'not named'),
    below('engine for WebGPU, as it is', webgpu.reduce((sum, { bytes }) => sum + bytes, 0), 28 * MB),
    only('one copy of the engine', copies('engine')), only('one copy of the engine for WebGPU', copies('webgpu')),
    none('no engine beside these', engines.filter(({ group }) => group !== 'engine' && group !== 'webgpu').map(({ path }) => path), 'found'),
  ];
}

/** What the build and the tests need from Debian, npm and PyPI; each is installed only where it is missing. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { output, root, run } from './run.mjs';

/** Where each Debian package shows itself: a command on the path or a file. */
const shows = {
  'cmake': 'cmake', 'g++': 'g++', 'ninja-build': 'ninja', 'emscripten': 'emcc', 'python3': 'python3',
  'node-acorn': '/usr/share/nodejs/acorn', 'libstb-dev': '/usr/include/stb/stb_image.h',
  'nlohmann-json3-dev': '/usr/include/nlohmann/json.hpp', 'libgtest-dev': '/usr/src/googletest/googletest', 'chromium': '/usr/bin/chromium',
  'clang': 'clang++', 'poppler-utils': 'pdftotext', 'dcmtk': 'dsrdump', 'dicom3tools': 'dciodvfy', 'python3-openpyxl': '/usr/lib/python3/dist-packages/openpyxl', 'libclang-rt-14-dev': '/usr/lib/llvm-14/lib/clang/14.0.6/lib/linux/libclang_rt.fuzzer-x86_64.a',
};

const present = (what) => (what.startsWith('/') ? existsSync(what) : output('sh', ['-c', `command -v ${what}`]) !== null);

export function ensurePackages(packages) {
  const missing = packages.filter((name) => !present(shows[name]));
  if (missing.length === 0) return;
  if (!present('apt-get')) throw new Error(`Missing: ${missing.join(', ')} (Debian's names). There is no apt-get here: install them by hand.`);
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    run(`Debian packages (${missing.join(', ')})`, command, rest, { DEBIAN_FRONTEND: 'noninteractive' });
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
}

/** `npm ci`, unless node_modules was installed from this very lockfile. */
export function ensureNodeModules() {
  const stamp = join(root, 'node_modules', '.carpal-lock');
  const lock = digest(readFileSync(join(root, 'package-lock.json')));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  run('npm packages', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

/** A Python with the pinned requirements: CARPAL_PYTHON where set, else a virtual environment in the user's cache, one a lockfile. */
export function ensurePython() {
  if (process.env.CARPAL_PYTHON) return process.env.CARPAL_PYTHON;
  const requirements = join(root, 'scripts/train/requirements.txt');
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'carpal');
  const folder = join(cache, `python-${digest(readFileSync(requirements)).slice(0, 12)}`);
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, '.complete');
  if (existsSync(stamp)) return python;
  mkdirSync(cache, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  run('Python environment', 'python3', ['-m', 'venv', folder]);
  run('Python packages', python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(`${stamp}.partial`, '');
  renameSync(`${stamp}.partial`, stamp);
  return python;
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

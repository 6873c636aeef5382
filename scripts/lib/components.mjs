/** What the built site is made of besides our own code: npm packages, as the bundler found them, and what is compiled into the WebAssembly. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ name: string, version: string, licence: string, url: string, usedFor: string, copyright: string[], text: string | null, purl: string | null }} Component */

const modules = join(root, 'node_modules');

/** In words of the product; a package without an entry stops the build: somebody has to say what it is there for. */
const USED_FOR = {
  '@cornerstonejs/codec-charls': 'JPEG-LS in DICOM', '@cornerstonejs/codec-openjpeg': 'JPEG 2000 and HTJ2K in DICOM', '@preact/signals': 'the page',
  '@preact/signals-core': 'the page', 'dicom-parser': 'the structure of DICOM files', 'onnxruntime-web': 'running the network', 'onnxruntime-common': 'running the network',
  '@expo-google-fonts/open-sans': 'text of reports, embedded in part', idb: 'IndexedDB by promises', preact: 'the page', valibot: 'checking manifests and follow-up files',
};

/** Served as files beside the page, where no bundler sees them. */
const SERVED = ['@expo-google-fonts/open-sans'];

/** Copyright lines of packages that ship no licence file. */
const COPYRIGHT = {
  'onnxruntime-web': ['Copyright (c) Microsoft Corporation'], 'onnxruntime-common': ['Copyright (c) Microsoft Corporation'],
  '@cornerstonejs/codec-openjpeg': ['Copyright (c) 2020 Chris Hafey'],
};

const firstMatch = (file, pattern) => (existsSync(file) ? pattern.exec(readFileSync(file, 'utf8'))?.[1] : undefined) ?? 'unknown';

/** Compiled into carpal.wasm, or by others into the WebAssembly that npm packages bring. */
const compiled = () => [
  {
    name: 'stb_image', version: firstMatch('/usr/include/stb/stb_image.h', /stb_image - v([\d.]+)/), licence: 'MIT', url: 'https://github.com/nothings/stb',
    usedFor: 'decoding PNG, JPEG, BMP', copyright: ['Copyright (c) 2017 Sean Barrett'],
  },
  {
    name: 'JSON for Modern C++', version: firstMatch('/usr/include/nlohmann/detail/abi_macros.hpp', /VERSION_MAJOR (\d+)/) === 'unknown' ? 'unknown' : jsonVersion(), licence: 'MIT',
    url: 'https://github.com/nlohmann/json', usedFor: 'manifest and Assessment',
    copyright: ['Copyright (c) 2013-2022 Niels Lohmann', 'Copyright (c) 2009 Florian Loitsch', 'Copyright (c) 2008-2009 Bjoern Hoehrmann'],
  },
  {
    name: 'Emscripten', version: firstMatch('/usr/share/emscripten/emscripten-version.txt', /"?([\d.]+)/), licence: 'MIT', url: 'https://github.com/emscripten-core/emscripten',
    usedFor: 'the core as WebAssembly: its runtime, with musl', copyright: ['Copyright (c) 2010-2022 Emscripten authors', 'Copyright (c) 2005-2020 Rich Felker, et al. (musl)'],
  },
  {
    name: 'LLVM libc++, libc++abi and compiler-rt', version: 'as in Emscripten', licence: 'Apache-2.0 WITH LLVM-exception', url: 'https://github.com/llvm/llvm-project',
    usedFor: 'the core as WebAssembly: the C++ library', copyright: ['Copyright (c) the LLVM Project contributors'],
  },
  {
    name: 'OpenJPEG', version: 'as in @cornerstonejs/codec-openjpeg', licence: 'BSD-2-Clause', url: 'https://github.com/uclouvain/openjpeg', usedFor: 'JPEG 2000 and HTJ2K in DICOM',
    copyright: [
      'Copyright (c) 2002-2014, Universite catholique de Louvain (UCL), Belgium', 'Copyright (c) 2002-2014, Professor Benoit Macq', 'Copyright (c) 2003-2014, Antonin Descampe',
      'Copyright (c) 2003-2009, Francois-Olivier Devaux', 'Copyright (c) 2005, Herve Drolon, FreeImage Team', 'Copyright (c) 2002-2003, Yannick Verschueren',
      'Copyright (c) 2001-2003, David Janssens',
    ],
  },
  {
    name: 'CharLS', version: 'as in @cornerstonejs/codec-charls', licence: 'BSD-3-Clause', url: 'https://github.com/team-charls/charls', usedFor: 'JPEG-LS in DICOM',
    copyright: ['Copyright (c) 2007, Jan de Vaan, Victor Derks', 'Copyright (c) Team CharLS'],
  },
].map((one) => ({ ...one, text: null, purl: null }));

function jsonVersion() {
  const text = readFileSync('/usr/include/nlohmann/detail/abi_macros.hpp', 'utf8');
  return ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`define NLOHMANN_JSON_VERSION_${part} (\\d+)`).exec(text)?.[1]).join('.');
}

/** @param {string} name @returns {Component} */
function npmComponent(name) {
  const folder = join(modules, name);
  const { version, license, repository, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one));
  const usedFor = USED_FOR[name];
  if (usedFor === undefined) throw new Error(`${name} is in the built page: say what it is used for in scripts/lib/components.mjs, and name it in THIRD_PARTY_NOTICES.md`);
  if (file === undefined && COPYRIGHT[name] === undefined) throw new Error(`${name} ships no licence file: give its copyright line in scripts/lib/components.mjs`);
  const url = (typeof repository === 'string' ? repository : repository?.url) ?? homepage ?? '';
  return {
    name, version, licence: license, url: url.replace(/^git\+/, '').replace(/\.git$/, '').replace(/^git:/, 'https:'), usedFor, copyright: COPYRIGHT[name] ?? [],
    text: file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim(),
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  };
}

/** @param {Iterable<string>} packages as the bundler found them in the page and its workers @returns {Component[]} */
export function componentsOf(packages) {
  return [...[...new Set([...packages, ...SERVED])].sort().map(npmComponent), ...compiled()];
}

/** The npm package that a bundled module is of; null for our own. */
export function packageOf(moduleId) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/'))?.[1] ?? null;
}

/** Standard texts, for what ships without one. */
export function licenceText(id) {
  const named = id.replace(/ WITH .*/, '');
  const { licenseText } = JSON.parse(readFileSync(join(modules, 'spdx-license-list/licenses', `${named}.json`), 'utf8'));
  return licenseText.replace(/^Copyright.*\n+/m, '').trim();
}

#!/usr/bin/env node
/**
 * `npm run package`: the built site as a ZIP with a checksum, in build/package. In it: the site with the settings that hosts read by
 * themselves, settings for other hosts, notices, bill of materials, checksums of every file. The same source gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expectAudited } from './lib/audit.mjs';
import { expectBudgets } from './lib/checks.mjs';
import { componentsOf } from './lib/components.mjs';
import { hostFiles, siteFiles } from './lib/hosting.mjs';
import { missingIn, noticesText } from './lib/notices.mjs';
import { inZip, releaseDate } from './lib/release_date.mjs';
import { root, run } from './lib/run.mjs';
import { sbomOf } from './lib/sbom.mjs';

const dist = join(root, 'dist');
const read = (path) => readFileSync(join(root, path), 'utf8');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const walk = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => statSync(join(folder, path)).isFile()).sort();

try {
  main();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

function main() {
  if (!process.argv.includes('--no-build')) run('The page', 'npm', ['run', '--silent', 'build']);
  if (!existsSync(join(dist, 'files.json'))) throw new Error('dist/ is missing: npm start builds everything.');
  expectBudgets();
  expectAudited();

  const { version } = JSON.parse(read('package.json'));
  const components = componentsOf(JSON.parse(read('build/shipped.json')));
  const unnamed = missingIn(read('THIRD_PARTY_NOTICES.md'), components);
  if (unnamed.length > 0) throw new Error(`THIRD_PARTY_NOTICES.md does not name: ${unnamed.join(', ')}`);

  const name = `carpal-${version}`;
  const files = new Map();
  const add = (path, content) => files.set(`${name}/${path}`, typeof content === 'string' ? Buffer.from(content) : content);
  for (const path of walk(dist)) add(`site/${path}`, readFileSync(join(dist, path)));
  for (const [path, text] of Object.entries(siteFiles())) add(`site/${path}`, text);
  for (const [path, text] of Object.entries(hostFiles())) add(`hosting/${path}`, text);
  add('hosting/README.md', read('docs/hosting.md'));
  add('LICENSE', read('LICENSE'));
  add('THIRD_PARTY_NOTICES.txt', noticesText(components));
  const sbom = `${JSON.stringify(sbomOf({ version, components, packs: packs(), integrity: integrity(components) }), null, 2)}\n`;
  add('sbom.cdx.json', sbom);
  add('SHA256SUMS', [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path.slice(name.length + 1)}\n`).join(''));

  const folder = join(root, 'build/package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const zip = zipSync(Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))), { level: 9, mtime: inZip(releaseDate()) });
  writeFileSync(join(folder, `${name}.zip`), zip);
  writeFileSync(join(folder, `${name}.zip.sha256`), `${sha256(zip)}  ${name}.zip\n`);
  writeFileSync(join(folder, `${name}.cdx.json`), sbom);
  console.log(`\nbuild/package/${name}.zip: ${files.size} files, ${(zip.length / 1e6).toFixed(1)} MB, SHA-256 ${sha256(zip)}`);
}

function packs() {
  return readdirSync(join(root, 'models'), { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => {
    const manifest = JSON.parse(read(`models/${name}/manifest.json`));
    return { name: manifest.name, version: manifest.version, sha256: manifest.files.model.sha256, licence: manifest.licence.weights };
  });
}

/** SHA-512 of npm's archives, from the lockfile. */
function integrity(components) {
  const { packages } = JSON.parse(read('package-lock.json'));
  const hex = ({ name }) => /^sha512-(.+)$/.exec(packages[`node_modules/${name}`]?.integrity ?? '')?.[1];
  return Object.fromEntries(components.flatMap((one) => { const base64 = hex(one); return base64 ? [[one.name, Buffer.from(base64, 'base64').toString('hex')]] : []; }));
}

// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseManifest } from '../../web/src/domain/manifest';
import { DEFAULT_PACK, PACKS } from '../../web/src/domain/packs';

const models = fileURLToPath(new URL('../../models/', import.meta.url));

it('the packs that the page knows are the folders in models, each named as its folder', () => {
  const folders = readdirSync(models, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);
  expect([...PACKS].sort()).toEqual(folders.sort());
  expect(PACKS[0]).toBe(DEFAULT_PACK);
  for (const name of PACKS) {
    const manifest = parseManifest(JSON.parse(readFileSync(join(models, name, 'manifest.json'), 'utf8')));
    expect(manifest.name).toBe(name);
    for (const file of Object.values(manifest.files)) expect(existsSync(join(models, name, file.path)), `${name}/${file.path}`).toBe(true);
  }
});

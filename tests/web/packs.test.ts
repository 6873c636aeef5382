// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseManifest } from '../../web/src/domain/manifest';
import { packTime } from '../../web/src/domain/pack-time';
import { DEFAULT_PACK, PACKS } from '../../web/src/domain/packs';

const read = (name: string) => parseManifest(JSON.parse(readFileSync(join(models, name, 'manifest.json'), 'utf8')));
const models = fileURLToPath(new URL('../../models/', import.meta.url));

it('the packs that the page knows are the folders in models, each named as its folder', () => {
  const folders = readdirSync(models, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);
  expect([...PACKS].sort()).toEqual(folders.sort());
  expect(PACKS[0]).toBe(DEFAULT_PACK);
  for (const name of PACKS) {
    const manifest = read(name);
    expect(manifest.name).toBe(name);
    for (const file of Object.values(manifest.files)) expect(existsSync(join(models, name, file.path)), `${name}/${file.path}`).toBe(true);
  }
});

it('the time of every pack is known, of the version that is landed: the light one takes at most half', () => {
  expect(packTime(read('carpal-b4'))).toBeNull();
  const time = packTime(read('carpal-b0'));
  expect(time?.of).toBe('carpal-b4');
  expect(time?.share).toBeGreaterThan(0.1);
  expect(time?.share).toBeLessThanOrEqual(0.5);
});

it('the time of a version that was not measured is not stated', () => {
  const table = { reference: 'a', networks: [{ name: 'a', version: '1.0.0', to_reference: 1 }, { name: 'b', version: '2.0.0', to_reference: 0.4 }] };
  expect(packTime({ name: 'b', version: '2.0.0' }, table)).toEqual({ share: 0.4, of: 'a' });
  expect([packTime({ name: 'b', version: '2.0.1' }, table), packTime({ name: 'c', version: '1.0.0' }, table), packTime({ name: 'a', version: '1.0.0' }, table)]).toEqual([null, null, null]);
});

/**
 * Reads every TIFF of a folder as the page does and writes the greys, 0..65535, beside it as NAME.raw; prints one JSON line a file. For the
 * comparison with Pillow (tests/python/test_tiff.py).
 *   node --import tsx tests/containers/render.ts FOLDER
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPack, openCore, readPack } from '../../scripts/lib/engine';
import { openContainer } from '../../web/src/containers/open';

const [folder = '.'] = process.argv.slice(2);
const core = await openCore((await readPack(defaultPack)).manifestText);
for (const name of readdirSync(folder).filter((own) => own.endsWith('.tif')).sort()) {
  const container = (await openContainer(new Uint8Array(readFileSync(join(folder, name)))))!;
  const { description, samples } = await container.stored(container.frames - 1, { kind: 'default' });
  const sides = core.decodeStored(description, samples);
  writeFileSync(join(folder, `${name}.raw`), new Uint8Array(core.pixels().buffer));
  console.log(JSON.stringify({ name, ...sides, frames: container.frames }));
}

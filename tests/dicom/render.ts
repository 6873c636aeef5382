/**
 * Reads every file of a folder as the page does and writes beside it the greys, 0..65535, as NAME.raw and the stored samples as NAME.stored;
 * prints one JSON line a file. For the comparison with pydicom (tests/python/test_dicom.py).
 *   node --import tsx tests/dicom/render.ts FOLDER [default|automatic|ignore]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPack, openCore, readPack } from '../../scripts/lib/engine';
import { taggedOf } from '../../web/src/batch/subject';
import { openDicom } from '../../web/src/dicom/open';
import type { VoiChoice } from '../../web/src/domain/dicom';

const [folder = '.', kind = 'default'] = process.argv.slice(2);
const core = await openCore((await readPack(defaultPack)).manifestText);
for (const name of readdirSync(folder).filter((own) => own.endsWith('.dcm')).sort()) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  try {
    const film = await openDicom(bytes);
    if (film === null) throw Object.assign(new Error(), { code: 'UnknownFormat' });
    const { description, samples } = await film.stored(0, { kind } as VoiChoice);
    const sides = core.decodeStored(description, samples);
    writeFileSync(join(folder, `${name}.raw`), new Uint8Array(core.pixels().buffer));
    writeFileSync(join(folder, `${name}.stored`), samples);
    const pixels = { ...description, palette: null, modality_lut: null, voi: null };
    console.log(JSON.stringify({ name, ...sides, pixels, frames: film.frames, tags: film.tags, tagged: taggedOf(film.tags), findings: film.findings }));
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    console.log(JSON.stringify({ name, error: code }));
  }
}

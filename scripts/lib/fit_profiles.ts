/** Fits the `calibrated` profile, layers and quality, to the good films of one part and tells what it and the published one refuse. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { file, folder, program, text, UsageError } from './arguments';
import { parseSplit } from './csv';
import { defaultPack, openCore, readPack } from './engine';
import { asPicture, changedFile, FilmFolder } from './films';
import { measureFilm, measuringManifest, type Measured } from './measure_films';
import { fitProfile, qualityRates, refusals, withQuality, withRates, type Profile } from './profiles';
import { ProgressBar } from './progress';
import { changes } from '../../tests/phantom/changes.mjs';
import type { Core } from '../../web/src/core/core';

const USAGE = `Usage: node scripts/fit_profiles.mjs --images DIR --split FILE --part NAME [options]
  --images DIR    good films, named by id
  --split FILE    columns id, part
  --part NAME     the part that the limits are fitted to
  --check NAME    a part that they are tried on
  --against DIR   other pictures: how many are refused
  --pack DIR      whose working size and published profile are used (models/carpal-b4)
  --write FILE    write both profiles, with what they refuse, to this file (models/validation-profiles.json)`;

const OPTIONS = {
  images: { type: 'string' }, split: { type: 'string' }, part: { type: 'string' }, check: { type: 'string' },
  against: { type: 'string' }, pack: { type: 'string' }, write: { type: 'string' },
} as const;

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const films = new FilmFolder(folder(values, 'images'));
    const split = parseSplit(readFileSync(file(values, 'split'), 'utf8'));
    const partPaths = (name: string) => {
      const part = split.get(name);
      if (part === undefined) throw new UsageError(`The split has ${[...split.keys()].join(', ') || 'no parts'}, not ${name}.`);
      return [...part].flatMap((id) => {
        const found = films.find(id);
        return 'path' in found ? [found.path] : [];
      });
    };
    const part = text(values, 'part');
    if (part === undefined) throw new UsageError('--part NAME is missing.');
    const [paths, check] = [partPaths(part), text(values, 'check')];
    const checkPaths = check === undefined ? [] : partPaths(check);
    const pack = await readPack(folder(values, 'pack', defaultPack));
    const core = await openCore(measuringManifest(pack.manifest));
    const published = pack.manifest.validation.profiles.published;
    if (published === undefined) throw new UsageError("The pack has no profile 'published' to start from.");

    const good = measureAll(core, paths, asStored);
    const dim = measureAll(core, paths, dimmed);
    const layers = good.map((film) => film.layers);
    const quality = (films: readonly Measured[]) => films.map((film) => film.quality);
    const calibrated = withQuality(fitProfile(layers, dim.map((film) => film.layers), published), quality(good), quality(dim));
    report(`${part} (fitted to)`, good, published, calibrated);
    report(`${part}, dim (fitted to)`, dim, published, calibrated);
    if (check !== undefined) {
      report(check, measureAll(core, checkPaths, asStored), published, calibrated);
      report(`${check}, dim`, measureAll(core, checkPaths, dimmed), published, calibrated);
    }
    if (values.against !== undefined) {
      const other = folder(values, 'against');
      const pictures = readdirSync(other).filter((name) => /\.(png|jpe?g|bmp)$/i.test(name)).map((name) => join(other, name));
      report(other, measureAll(core, pictures, asStored), published, calibrated);
    }
    const target = text(values, 'write');
    if (target !== undefined) {
      const profiles = { published: withRates(published, layers), calibrated };
      writeFileSync(target, `${JSON.stringify({ ...pack.manifest.validation, default_profile: 'calibrated', profiles }, null, 1)}\n`);
    }
    process.stdout.write(`${JSON.stringify(calibrated, null, 2)}\n`);
    return 0;
  });
}

type Prepare = (core: Core, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const asStored: Prepare = (_, bytes) => bytes;
const dimmed: Prepare = (core, bytes) => changedFile(core, bytes, (film) => asPicture(changes.dim(film)));

function measureAll(core: Core, paths: readonly string[], prepare: Prepare): Measured[] {
  const bar = new ProgressBar(paths.length);
  const measured: Measured[] = [];
  for (const [index, path] of paths.entries()) {
    const film = measureFilm(core, path, prepare(core, new Uint8Array(readFileSync(path))));
    if (film.values === null) console.error(`${path}: ${film.error}`);
    else measured.push(film.values);
    bar.update(index + 1);
  }
  return measured;
}

function report(name: string, films: readonly Measured[], published: Profile, calibrated: Profile): void {
  console.error(`${name}: ${films.length} films`);
  const layers = films.map((film) => film.layers);
  for (const [profile, limits] of Object.entries({ published, calibrated })) console.error(`  ${profile} refuses ${JSON.stringify(refusals(layers, limits))}`);
  console.error(`  quality: ${JSON.stringify(qualityRates(films, calibrated))}`);
}

/** The built site's own list of files, and the same site as a newer version. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, chunksOf, type FileIndex } from '../../web/src/offline/file-index';
import { repository } from './paths';

export const site = JSON.parse(readFileSync(join(repository, 'dist/files.json'), 'utf8')) as FileIndex;

/** Addresses of a file's chunks, relative to the site. */
export function chunkAddresses(ending: string): string[] {
  const entry = site.files.find(({ path }) => path.endsWith(ending));
  if (entry === undefined) throw new Error(`no ${ending} in files.json`);
  return chunksOf(entry).map((chunk) => addressOf(entry, chunk));
}

/** The built script that has `text` in it: names of chunks are the bundler's. */
export function scriptWith(text: string): string {
  const found = site.files.filter(({ path }) => path.endsWith('.js') && readFileSync(join(repository, 'dist', path), 'utf8').includes(text));
  if (found.length !== 1) throw new Error(`${found.length} scripts have ${text}`);
  return found[0]!.path;
}

/** A folder with the same site under the number 9.9.9; the caller removes it. */
export function newerSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carpal-newer-'));
  cpSync(join(repository, 'dist'), folder, { recursive: true });
  for (const name of ['files.json', 'sw.js']) {
    const text = readFileSync(join(folder, name), 'utf8');
    const changed = text.replaceAll(`app:"${site.app}"`, 'app:"9.9.9"').replaceAll(`app:\`${site.app}\``, 'app:`9.9.9`').replaceAll(`"app":"${site.app}"`, '"app":"9.9.9"');
    if (changed === text) throw new Error(`${name} names no version`);
    writeFileSync(join(folder, name), changed);
  }
  return folder;
}

/** The built site's own list of files. */
import { readFileSync } from 'node:fs';
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

/** The site's model packs among its files: which of them this browser needs, and what of one is stored. */
import { chunksOf, sumBytes, type Chunk, type FileEntry, type FileIndex } from './file-index';

/** The pack that reads and the one beside it, by their folders under `models/`. */
export interface PacksInUse {
  readonly pack: string;
  readonly second: string | null;
}

/** Of a file of a pack, its folder; null of all others. */
export const packOf = ({ group, path }: FileEntry): string | null => (group === 'pack' ? path.split('/')[1] ?? null : null);

/** What the list of packs and the terms are made from: wanted of every pack. */
const isDescription = ({ path }: FileEntry) => path.endsWith('/manifest.json');

/** What a pack brings, but for its description. */
export const packFiles = ({ files }: FileIndex, name: string): FileEntry[] => files.filter((entry) => packOf(entry) === name && !isDescription(entry));

/** What must be stored to work without a network. A pack from disk takes the place of the first of the site's own. */
export function neededFiles({ files }: FileIndex, { pack, second }: PacksInUse, fromDisk: boolean): FileEntry[] {
  const used = fromDisk ? [second] : [pack, second];
  return files.filter((entry) => entry.group !== 'webgpu' && (entry.group !== 'pack' || isDescription(entry) || used.includes(packOf(entry))));
}

/** The chunks of files, each once. */
export function distinctChunks(files: readonly FileEntry[]): Chunk[] {
  return [...new Map(files.flatMap(chunksOf).map((chunk) => [chunk.sha256, chunk])).values()];
}

/** The chunks of a pack that nothing else of the site has, nor what `kept` names. */
export function chunksOfAlone(index: FileIndex, name: string, kept: readonly string[]): Chunk[] {
  const own = packFiles(index, name);
  const others = new Set([...distinctChunks(index.files.filter((entry) => !own.includes(entry))).map(({ sha256 }) => sha256), ...kept]);
  return distinctChunks(own).filter(({ sha256 }) => !others.has(sha256));
}

/** Of files: the length of what is stored, and of all. */
export function storedOf(files: readonly FileEntry[], names: ReadonlySet<string>): { readonly storedBytes: number; readonly totalBytes: number } {
  const chunks = distinctChunks(files);
  return { storedBytes: sumBytes(chunks.filter(({ sha256 }) => names.has(sha256))), totalBytes: sumBytes(chunks) };
}

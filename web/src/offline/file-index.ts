/**
 * `files.json`: every file of the site that is needed offline, with length and SHA-256 of the whole and of its chunks. Written by the build
 * (`web/vite.offline.ts`); the page, its workers and the service worker read the same one.
 */
import * as v from 'valibot';

export const INDEX_FORMAT = 'carpal-files/1';

/** `page`: stored when the page is first opened. `engine` and `pack`: after the terms were accepted. `extra`: after those, for offline use. `webgpu`: where that engine is used. */
export const GROUPS = ['page', 'engine', 'pack', 'extra', 'webgpu'] as const;
export type Group = (typeof GROUPS)[number];

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const length = v.pipe(v.number(), v.integer(), v.minValue(0));
const chunkSchema = v.object({ sha256, bytes: length });

const entrySchema = v.object({
  path: v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w@.-]+(\/[\w@.-]+)*$/)),
  group: v.picklist(GROUPS),
  bytes: length,
  sha256,
  /** Of a file that is shipped in parts, in order; such a file is not at its path. */
  chunks: v.optional(v.array(chunkSchema)),
});

const indexSchema = v.object({ format: v.literal(INDEX_FORMAT), app: v.string(), files: v.array(entrySchema) });

export type Chunk = v.InferOutput<typeof chunkSchema>;
export type FileEntry = v.InferOutput<typeof entrySchema>;
export type FileIndex = v.InferOutput<typeof indexSchema>;

export function parseIndex(json: unknown): FileIndex {
  return v.parse(indexSchema, json);
}

/** A file that is shipped whole is one chunk. */
export const chunksOf = ({ chunks, sha256: whole, bytes }: FileEntry): readonly Chunk[] => chunks ?? [{ sha256: whole, bytes }];

/** Where a chunk is fetched, relative to the site. The kind of the file stays in the name: hosts choose by it what to compress. */
export const addressOf = (entry: FileEntry, chunk: Chunk): string =>
  (entry.chunks === undefined ? entry.path : `chunks/${chunk.sha256}.${entry.path.endsWith('.wasm') ? 'wasm' : 'bin'}`);

export const sumBytes = (entries: readonly { readonly bytes: number }[]): number => entries.reduce((sum, { bytes }) => sum + bytes, 0);

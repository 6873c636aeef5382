/** Which pack was chosen from disk, as the store remembers it. */
import * as v from 'valibot';
import type { FileStore } from './store';

export const CHOSEN_RECORD = 'chosen-pack';

const chunk = v.object({ sha256: v.string(), bytes: v.number() });
const recordSchema = v.object({
  name: v.string(), version: v.string(), modelSha256: v.string(),
  files: v.array(v.object({ path: v.string(), bytes: v.number(), sha256: v.string(), chunks: v.array(chunk) })),
});

export type ChosenPack = v.InferOutput<typeof recordSchema>;

/** Null where the site's own pack is used. */
export async function chosenPack(store: FileStore | null): Promise<ChosenPack | null> {
  const text = await store?.record(CHOSEN_RECORD);
  if (!text) return null;
  try {
    return v.parse(recordSchema, JSON.parse(text));
  } catch {
    return null;
  }
}

/** What must stay in the store besides the site's own files. */
export const namesOf = (chosen: ChosenPack | null): string[] =>
  (chosen === null ? [] : [CHOSEN_RECORD, ...chosen.files.flatMap(({ chunks }) => chunks.map(({ sha256 }) => sha256))]);

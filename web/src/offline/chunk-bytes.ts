/** Length of a chunk; the build and a pack that is chosen from disk cut alike, so that the same pack is the same chunks. */
export const CHUNK_BYTES = 2 * 1024 * 1024;

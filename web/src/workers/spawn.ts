/** The workers of the page: one script in three roles, so that what they load (decoders, codecs) is built, stored and fetched once. */
export const spawnReading = (): Worker => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'carpal' });
export const spawnFilm = (): Worker => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'carpal-film' });
export const spawnThumbnails = (): Worker => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'carpal-thumbnails' });

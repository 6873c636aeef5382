/** Thumbnails of a list: made when they are asked for, the last ones kept. */
import type { DicomLabel } from '../domain/dicom';
import type { FilmFile } from '../intake/survey';
import type { Previewer } from '../preview/client';

export interface Thumbnail {
  readonly bitmap: ImageBitmap | null;
  readonly label: DicomLabel | null;
}

export interface Thumbnails {
  /** What is there already. */
  get(film: FilmFile): Thumbnail | null;
  /** Calls `ready` once unless it is cancelled before, by the function that it gives back. */
  request(film: FilmFile, ready: (thumbnail: Thumbnail) => void): () => void;
  clear(): void;
}

/** 50 kB each. */
const MOST_KEPT = 400;

export function createThumbnails(previewer: Previewer): Thumbnails {
  const kept = new Map<FilmFile, Thumbnail>();

  const keep = (film: FilmFile, thumbnail: Thumbnail) => {
    kept.set(film, thumbnail);
    const [oldest] = kept.keys();
    if (kept.size <= MOST_KEPT || oldest === undefined) return;
    kept.get(oldest)?.bitmap?.close();
    kept.delete(oldest);
  };

  return {
    get: (film) => kept.get(film) ?? null,
    request: (film, ready) => {
      let wanted = true;
      void previewer.preview(() => film.file.blob(), () => wanted).then((thumbnail) => {
        if (thumbnail === null) return;
        if (!wanted) return thumbnail.bitmap?.close();
        keep(film, thumbnail);
        ready(thumbnail);
      });
      return () => { wanted = false; };
    },
    clear: () => {
      for (const { bitmap } of kept.values()) bitmap?.close();
      kept.clear();
      previewer.close();
    },
  };
}

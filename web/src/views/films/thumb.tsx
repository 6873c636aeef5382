import { useEffect, useRef, useState } from 'preact/hooks';
import type { Thumbnail, Thumbnails } from '../../app/thumbnails';
import { useSession } from '../../app/session';
import type { FilmFile } from '../../intake/survey';

/** Of a row that is on the screen: what leaves it before its turn is not made. */
export const useThumbnail = (film: FilmFile): Thumbnail | null => useThumbnailOf(useSession().films.thumbnails, film);

export function useThumbnailOf(thumbnails: Thumbnails, film: FilmFile): Thumbnail | null {
  const [made, setMade] = useState<Thumbnail | null>(thumbnails.get(film));
  useEffect(() => {
    const known = thumbnails.get(film);
    setMade(known);
    if (known === null) return thumbnails.request(film, setMade);
  }, [film, thumbnails]);
  return made;
}

export function Thumb({ bitmap }: { readonly bitmap: ImageBitmap | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !bitmap) return;
    element.width = bitmap.width;
    element.height = bitmap.height;
    element.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return <span class="thumb" aria-hidden="true">{bitmap && <canvas ref={canvas} />}</span>;
}

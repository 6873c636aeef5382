/** Where the rows of a list lie: films, and a heading where their group changes. Only those near the window are drawn. */
import { groupOf } from '../../app/film-words';
import type { FilmFile } from '../../intake/survey';

export const FILM_HEIGHT = 68;
export const HEADING_HEIGHT = 32;
/** Drawn beyond the edges, so that scrolling by a little shows no gap. */
const BEYOND = 200;

export type Row =
  | { readonly kind: 'heading'; readonly text: string; readonly top: number }
  | { readonly kind: 'film'; readonly index: number; readonly film: FilmFile; readonly top: number };

export interface Rows {
  readonly rows: readonly Row[];
  readonly height: number;
  /** Top of each film, by its index. */
  readonly tops: readonly number[];
}

export function rowsOf(films: readonly FilmFile[]): Rows {
  const rows: Row[] = [];
  const tops: number[] = [];
  const groups = films.map(groupOf);
  const several = new Set(groups).size > 1 || films.some(({ label }) => label !== null);
  let height = 0;
  films.forEach((film, index) => {
    const text = groups[index]!;
    if (several && text !== '' && text !== groups[index - 1]) {
      rows.push({ kind: 'heading', text, top: height });
      height += HEADING_HEIGHT;
    }
    rows.push({ kind: 'film', index, film, top: height });
    tops.push(height);
    height += FILM_HEIGHT;
  });
  return { rows, height, tops };
}

/** Rows that lie in the window, or near it. */
export function visible({ rows }: Rows, from: number, length: number): readonly Row[] {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.top + FILM_HEIGHT < from - BEYOND) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < rows.length && rows[end]!.top < from + length + BEYOND) end += 1;
  return rows.slice(low, end);
}

/** The film for a report: as it lies, by the automatic window of the page's viewer, no larger than paper shows. */
import type { FilmPicture } from '../pipeline/protocol';
import { autoWindow } from '../views/viewer/lut';
import type { ReportPicture } from './document';

/** Of the longer side: 300 dots an inch on the 270 points that a page gives it. */
const LONGEST = 1125;

export function filmPicture({ film, pixels }: Pick<FilmPicture, 'film' | 'pixels'>, caption: string): ReportPicture {
  const { width: level, level: middle } = autoWindow(pixels);
  const scale = Math.max(1, Math.max(film.width, film.height) / LONGEST);
  const [width, height] = [Math.max(1, Math.round(film.width / scale)), Math.max(1, Math.round(film.height / scale))];
  const samples = new Uint8Array(width * height);
  const edge = (index: number, of: number, whole: number) => Math.floor((index * whole) / of);
  for (let row = 0; row < height; row += 1) {
    const [top, bottom] = [edge(row, height, film.height), edge(row + 1, height, film.height)];
    for (let column = 0; column < width; column += 1) {
      const [left, right] = [edge(column, width, film.width), edge(column + 1, width, film.width)];
      let sum = 0;
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += pixels[y * film.width + x]!;
      const mean = sum / ((bottom - top) * (right - left));
      samples[row * width + column] = Math.min(255, Math.max(0, Math.round(((mean - (middle - level / 2)) * 255) / level)));
    }
  }
  return { width, height, channels: 1, samples, caption };
}

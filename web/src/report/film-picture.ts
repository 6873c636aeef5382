/** The film for a report: as it lies, by the automatic window of the page's viewer, no larger than paper shows. */
import type { FilmPicture } from '../pipeline/protocol';
import { autoWindow } from '../views/viewer/lut';
import type { ReportPicture } from './document';

/** Of the longer side: 300 dots an inch on the 270 points that a page gives it. */
const LONGEST = 1125;

/** RGBA, a pixel a cell, over the whole film. */
export interface Heat {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** The film, and beside it, where it is wanted, the same with colours over it: what lies under them stays to be seen. */
export function picturesOf(picture: Pick<FilmPicture, 'film' | 'pixels'>, heat: Heat | null, words: { readonly caption: string; readonly overlay: string }): readonly ReportPicture[] {
  const plain = filmPicture(picture, words.caption);
  return heat ? [plain, overlaid(plain, heat, words.overlay)] : [plain];
}

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

/** Between the middles of four cells, as a browser draws a small picture large. */
function overlaid({ width, height, samples }: ReportPicture, heat: Heat, caption: string): ReportPicture {
  const out = new Uint8Array(width * height * 3);
  const axis = (index: number, of: number, cells: number) => {
    const at = Math.min(cells - 1, Math.max(0, ((index + 0.5) * cells) / of - 0.5));
    return { from: Math.floor(at), to: Math.min(cells - 1, Math.floor(at) + 1), share: at - Math.floor(at) };
  };
  const columns = Array.from({ length: width }, (_, column) => axis(column, width, heat.width));
  for (let row = 0; row < height; row += 1) {
    const y = axis(row, height, heat.height);
    for (let column = 0; column < width; column += 1) {
      const x = columns[column]!;
      const cells = [[y.from, x.from, (1 - y.share) * (1 - x.share)], [y.from, x.to, (1 - y.share) * x.share], [y.to, x.from, y.share * (1 - x.share)], [y.to, x.to, y.share * x.share]] as const;
      const sum = [0, 0, 0, 0];
      for (const [cellRow, cellColumn, weight] of cells) {
        const at = (cellRow * heat.width + cellColumn) * 4;
        const alpha = (weight * heat.pixels[at + 3]!) / 255;
        for (let colour = 0; colour < 3; colour += 1) sum[colour]! += alpha * heat.pixels[at + colour]!;
        sum[3]! += alpha;
      }
      const grey = samples[row * width + column]! * (1 - sum[3]!);
      for (let colour = 0; colour < 3; colour += 1) out[(row * width + column) * 3 + colour] = Math.round(grey + sum[colour]!);
    }
  }
  return { width, height, channels: 3, samples: out, caption };
}

import type { FilmPicture } from '../../pipeline/protocol';

/** Rows `from`..`to` of the film made smaller, into `out`: each pixel the mean of `step` x `step` of the film's, fewer at its edges. */
export function meanRows({ film: { width, height }, pixels }: Pick<FilmPicture, 'film' | 'pixels'>, step: number, from: number, to: number, out: Uint16Array): void {
  const columns = Math.ceil(width / step);
  const sums = new Uint32Array(columns);
  for (let row = from; row < to; row += 1) {
    const [top, bottom] = [row * step, Math.min(height, (row + 1) * step)];
    sums.fill(0);
    for (let y = top; y < bottom; y += 1) {
      for (let column = 0, x = y * width, end = x + width; column < columns; column += 1) {
        let sum = 0;
        for (const stop = Math.min(end, x + step); x < stop; x += 1) sum += pixels[x]!;
        sums[column]! += sum;
      }
    }
    const rows = bottom - top;
    const last = columns - 1;
    for (let column = 0; column < last; column += 1) out[row * columns + column] = sums[column]! / (rows * step);
    out[row * columns + last] = sums[last]! / (rows * (width - last * step));
  }
}

/** Longest side of a thumbnail in pixels: twice what is shown, for fine screens. */
export const THUMBNAIL_SIDE = 112;

/** Grey, 0..65535, to RGBA with the longest side `side`; each pixel the mean of those that it stands for. */
export function shrink(grey: Uint16Array, width: number, height: number, side = THUMBNAIL_SIDE): { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> } {
  const scale = Math.max(1, Math.max(width, height) / side);
  const [columns, rows] = [Math.max(1, Math.round(width / scale)), Math.max(1, Math.round(height / scale))];
  const data = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row += 1) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.max(Math.floor((row * height) / rows) + 1, Math.floor(((row + 1) * height) / rows))];
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = [Math.floor((column * width) / columns), Math.max(Math.floor((column * width) / columns) + 1, Math.floor(((column + 1) * width) / columns))];
      let sum = 0;
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += grey[y * width + x]!;
      const level = sum / ((bottom - top) * (right - left)) / 257;
      const at = (row * columns + column) * 4;
      data[at] = level;
      data[at + 1] = level;
      data[at + 2] = level;
      data[at + 3] = 255;
    }
  }
  return { width: columns, height: rows, data };
}

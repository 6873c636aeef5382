/** Which rows of a long list lie on the screen, or near it. */

/** As in batch.css. */
export const ROW_HEIGHT = 56;
const BEYOND = 6;

/** From `first` to before `last`. */
export function inWindow(count: number, from: number, length: number): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.min(count, Math.floor(from / ROW_HEIGHT) - BEYOND));
  return { first, last: Math.min(count, Math.ceil((from + length) / ROW_HEIGHT) + BEYOND) };
}

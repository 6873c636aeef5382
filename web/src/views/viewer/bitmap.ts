import type { FilmPicture } from '../../pipeline/protocol';
import { fillLut, GREYS, type Window } from './lut';

/** Above this a display copy of every n-th pixel is kept: browsers limit the size of a canvas. */
const MAX_DISPLAY_PIXELS = 24e6;

/** The film as the browser can draw it: grey levels through the window into a canvas, redone only when the window changes. */
export class FilmBitmap {
  readonly canvas = document.createElement('canvas');
  readonly #grey: Uint16Array;
  readonly #lut = new Uint32Array(GREYS);
  readonly #image: ImageData | null;
  readonly #context: CanvasRenderingContext2D | null;

  constructor(picture: FilmPicture) {
    const { width, height } = picture.film;
    const step = Math.ceil(Math.sqrt((width * height) / MAX_DISPLAY_PIXELS));
    this.canvas.width = Math.ceil(width / step);
    this.canvas.height = Math.ceil(height / step);
    this.#grey = step === 1 ? picture.pixels : thinned(picture, step, this.canvas.width, this.canvas.height);
    this.#context = this.canvas.getContext('2d', { alpha: false });
    this.#image = this.#context?.createImageData(this.canvas.width, this.canvas.height) ?? null;
  }

  paint(window: Window, inverted: boolean): void {
    if (!this.#context || !this.#image) return;
    fillLut(this.#lut, window, inverted);
    const out = new Uint32Array(this.#image.data.buffer);
    const grey = this.#grey;
    const lut = this.#lut;
    for (let i = 0; i < grey.length; i += 1) out[i] = lut[grey[i]!]!;
    this.#context.putImageData(this.#image, 0, 0);
  }
}

function thinned({ film, pixels }: FilmPicture, step: number, width: number, height: number): Uint16Array {
  const out = new Uint16Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * step * film.width;
    for (let x = 0; x < width; x += 1) out[y * width + x] = pixels[row + x * step]!;
  }
  return out;
}

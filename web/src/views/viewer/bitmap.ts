import type { FilmPicture } from '../../pipeline/protocol';
import { fillLut, GREYS, type Window } from './lut';
import { meanRows } from './mean-rows';

/** Above this the film is never kept at full size: browsers limit the size of a canvas. */
const MAX_DISPLAY_PIXELS = 24e6;
/** Of one call: several fit between two frames, and the page stays free for its user. */
const BUDGET_MS = 8;
/** Rows that are painted between two looks at the clock. */
const BAND = 64;

/**
 * The film as the browser can draw it: grey levels through the window into a canvas of the size that the zoom asks for, a few rows at a
 * time. A film at full size is millions of pixels, of which a fitted view shows a tenth.
 */
export class FilmBitmap {
  readonly #picture: FilmPicture;
  readonly #leastStep: number;
  readonly #lut = new Uint32Array(GREYS);
  /** What is drawn; until the first rows of another size are all there, the last one. */
  #shown: Level | null = null;
  #next: Level | null = null;

  constructor(picture: FilmPicture) {
    this.#picture = picture;
    this.#leastStep = Math.ceil(Math.sqrt((picture.film.width * picture.film.height) / MAX_DISPLAY_PIXELS));
  }

  /** One pixel of the canvas stands for `step` x `step` of the film's. */
  get shown(): { readonly canvas: HTMLCanvasElement; readonly step: number } | null {
    return this.#shown ?? this.#next;
  }

  /** All rows are to be painted anew. */
  use(window: Window, inverted: boolean): void {
    fillLut(this.#lut, window, inverted);
    this.#shown?.renew();
    this.#next?.renew();
  }

  /** Goes on painting for a while. `zoom`: screen pixels per film pixel. True when nothing is left to do. */
  paint(zoom: number, now = () => performance.now()): boolean {
    const step = Math.max(this.#leastStep, Math.floor(1 / zoom) || 1);
    if (this.#shown?.step === step) this.#next = null;
    else if (this.#next?.step !== step) this.#next = new Level(this.#picture, step);
    const level = this.#next ?? this.#shown!;
    const end = now() + BUDGET_MS;
    do level.paintBand(this.#lut); while (level.left > 0 && now() < end);
    if (level.left > 0) return false;
    this.#shown = level;
    this.#next = null;
    return true;
  }
}

class Level {
  readonly canvas = document.createElement('canvas');
  /** Rows that are not of the present window. */
  left: number;
  /** Where painting goes on: a window that changes while the film is painted must not keep it at the first rows. */
  #row = 0;
  /** Rows of `#grey` that are there. */
  #averaged: number;
  readonly #grey: Uint16Array;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #band: ImageData | null;

  constructor(private readonly picture: FilmPicture, readonly step: number) {
    const { film: { width, height }, pixels } = picture;
    this.canvas.width = Math.ceil(width / step);
    this.canvas.height = Math.ceil(height / step);
    this.left = this.canvas.height;
    this.#grey = step === 1 ? pixels : new Uint16Array(this.canvas.width * this.canvas.height);
    this.#averaged = step === 1 ? this.canvas.height : 0;
    this.#context = this.canvas.getContext('2d', { alpha: false });
    this.#band = this.#context?.createImageData(this.canvas.width, BAND) ?? null;
  }

  renew(): void {
    this.left = this.canvas.height;
  }

  paintBand(lut: Uint32Array): void {
    const { width, height } = this.canvas;
    const from = this.#row;
    const to = Math.min(height, from + BAND);
    this.#row = to === height ? 0 : to;
    this.left = Math.max(0, this.left - (to - from));
    if (!this.#context || !this.#band) return;
    if (this.#averaged < to) {
      meanRows(this.picture, this.step, from, to, this.#grey);
      this.#averaged = to;
    }
    const out = new Uint32Array(this.#band.data.buffer);
    const grey = this.#grey;
    for (let at = 0, i = from * width; i < to * width; at += 1, i += 1) out[at] = lut[grey[i]!]!;
    this.#context.putImageData(this.#band, 0, from, 0, 0, width, to - from);
  }
}

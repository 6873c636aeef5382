import { signal, type Signal } from '@preact/signals';
import type { DisplayControls } from '../../app/session';
import type { FilmBox } from '../../domain/assessment';
import { cropWithin, stepsOf } from '../../domain/placement';
import type { FilmPicture } from '../../pipeline/protocol';
import { FilmBitmap } from './bitmap';
import { autoWindow, GREYS, type Window } from './lut';
import { drawOverlay } from './overlay';
import { fit, pan, zoomAt, type Size, type Transform } from './transform';

/** Film pixels: what is smaller was a press, not a crop. */
const LEAST_DRAWN = 20;

/** Above this many screen pixels per film pixel the pixels themselves are shown. */
const SHOW_PIXELS_FROM = 4;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * One film on one canvas. State that the tools show is in signals; drawing waits for the next frame. Only a crop that was drawn leaves it:
 * everything else changes the display, never the reading.
 */
export class FilmDisplay implements DisplayControls {
  readonly window: Signal<Window> = signal({ width: GREYS, level: GREYS / 2 });
  readonly inverted = signal(false);
  readonly windowMode = signal(false);
  readonly cropMode = signal(false);
  /** Where the hand was found and what was cut out, over the film. */
  readonly outlined = signal(false);
  /** Screen pixels per film pixel. */
  readonly zoom = signal(0);

  #canvas: HTMLCanvasElement | null = null;
  #film: Size | null = null;
  #picture: FilmPicture | null = null;
  #heat: HTMLCanvasElement | null = null;
  #draft: { readonly from: Point; readonly box: FilmBox } | null = null;
  #bitmap: FilmBitmap | null = null;
  #automatic: Window = this.window.value;
  #view: Transform = { scale: 1, x: 0, y: 0 };
  #fitted = true;
  #stale = false;
  #frame = 0;

  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(canvas);
    this.#resize();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#canvas = null;
    };
  }

  show(picture: FilmPicture | null): void {
    this.#picture = picture;
    this.#film = picture && { width: picture.film.width, height: picture.film.height };
    this.#bitmap = picture && new FilmBitmap(picture);
    if (picture) this.#automatic = autoWindow(picture.pixels);
    this.windowMode.value = false;
    this.cropMode.value = false;
    this.#draft = null;
    // Something was done to the film: it is shown without being asked for.
    this.outlined.value = picture !== null && stepsOf(picture.placement, picture.film).length > 0;
    this.reset();
  }

  /** Colours over the film, of its aspect; null takes them off. */
  showHeat(heat: HTMLCanvasElement | null): void {
    this.#heat = heat;
    this.#draw();
  }

  reset(): void {
    this.inverted.value = false;
    this.setWindow(this.#automatic);
    this.fit();
  }

  fit(): void {
    this.#fitted = true;
    if (this.#film) this.#move(fit(this.#film, this.#viewport()));
    else this.#draw();
  }

  /** Zooms about a point of the canvas, by default its middle. */
  zoomBy(factor: number, x = this.#viewport().width / 2, y = this.#viewport().height / 2): void {
    if (!this.#film) return;
    this.#fitted = false;
    this.#move(zoomAt(this.#view, factor, x, y, this.#film, this.#viewport()));
  }

  pan(dx: number, dy: number): void {
    if (!this.#film) return;
    this.#fitted = false;
    this.#move(pan(this.#view, dx, dy, this.#film, this.#viewport()));
  }

  setWindow({ width, level }: Window): void {
    this.window.value = { width: Math.min(2 * GREYS, Math.max(256, width)), level: Math.min(GREYS, Math.max(0, level)) };
    this.#stale = true;
    this.#draw();
  }

  /** A drag in screen pixels: across changes the width, up and down the level, in steps that suit the present width. */
  dragWindow(dx: number, dy: number): void {
    const { width, level } = this.window.value;
    const step = Math.max(16, width / 400);
    this.setWindow({ width: width + dx * step, level: level - dy * step });
  }

  toggleInvert(): void {
    this.inverted.value = !this.inverted.value;
    this.#stale = true;
    this.#draw();
  }

  toggleWindowMode(): void {
    this.windowMode.value = !this.windowMode.value;
    this.cropMode.value = false;
  }

  toggleCropMode(): void {
    this.cropMode.value = !this.cropMode.value && this.#film !== null;
    this.windowMode.value = false;
    this.#draft = null;
    this.#draw();
  }

  toggleOutline(): void {
    this.outlined.value = !this.outlined.value;
    this.#draw();
  }

  /** From one corner of the canvas' part to the other, in screen pixels; the first call begins it. */
  dragCrop(x: number, y: number): void {
    if (!this.#film) return;
    const at = { x: (x - this.#view.x) / this.#view.scale, y: (y - this.#view.y) / this.#view.scale };
    const from = this.#draft?.from ?? at;
    const [left, top] = [Math.min(from.x, at.x), Math.min(from.y, at.y)];
    const inside = { x: Math.max(0, left), y: Math.max(0, top) };
    const box = cropWithin({
      ...inside, width: Math.min(this.#film.width, Math.max(from.x, at.x)) - inside.x, height: Math.min(this.#film.height, Math.max(from.y, at.y)) - inside.y,
    }, this.#film);
    if (box) this.#draft = { from, box };
    this.#draw();
  }

  /** The crop that was drawn, null where a press drew none; it stays on the film until the next picture. */
  endCrop(): FilmBox | null {
    const box = this.#draft?.box ?? null;
    const drawn = box && box.width > LEAST_DRAWN && box.height > LEAST_DRAWN ? box : null;
    if (!drawn) this.#draft = null;
    this.cropMode.value = drawn === null;
    this.#draw();
    return drawn;
  }

  #viewport(): Size {
    return { width: this.#canvas?.clientWidth ?? 0, height: this.#canvas?.clientHeight ?? 0 };
  }

  #move(view: Transform): void {
    this.#view = view;
    this.zoom.value = view.scale * devicePixelRatio;
    this.#draw();
  }

  #resize(): void {
    const canvas = this.#canvas;
    if (!canvas || canvas.clientWidth === 0) return; // hidden behind another view
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    if (this.#fitted) this.fit();
    else this.pan(0, 0);
    // A resized canvas is empty: waiting for the next frame would flash.
    this.#render();
  }

  #draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.#render(); });
  }

  #render(): void {
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d', { alpha: false });
    if (!canvas || !context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#0a0b0c'; // matches --film-bed
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (!this.#bitmap || !this.#film) return;
    if (this.#stale) this.#bitmap.use(this.window.value, this.inverted.value);
    this.#stale = false;
    if (!this.#bitmap.paint(this.zoom.value)) this.#draw();
    const shown = this.#bitmap.shown;
    if (!shown) return;
    const { scale, x, y } = this.#view;
    context.imageSmoothingEnabled = this.zoom.value < SHOW_PIXELS_FROM;
    context.imageSmoothingQuality = 'high';
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const [width, height] = [this.#film.width / shown.step, this.#film.height / shown.step];
    context.drawImage(shown.canvas, 0, 0, width, height, x, y, this.#film.width * scale, this.#film.height * scale);
    if (this.#heat) {
      context.imageSmoothingEnabled = true;
      context.drawImage(this.#heat, x, y, this.#film.width * scale, this.#film.height * scale);
    }
    if (this.#picture && (this.outlined.value || this.#draft)) drawOverlay(context, this.#picture, this.#draft?.box ?? null, this.#view);
  }
}

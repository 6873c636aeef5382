import { describe, expect, it, vi } from 'vitest';
import { autoWindow, fillLut, GREYS } from '../../web/src/views/viewer/lut';
import { FilmBitmap } from '../../web/src/views/viewer/bitmap';
import { meanRows } from '../../web/src/views/viewer/mean-rows';
import type { FilmPicture } from '../../web/src/pipeline/protocol';
import { fit, pan, zoomAt } from '../../web/src/views/viewer/transform';

const film = { width: 1500, height: 2000 };
const viewport = { width: 900, height: 800 };

describe('window and level', () => {
  it('maps the window to black and white, and inverts', () => {
    const lut = new Uint32Array(GREYS);
    fillLut(lut, { width: 20000, level: 30000 }, false);
    expect([lut[20000]! & 255, lut[30000]! & 255, lut[40000]! & 255, lut[65535]! & 255]).toEqual([0, 127, 255, 255]);
    fillLut(lut, { width: 20000, level: 30000 }, true);
    expect([lut[20000]! & 255, lut[40000]! & 255]).toEqual([255, 0]);
    expect(lut[0]! >>> 24).toBe(255);
  });

  it('fits a dim film and survives a uniform one', () => {
    const dim = Uint16Array.from({ length: 10_000 }, (_, i) => (i % 100) * 50);
    const { width, level } = autoWindow(dim);
    expect(level - width / 2).toBeLessThan(200);
    expect(level + width / 2).toBeGreaterThan(4700);
    expect(level + width / 2).toBeLessThan(5100);
    expect(autoWindow(new Uint16Array(16)).width).toBeGreaterThan(0);
  });
});

describe('zoom and pan', () => {
  it('fits the whole film, centred', () => {
    const view = fit(film, viewport);
    expect(film.height * view.scale).toBeLessThanOrEqual(viewport.height);
    expect(view.x).toBeCloseTo((viewport.width - film.width * view.scale) / 2);
  });

  it('keeps the point under the pointer', () => {
    const before = fit(film, viewport);
    const after = zoomAt(before, 4, 450, 300, film, viewport);
    expect((450 - after.x) / after.scale).toBeCloseTo((450 - before.x) / before.scale);
    expect((300 - after.y) / after.scale).toBeCloseTo((300 - before.y) / before.scale);
  });

  it('never loses the film', () => {
    const view = pan(zoomAt(fit(film, viewport), 3, 0, 0, film, viewport), 1e6, -1e6, film, viewport);
    expect(view.x).toBeLessThanOrEqual(viewport.width / 2);
    expect(view.y + film.height * view.scale).toBeGreaterThanOrEqual(viewport.height / 2);
    expect(zoomAt(view, 1e-6, 0, 0, film, viewport)).toEqual(fit(film, viewport));
  });
});

describe('the film as it is drawn', () => {
  const picture = (width: number, height: number) =>
    ({ film: { width, height }, pixels: Uint16Array.from({ length: width * height }, (_, index) => index) }) as unknown as FilmPicture;

  it('is made smaller by means, also at edges that the step does not divide', () => {
    const out = new Uint16Array(4);
    meanRows(picture(3, 3), 2, 0, 2, out);
    // 0 1 | 2
    // 3 4 | 5
    // 6 7 | 8
    expect([...out]).toEqual([2, 3, 6, 8]);
  });

  /** A clock that lets one band through a call. */
  const hurried = () => { let time = 0; return () => (time += 100); };

  it('is painted at the size that the zoom asks for, and the last one stays until the next is whole', () => {
    const bitmap = new FilmBitmap(picture(300, 400));
    expect(bitmap.paint(0.3, hurried())).toBe(false);
    expect(bitmap.paint(0.3, hurried())).toBe(false);
    expect(bitmap.paint(0.3, hurried())).toBe(true);
    expect(bitmap.shown).toMatchObject({ step: 3, canvas: { width: 100, height: 134 } });
    expect(bitmap.paint(1, hurried())).toBe(false);
    expect(bitmap.shown!.step).toBe(3);
    for (let call = 0; call < 5; call += 1) expect(bitmap.paint(1, hurried())).toBe(false);
    expect(bitmap.paint(1, hurried())).toBe(true);
    expect(bitmap.shown).toMatchObject({ step: 1, canvas: { width: 300, height: 400 } });
  });

  it('is painted to its end however often the window changes meanwhile', () => {
    const rows = new Set<number>();
    const context = { createImageData: (width: number, height: number) => ({ data: new Uint8ClampedArray(width * height * 4) }), putImageData: (_image: unknown, _x: number, y: number) => rows.add(y) };
    const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    const bitmap = new FilmBitmap(picture(300, 400));
    for (let call = 0; call < 7; call += 1) {
      bitmap.use({ width: 1000 + call, level: 1000 }, false);
      bitmap.paint(1, hurried());
    }
    expect([...rows]).toEqual([0, 64, 128, 192, 256, 320, 384]);
    getContext.mockRestore();
  });
});

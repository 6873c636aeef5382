import { describe, expect, it } from 'vitest';
import { autoWindow, fillLut, GREYS } from '../../web/src/views/viewer/lut';
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

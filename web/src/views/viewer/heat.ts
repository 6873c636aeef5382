/** The map of attention as colours over a film: cividis, which reads the same for every kind of colour vision and in grey. */
import type { Attention, AttentionName } from '../../domain/assessment';

/** Ten even steps of cividis (Nuñez, Anderton and Renslow, PLOS ONE 2018), dark to light; between them colours are mixed. */
const CIVIDIS: readonly (readonly [number, number, number])[] = [
  [0, 34, 78], [8, 51, 112], [53, 69, 108], [79, 87, 108], [102, 105, 112], [125, 124, 120], [148, 142, 119], [174, 163, 113], [200, 184, 102], [253, 234, 69],
];

export function cividis(share: number): readonly [number, number, number] {
  const at = Math.min(1, Math.max(0, share)) * (CIVIDIS.length - 1);
  const step = Math.min(CIVIDIS.length - 2, Math.floor(at));
  const [from, to] = [CIVIDIS[step]!, CIVIDIS[step + 1]!];
  const mix = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * (at - step));
  return [mix(0), mix(1), mix(2)];
}

/** RGBA, a pixel a cell. What counts for nothing is left clear, so that the film stays to be seen. */
export function heatPixels(attention: Attention, name: AttentionName, opacity: number): Uint8ClampedArray<ArrayBuffer> | null {
  const levels = attention.maps[name];
  if (!levels) return null;
  const out = new Uint8ClampedArray(4 * levels.length);
  levels.forEach((level, index) => {
    const share = level / 255;
    // Rises fast: a cell of a quarter of the strongest is to be seen already.
    out.set([...cividis(share), Math.round(255 * opacity * Math.min(1, 2 * share))], 4 * index);
  });
  return out;
}

export function heatCanvas(attention: Attention, name: AttentionName, opacity: number): HTMLCanvasElement | null {
  const pixels = heatPixels(attention, name, opacity);
  const canvas = document.createElement('canvas');
  canvas.width = attention.width;
  canvas.height = attention.height;
  const context = pixels && canvas.getContext('2d');
  if (!pixels || !context) return null;
  context.putImageData(new ImageData(pixels, attention.width, attention.height), 0, 0);
  return canvas;
}

/** Of the film's sides, 0..1; null where nothing counts. */
export function strongestPlace({ width, height, maps }: Attention, name: AttentionName): { x: number; y: number } | null {
  const levels = maps[name];
  if (!levels) return null;
  let best = 0;
  levels.forEach((level, index) => { if (level > levels[best]!) best = index; });
  return levels[best] === 0 ? null : { x: ((best % width) + 0.5) / width, y: (Math.floor(best / width) + 0.5) / height };
}

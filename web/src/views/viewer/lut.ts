/** Window and level over the full 16-bit grey range of a FilmPicture. */
export interface Window {
  readonly width: number;
  readonly level: number;
}

export const GREYS = 65536;

/** Fills `lut` (one packed RGBA pixel per grey level, little-endian) for a window. */
export function fillLut(lut: Uint32Array, { width, level }: Window, inverted: boolean): void {
  const low = level - width / 2;
  const scale = 255 / Math.max(1, width);
  for (let grey = 0; grey < GREYS; grey += 1) {
    const ramp = Math.min(255, Math.max(0, (grey - low) * scale));
    const value = Math.round(inverted ? 255 - ramp : ramp);
    lut[grey] = (0xff000000 | (value << 16) | (value << 8) | value) >>> 0;
  }
}

const TAIL = 0.005;

/** The window that spans all but the outer half per cent at either end: dim films become visible, bright markers do not matter. */
export function autoWindow(pixels: Uint16Array): Window {
  const bins = new Uint32Array(4096);
  const stride = Math.max(1, Math.floor(pixels.length / 1e6));
  let count = 0;
  for (let i = 0; i < pixels.length; i += stride) {
    bins[pixels[i]! >> 4]! += 1;
    count += 1;
  }
  const at = (share: number) => {
    let seen = 0;
    for (let bin = 0; bin < bins.length; bin += 1) {
      seen += bins[bin]!;
      if (seen > share * count) return bin;
    }
    return bins.length - 1;
  };
  const low = at(TAIL) << 4;
  const high = ((at(1 - TAIL) + 1) << 4) - 1;
  return { width: Math.max(256, high - low), level: (low + high) / 2 };
}

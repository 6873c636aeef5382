import type { Component } from './stream';

/**
 * A component's plane at the film's size, without the padding of its blocks. Subsampled components are interpolated linearly between the
 * centres of their samples (JFIF's position of chroma; what libjpeg calls fancy upsampling).
 */
export function enlarged({ plane, width, height, blocksPadded }: Component, toWidth: number, toHeight: number): Uint8Array | Uint16Array {
  const from = plane!;
  const stride = blocksPadded * 8;
  const out = from instanceof Uint8Array ? new Uint8Array(toWidth * toHeight) : new Uint16Array(toWidth * toHeight);
  if (width === toWidth && height === toHeight) {
    for (let y = 0; y < height; y += 1) out.set(from.subarray(y * stride, y * stride + width), y * toWidth);
    return out;
  }
  const columns = weights(toWidth, width);
  const rows = weights(toHeight, height);
  for (let y = 0; y < toHeight; y += 1) {
    const { low, high, share } = rows[y]!;
    for (let x = 0; x < toWidth; x += 1) {
      const column = columns[x]!;
      const above = from[low * stride + column.low]! * (1 - column.share) + from[low * stride + column.high]! * column.share;
      const below = from[high * stride + column.low]! * (1 - column.share) + from[high * stride + column.high]! * column.share;
      out[y * toWidth + x] = Math.floor(above * (1 - share) + below * share + 0.5);
    }
  }
  return out;
}

function weights(to: number, from: number) {
  // Sampling factors are whole multiples; an odd side has half a sample more than it shows.
  const ratio = Math.round(to / from);
  return Array.from({ length: to }, (_, index) => {
    const centre = Math.min(Math.max((index + 0.5) / ratio - 0.5, 0), from - 1);
    const low = Math.floor(centre);
    return { low, high: Math.min(low + 1, from - 1), share: centre - low };
  });
}

/** WebP by the browser's own decoder, without its colour management. It holds 8 bits a colour, as the format does. */
import type { Container } from '../domain/container';
import { ContainerError } from './error';
import { checkSides } from './limits';

export async function openWebp(bytes: Uint8Array<ArrayBuffer>): Promise<Container> {
  if (typeof createImageBitmap === 'undefined' || typeof OffscreenCanvas === 'undefined') throw new ContainerError('UnsupportedFormat', 'WebP is read by browsers only');
  if (bytes.length < 12 + 8 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length) throw new ContainerError('TruncatedFile', 'WebP');
  return { frames: 1, dicom: null, stored: () => stored(bytes) };
}

async function stored(bytes: Uint8Array<ArrayBuffer>) {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }), { colorSpaceConversion: 'none' })
    .catch(() => { throw new ContainerError('CorruptFile', 'WebP'); });
  try {
    const { width, height } = bitmap;
    checkSides(width, height);
    const canvas = new OffscreenCanvas(width, height);
    // Without alpha: what it leaves open is black, as the core has it for PNG.
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new ContainerError('CanvasBlocked', '');
    expectExact(context);
    context.drawImage(bitmap, 0, 0);
    const rgba = context.getImageData(0, 0, width, height).data;
    const samples = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
      samples[to] = rgba[from]!;
      samples[to + 1] = rgba[from + 1]!;
      samples[to + 2] = rgba[from + 2]!;
    }
    return { description: { ...RGB, width, height }, samples };
  } finally {
    bitmap.close();
  }
}

const RGB = {
  format: 'webp', bits_allocated: 8, bits_stored: 8, high_bit: 7, signed: false, samples: 3, planar: false, photometric: 'RGB', rescale: null, modality_lut: null,
  voi: { kind: 'range' }, inverse: false, palette: null,
} as const;

/** Some browsers change what is read from a canvas, against being recognised: such pixels are no film's. */
function expectExact(context: OffscreenCanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const [columns, rows] = [Math.min(64, width), Math.min(64, height)];
  context.fillStyle = 'rgb(37 113 201)';
  context.fillRect(0, 0, columns, rows);
  const read = context.getImageData(0, 0, columns, rows).data;
  for (let at = 0; at < read.length; at += 4) {
    if (read[at] !== 37 || read[at + 1] !== 113 || read[at + 2] !== 201) throw new ContainerError('CanvasBlocked', '');
  }
  context.clearRect(0, 0, columns, rows);
}

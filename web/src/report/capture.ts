/** Pages of marks drawn side by side as one picture, by the browser: two pixels a point, which a reading room's screen shows as text. */
import type { ReportPicture } from './document';
import type { Page, PageMark } from './drawing';
import type { Capture } from './dicom/secondary-capture';

const PIXELS_A_POINT = 2;
const FAMILY = 'Carpal report';

export class CaptureError extends Error {
  constructor(readonly code: 'CanvasBlocked' | 'TooLarge') {
    super(code);
    this.name = 'CaptureError';
  }
}

export interface FontFiles {
  readonly regular: Uint8Array<ArrayBuffer>;
  readonly bold: Uint8Array<ArrayBuffer>;
}

export async function capturePages(pages: readonly Page[], fonts: FontFiles): Promise<Capture> {
  const loaded = await Promise.all([['400', fonts.regular], ['700', fonts.bold]].map(([weight, bytes]) => (
    new FontFace(FAMILY, bytes as Uint8Array<ArrayBuffer>, { weight: weight as string }).load())));
  for (const face of loaded) document.fonts.add(face);
  try {
    const width = Math.round(pages.reduce((sum, page) => sum + page.width, 0) * PIXELS_A_POINT);
    const height = Math.round(Math.max(...pages.map((page) => page.height)) * PIXELS_A_POINT);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) throw new CaptureError('TooLarge');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    expectExact(context, width, height);
    let left = 0;
    for (const page of pages) {
      context.setTransform(PIXELS_A_POINT, 0, 0, PIXELS_A_POINT, left, 0);
      for (const { marks } of page.groups) for (const mark of marks) drawMark(context, mark);
      left += page.width * PIXELS_A_POINT;
    }
    return { width, height, samples: withoutAlpha(context.getImageData(0, 0, width, height).data) };
  } finally {
    for (const face of loaded) document.fonts.delete(face);
  }
}

/** Some browsers change what is read from a canvas, against being recognised: such a picture is no report. */
function expectExact(context: CanvasRenderingContext2D, width: number, height: number): void {
  const read = context.getImageData(0, 0, Math.min(64, width), Math.min(64, height)).data;
  if (read.some((level) => level !== 255)) throw new CaptureError('CanvasBlocked');
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    out[to] = rgba[from]!;
    out[to + 1] = rgba[from + 1]!;
    out[to + 2] = rgba[from + 2]!;
  }
  return out;
}

const css = (colour: readonly [number, number, number]) => `rgb(${colour.join(' ')})`;

function drawMark(context: CanvasRenderingContext2D, mark: PageMark): void {
  switch (mark.kind) {
    case 'text':
      context.font = `${mark.bold ? 700 : 400} ${mark.size}px "${FAMILY}"`;
      context.fillStyle = css(mark.colour);
      return context.fillText(mark.text, mark.x, mark.y);
    case 'path': {
      context.beginPath();
      mark.points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      if (mark.fill) {
        context.fillStyle = css(mark.fill);
        context.fill();
      } else if (mark.stroke) {
        context.strokeStyle = css(mark.stroke.colour);
        context.lineWidth = mark.stroke.width;
        context.lineJoin = 'round';
        context.setLineDash(mark.stroke.dashed ? [mark.stroke.width * 3, mark.stroke.width * 3] : []);
        context.stroke();
      }
      return;
    }
    case 'circle':
      context.beginPath();
      context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      context.fillStyle = mark.hollow ? '#ffffff' : css(mark.colour);
      context.fill();
      if (!mark.hollow) return;
      context.setLineDash([]);
      context.strokeStyle = css(mark.colour);
      context.lineWidth = Math.max(0.8, mark.radius / 3);
      return context.stroke();
    case 'picture':
      return context.drawImage(asCanvas(mark.picture), mark.x, mark.y, mark.width, mark.height);
  }
}

function asCanvas({ width, height, channels, samples }: ReportPicture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new CaptureError('TooLarge');
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let colour = 0; colour < 3; colour += 1) image.data[pixel * 4 + colour] = samples[pixel * channels + (channels === 1 ? 0 : colour)]!;
    image.data[pixel * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

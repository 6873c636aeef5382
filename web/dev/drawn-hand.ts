import type { FilmInfo } from '../src/domain/assessment';

const film: FilmInfo = { format: 'png', width: 1514, height: 2044, bits: 8, channels: 1 };

/** Rods for bones, soft outlines for flesh: enough of a hand to judge the viewer by. */
export function drawnHand(): { film: FilmInfo; pixels: Uint16Array } {
  const { width, height } = film;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#0c0c0c';
  context.fillRect(0, 0, width, height);
  const fingers: [number, number, number, number][] = [[330, 900, 560, 1380], [520, 480, 660, 1240], [740, 380, 760, 1220], [950, 450, 880, 1240], [1140, 680, 990, 1290]];
  const rod = (x1: number, y1: number, x2: number, y2: number, w: number, colour: string) => {
    context.strokeStyle = colour; context.lineWidth = w; context.lineCap = 'round';
    context.beginPath(); context.moveTo(x1, y1); context.lineTo(x2, y2); context.stroke();
  };
  context.filter = 'blur(18px)';
  for (const [x1, y1, x2, y2] of fingers) rod(x1, y1, x2, y2, 130, '#3a3a3a');
  rod(770, 1350, 770, 1560, 420, '#3f3f3f');
  rod(760, 1650, 750, 2060, 300, '#3f3f3f');
  context.filter = 'blur(5px)';
  for (const [x1, y1, x2, y2] of fingers) {
    const at = (t: number): [number, number] => [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
    for (const [from, to, w] of [[0, 0.14, 42], [0.2, 0.4, 48], [0.46, 0.74, 56], [0.82, 1.12, 60]] as const) {
      const [ax, ay] = at(from); const [bx, by] = at(to);
      rod(ax, ay, bx, by, w, '#a8a8a8'); rod(ax, ay, bx, by, w * 0.45, '#7c7c7c');
    }
  }
  for (const [x, y] of [[640, 1480], [730, 1460], [820, 1470], [900, 1490], [680, 1570], [780, 1570], [870, 1570]] as const) rod(x, y, x + 4, y, 72, '#b0b0b0');
  rod(680, 1720, 660, 2060, 120, '#b4b4b4'); rod(860, 1730, 870, 2060, 90, '#a6a6a6');
  const rgba = context.getImageData(0, 0, width, height).data;
  const pixels = new Uint16Array(width * height);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = Math.min(255, rgba[4 * i]! + ((i * 7919) % 13)) * 257;
  return { film, pixels };
}

/** Drawn over the film: where the hand was found, which way its fingers point, what was cut out. Film pixels through the view's transform. */
import type { FilmBox } from '../../domain/assessment';
import type { FilmPicture } from '../../pipeline/protocol';
import type { Transform } from './transform';

const ACCENT = '#6cc3cc'; // matches --film-accent
const SHADE = 'rgb(10 11 12 / 55%)';

export function drawOverlay(context: CanvasRenderingContext2D, picture: FilmPicture, draft: FilmBox | null, view: Transform): void {
  const { film, placement, outline, shape } = picture;
  const x = (pixel: number) => view.x + pixel * view.scale;
  const y = (pixel: number) => view.y + pixel * view.scale;
  context.save();
  context.strokeStyle = context.fillStyle = ACCENT;
  context.lineJoin = context.lineCap = 'round';
  context.lineWidth = 1.5;
  if (outline.length > 0) {
    context.beginPath();
    for (const [px, py] of outline) context.lineTo(x(px), y(py));
    context.closePath();
    context.stroke();
    drawArrow(context, outline, shape.direction_degrees, x, y);
  }
  const box = draft ?? placement.crop;
  if (draft || box.width < film.width || box.height < film.height) {
    context.fillStyle = SHADE;
    context.beginPath();
    context.rect(x(0), y(0), film.width * view.scale, film.height * view.scale);
    context.rect(x(box.x), y(box.y), box.width * view.scale, box.height * view.scale);
    context.fill('evenodd');
    context.setLineDash([6, 4]);
    context.strokeRect(x(box.x), y(box.y), box.width * view.scale, box.height * view.scale);
  }
  context.restore();
}

/** From the middle of the outline towards the fingers, a quarter of its extent long. */
function drawArrow(
  context: CanvasRenderingContext2D, outline: FilmPicture['outline'], degrees: number, x: (pixel: number) => number, y: (pixel: number) => number,
): void {
  const [xs, ys] = [outline.map(([px]) => px), outline.map(([, py]) => py)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const length = Math.max(right - left, bottom - top) / 4;
  const radians = (degrees * Math.PI) / 180;
  const [ux, uy] = [Math.sin(radians), -Math.cos(radians)];
  const from = { x: x((left + right) / 2), y: y((top + bottom) / 2) };
  const to = { x: x((left + right) / 2 + ux * length), y: y((top + bottom) / 2 + uy * length) };
  const head = Math.hypot(to.x - from.x, to.y - from.y) / 4;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  for (const side of [-1, 1]) {
    const turned = radians + (side * 5 * Math.PI) / 6;
    context.moveTo(to.x, to.y);
    context.lineTo(to.x + Math.sin(turned) * head, to.y - Math.cos(turned) * head);
  }
  context.stroke();
}

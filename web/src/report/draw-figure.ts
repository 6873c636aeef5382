/** A neutral figure as marks of a page. Black on white: what a printer without colour leaves must still be told apart. */
import type { Figure, Ink, Mark } from '../figures/figure';
import type { Colour, PageMark } from './drawing';
import { widthOf, type Faces } from './faces';

/** Lighter for what lies behind, darker for what is read. */
export const INKS: Readonly<Record<Ink, Colour>> = {
  text: [21, 32, 42], quiet: [81, 96, 107], line: [138, 151, 161], band: [226, 232, 236], band_inner: [200, 211, 217], machine: [11, 95, 105], interval: [140, 190, 197],
  second: [39, 75, 159], second_interval: [168, 184, 221],
  own: [122, 62, 157], earlier: [102, 117, 127], good: [27, 107, 65], look: [125, 82, 0], stop: [163, 32, 24],
};

/** `scale`: points a unit of the figure. */
export function drawFigure(figure: Figure, x: number, y: number, scale: number, faces: Faces): PageMark[] {
  const at = ([across, down]: readonly [number, number]): readonly [number, number] => [x + across * scale, y + down * scale];
  return figure.marks.map((mark): PageMark => {
    const colour = INKS[mark.ink];
    switch (mark.kind) {
      case 'line': return { kind: 'path', points: mark.points.map(at), fill: null, stroke: { colour, width: mark.width * scale, dashed: mark.dashed ?? false } };
      case 'area': return { kind: 'path', points: mark.points.map(at), fill: colour, stroke: null };
      case 'rect': return { kind: 'path', points: corners(mark).map(at), fill: colour, stroke: null };
      case 'dot': return { kind: 'circle', x: x + mark.x * scale, y: y + mark.y * scale, radius: mark.radius * scale, colour, hollow: mark.hollow ?? false };
      case 'text': {
        const [text, size, bold] = [mark.text.replaceAll('\u00a0', ' '), mark.size * scale, mark.strong ?? false];
        const before = { start: 0, middle: 0.5, end: 1 }[mark.align] * widthOf(faces, text, size, bold);
        return { kind: 'text', x: x + mark.x * scale - before, y: y + mark.y * scale, text, size, bold, colour };
      }
    }
  });
}

const corners = ({ x, y, width, height }: Extract<Mark, { kind: 'rect' }>): readonly (readonly [number, number])[] =>
  [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];

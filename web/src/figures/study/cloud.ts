/** Many films on a plane. Each a dot, as long as dots can be told apart; more become squares of a grid, the larger the more films. */
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { Mark } from '../figure';
import type { Plane } from '../plane';

const MOST_DOTS = 600;
const CELL = 7;

export const isBinned = (films: number): boolean => films > MOST_DOTS;

/** What the description of such a figure has to say of it; '' of dots. */
export const binnedText = (films: number): string => (isBinned(films) ? t.study.figures.binned(number(films)) : '');

export function cloud(points: readonly (readonly [number, number])[], { x, y, left, top, right, bottom }: Plane): Mark[] {
  if (!isBinned(points.length)) return points.map(([across, up]): Mark => ({ kind: 'dot', x: x(across), y: y(up), radius: 2, ink: 'machine', hollow: points.length > 60 }));
  const cells = new Map<string, { readonly column: number; readonly line: number; films: number }>();
  for (const [across, up] of points) {
    const [column, line] = [Math.floor(x(across) / CELL), Math.floor(y(up) / CELL)];
    const key = `${column} ${line}`;
    const cell = cells.get(key);
    if (cell) cell.films += 1;
    else cells.set(key, { column, line, films: 1 });
  }
  const most = Math.max(...[...cells.values()].map(({ films }) => films));
  return [...cells.values()].map(({ column, line, films }): Mark => {
    const side = 1 + (CELL - 1.5) * Math.sqrt(films / most);
    const at = (index: number, from: number, to: number) => Math.min(to - side, Math.max(from, index * CELL + (CELL - side) / 2));
    return { kind: 'rect', x: at(column, left, right), y: at(line, top, bottom), width: side, height: side, ink: 'machine' };
  });
}

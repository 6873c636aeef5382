/** What reading less gains: by the least certain share set aside, and by each strictness of what is taken. */
import { exactMonths, number, percent } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { RiskPoint, UtilityPoint } from '../../study/risk';
import { WIDTH } from '../axis';
import type { Figure, Mark } from '../figure';
import { grid, legend, ticks, type Axis, type Ticks } from '../plane';
import { fromZero, HEIGHT, sentences, shareAxis, shareTicks, squarePlane } from './axes';

type Known<Point extends { readonly mae: number | null }> = Point & { readonly mae: number };
const isKnown = <Point extends { readonly mae: number | null }>(point: Point): point is Known<Point> => point.mae !== null;
const months = (axis: Axis, title: string): Ticks => ({ values: ticks(axis, [1, 2, 4, 6, 12], 8), text: (value) => number(value), title });

/** Null without films. */
export function riskFigure(curve: readonly RiskPoint[]): Figure | null {
  const points = curve.filter(isKnown);
  const [all] = points;
  if (!all) return null;
  const words = t.study.figures.risk;
  const axis = fromZero(points.map(({ mae }) => mae), 2);
  const on = squarePlane(shareAxis, axis);
  const tenth = points.find(({ set_aside }) => set_aside === 0.1);
  return {
    width: WIDTH, height: HEIGHT, title: words.title,
    description: sentences(words.description(exactMonths(all.mae)), tenth ? words.tenth(exactMonths(tenth.mae)) : '', words.order),
    marks: [
      ...grid(on, shareTicks(words.x), months(axis, words.y)),
      { kind: 'line', points: points.map(({ set_aside, mae }) => [on.x(1 - set_aside), on.y(mae)]), ink: 'machine', width: 2 },
    ],
    table: {
      columns: words.columns,
      rows: points.filter(({ set_aside }) => Math.round(set_aside * 100) % 5 === 0).map(({ set_aside, n, mae }) => [percent(1 - set_aside), number(n), exactMonths(mae)]),
    },
  };
}

/** Null without films. */
export function utilityFigure(all: readonly UtilityPoint[]): Figure | null {
  const points = all.filter(isKnown);
  if (points.length === 0) return null;
  const words = t.study.figures.utility;
  const axis = fromZero(points.map(({ mae }) => mae), 2);
  const on = squarePlane(shareAxis, axis);
  const of = (kind: UtilityPoint['limit']['kind']) => points.filter(({ limit }) => limit.kind === kind);
  const limitText = ({ limit }: UtilityPoint) => (limit.kind === 'tier' ? words.tiers[limit.tier] : words.halfWidth(exactMonths(limit.months)));
  // Above and below the line in turn: two tiers may hold nearly the same films.
  const tiers = of('tier').map((point, index): Mark[] => {
    const [x, y] = [on.x(point.share), on.y(point.mae)];
    return [
      { kind: 'dot', x, y, radius: 5, ink: 'text' },
      { kind: 'text', x: x > on.right - 60 ? x + 4 : x, y: index % 2 ? y - 10 : y + 18, text: limitText(point), size: 11, ink: 'text', align: x > on.right - 60 ? 'end' : 'middle' },
    ];
  });
  const below = legend([{ words: words.legend.tiers, ink: 'text', shape: 'dot' }, { words: words.legend.widths, ink: 'machine', shape: 'hollow' }], HEIGHT, WIDTH);
  const most = points.reduce((best, point) => (point.share > best.share ? point : best));
  return {
    width: WIDTH, height: HEIGHT + below.height, title: words.title, description: words.description(percent(most.share, 1), exactMonths(most.mae)),
    marks: [
      ...grid(on, shareTicks(words.x), months(axis, words.y)),
      { kind: 'line', points: of('half_width').map(({ share, mae }) => [on.x(share), on.y(mae)]), ink: 'machine', width: 1.5 },
      ...of('half_width').map(({ share, mae }): Mark => ({ kind: 'dot', x: on.x(share), y: on.y(mae), radius: 3, ink: 'machine', hollow: true })),
      ...tiers.flat(), ...below.marks,
    ],
    table: { columns: words.columns, rows: points.map((point) => [limitText(point), number(point.n), percent(point.share, 1), exactMonths(point.mae)]) },
  };
}

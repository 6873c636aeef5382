/** Whether what is stated holds: the probability of the stage, and the level of the interval. */
import { number, percent } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { Evaluation } from '../../study/evaluation';
import type { Reliability } from '../../study/reliability';
import { groupText } from '../../app/study-words';
import { WIDTH, scale, SMALL } from '../axis';
import type { Figure, Mark } from '../figure';
import { grid } from '../plane';
import { HEIGHT, shareAxis, shareTicks, squarePlane } from './axes';

/** Null where nothing was stated. */
export function reliabilityFigure({ bins, ece }: Reliability): Figure | null {
  if (ece === null) return null;
  const words = t.study.figures.reliability;
  const on = squarePlane(shareAxis, shareAxis);
  return {
    width: WIDTH, height: HEIGHT, title: words.title, description: words.description(percent(ece, 1)),
    marks: [
      ...grid(on, shareTicks(words.x), shareTicks(words.y)),
      { kind: 'line', points: [[on.x(0), on.y(0)], [on.x(1), on.y(1)]], ink: 'quiet', width: 1, dashed: true },
      ...bins.flatMap(({ probability, interval }): Mark[] => [{ kind: 'line', points: [[on.x(probability), on.y(interval[0])], [on.x(probability), on.y(interval[1])]], ink: 'interval', width: 3 }]),
      { kind: 'line', points: bins.map(({ probability, observed }) => [on.x(probability), on.y(observed)]), ink: 'machine', width: 1.5 },
      ...bins.map(({ probability, observed }): Mark => ({ kind: 'dot', x: on.x(probability), y: on.y(observed), radius: 4, ink: 'machine' })),
    ],
    table: {
      columns: words.columns,
      rows: bins.map(({ from, to, n, probability, observed, interval }) =>
        [t.study.range(percent(from), percent(to)), number(n), percent(probability, 1), percent(observed, 1), t.study.range(percent(interval[0]), percent(interval[1]))]),
    },
  };
}

const ROW = 22;
const LABELS = 132;
const TOP = 24;

/** Share of readers' bone ages inside the interval, of each group, against the level that is stated. */
export function coverageFigure({ groups }: Evaluation, level: number): Figure {
  const words = t.study.figures.coverage;
  const known = groups.flatMap(({ key, figures, intervals }) => (figures.coverage90 === null ? [] : [{ key, n: figures.n, share: figures.coverage90, interval: intervals?.coverage90 ?? null }]));
  const from = Math.min(0.5, ...known.map(({ share, interval }) => Math.floor((interval?.[0] ?? share) * 10) / 10));
  const x = scale([from, 1], [LABELS, WIDTH - 12]);
  const bottom = TOP + known.length * ROW;
  const marks = known.flatMap(({ key, n, share, interval }, index): Mark[] => {
    const y = TOP + index * ROW + ROW / 2;
    return [
      { kind: 'text', x: LABELS - 8, y: y + 4, text: `${groupText(key)} (${number(n)})`, size: SMALL, ink: 'text', align: 'end', strong: index === 0 },
      ...(interval ? [{ kind: 'line', points: [[x(interval[0]), y], [x(interval[1]), y]], ink: 'interval', width: 4 } as const] : []),
      { kind: 'dot', x: x(share), y, radius: 4, ink: 'machine' },
    ];
  });
  const values = Array.from({ length: Math.round((1 - from) * 10) + 1 }, (_, index) => from + index / 10);
  return {
    width: WIDTH, height: bottom + 36, title: words.title,
    description: known[0] ? words.description(percent(level), percent(known[0].share, 1)) : '',
    marks: [
      ...values.flatMap((value): Mark[] => [
        { kind: 'line', points: [[x(value), TOP], [x(value), bottom]], ink: 'line', width: 0.5 }, { kind: 'text', x: x(value), y: bottom + 14, text: number(value * 100), size: SMALL, ink: 'quiet', align: 'middle' },
      ]),
      { kind: 'line', points: [[x(level), TOP - 4], [x(level), bottom]], ink: 'text', width: 1, dashed: true },
      { kind: 'text', x: x(level), y: TOP - 8, text: words.stated(percent(level)), size: SMALL, ink: 'text', align: 'middle' },
      ...marks, { kind: 'text', x: WIDTH - 12, y: bottom + 30, text: words.x, size: SMALL, ink: 'quiet', align: 'end' },
    ],
    table: {
      columns: words.columns,
      rows: known.map(({ key, n, share, interval }) => [groupText(key), number(n), percent(share, 1), interval ? t.study.range(percent(interval[0], 1), percent(interval[1], 1)) : t.study.none]),
    },
  };
}

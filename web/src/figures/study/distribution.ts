/** How many films were off by how much, the tiers on top of each other. */
import type { Tier } from '../../domain/assessment';
import { number, signed } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { ComparedFilm } from '../../study/compared';
import { TIERS } from '../../study/metrics';
import { WIDTH } from '../axis';
import type { Figure, Ink, Mark } from '../figure';
import { grid, legend, plane, ticks } from '../plane';
import { BELOW, BOX, errorOf, errorTicks, fromZero, sentences } from './axes';

const BIN = 3;
const REACH = 36;
const BINS = (2 * REACH) / BIN;
/** Strong, weaker, faint: told apart without colour; a line goes around them. */
const INKS: Readonly<Record<Tier, Ink>> = { high: 'machine', medium: 'interval', low: 'band_inner' };

export function distributionFigure(films: readonly ComparedFilm[]): Figure {
  const words = t.study.figures.distribution;
  const binOf = (film: ComparedFilm) => Math.min(BINS - 1, Math.max(0, Math.floor((errorOf(film) + REACH) / BIN)));
  const counts = Array.from({ length: BINS }, () => ({ high: 0, medium: 0, low: 0 }));
  for (const film of films) counts[binOf(film)]![film.tier] += 1;
  const total = (index: number) => TIERS.reduce((sum, tier) => sum + counts[index]![tier], 0);
  const most = Math.max(1, ...counts.map((_, index) => total(index)));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => most / one <= 6) ?? 10_000;
  const upright = fromZero([most], step);
  const across = { from: -REACH, to: REACH };
  const on = plane({ ...BOX, bottom: 220 }, across, upright);
  const from = (index: number) => -REACH + index * BIN;
  const bars = counts.flatMap((count, index): Mark[] => {
    let below = 0;
    return TIERS.flatMap((tier): Mark[] => {
      const films = count[tier];
      below += films;
      return films === 0 ? [] : [{
        kind: 'rect', x: on.x(from(index)) + 0.5, width: on.x(from(index + 1)) - on.x(from(index)) - 1, y: on.y(below), height: on.y(below - films) - on.y(below), ink: INKS[tier],
      }];
    });
  });
  const outline = counts.flatMap((_, index): Mark[] => {
    const [left, right, top] = [on.x(from(index)) + 0.5, on.x(from(index + 1)) - 0.5, on.y(total(index))];
    return total(index) === 0 ? [] : [{ kind: 'line', points: [[left, on.bottom], [left, top], [right, top], [right, on.bottom]], ink: 'quiet', width: 0.75 }];
  });
  const below = legend(TIERS.map((tier) => ({ words: t.tiers[tier].name, ink: INKS[tier], shape: 'area' })), on.bottom + BELOW, WIDTH);
  const range = (index: number) => index === 0 ? t.figures.errors.below(signed(from(1))) : index === BINS - 1 ? t.figures.errors.above(signed(from(index))) : t.figures.errors.between(signed(from(index)), signed(from(index + 1)));
  const over = films.filter((film) => errorOf(film) > 0).length;
  return {
    width: WIDTH, height: on.bottom + BELOW + below.height, title: words.title,
    description: sentences(words.description(number(over), number(films.length - over)), words.ends(number(REACH - BIN))),
    marks: [
      ...bars, ...outline, ...grid(on, errorTicks(across, words.x), { values: ticks(upright, [step], 7), text: (value) => number(value), title: words.y }),
      { kind: 'line', points: [[on.x(0), on.top], [on.x(0), on.bottom]], ink: 'text', width: 1, dashed: true }, ...below.marks,
    ],
    table: {
      columns: [words.columns.error, ...TIERS.map((tier) => t.tiers[tier].name)],
      rows: counts.flatMap((count, index) => (total(index) === 0 ? [] : [[range(index), ...TIERS.map((tier) => number(count[tier]))]])),
    },
  };
}

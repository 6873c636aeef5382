/** Every film as a point: prediction against the reader, their difference against their mean, the error against the age. */
import { exactMonths, number } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { ComparedFilm } from '../../study/compared';
import { mean, quantile } from '../../study/metrics';
import { agreementOf } from '../../study/readers';
import { WIDTH } from '../axis';
import type { Figure, Mark } from '../figure';
import { grid, type Plane } from '../plane';
import { ageAxis, ageTicks, bandMiddle, bandText, beyondText, byBand, error, errorAxis, errorOf, errorTicks, HEIGHT, sentences, squarePlane } from './axes';
import { binnedText, cloud } from './cloud';

type Films = readonly ComparedFilm[];
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const level = ({ left, right, y }: Plane, value: number, dashed: boolean, width = 1): Mark => ({ kind: 'line', points: [[left, y(value)], [right, y(value)]], ink: 'text', width, dashed });

export function predictedFigure(films: Films): Figure {
  const words = t.study.figures.predicted;
  const on = squarePlane(ageAxis, ageAxis);
  const absolute = ascending(films.map((film) => Math.abs(errorOf(film))));
  return {
    width: WIDTH, height: HEIGHT, title: words.title,
    description: sentences(words.description(number(films.length), exactMonths(mean(absolute) ?? 0), exactMonths(quantile(absolute, 0.9) ?? 0)), binnedText(films.length)),
    marks: [
      ...grid(on, ageTicks(words.x), ageTicks(words.y)), ...cloud(films.map(({ truth, prediction }) => [truth, prediction]), on),
      { kind: 'line', points: [[on.x(0), on.y(0)], [on.x(228), on.y(228)]], ink: 'text', width: 1, dashed: true },
    ],
    table: {
      columns: words.columns,
      rows: byBand(films).map((band) => {
        const errors = ascending(band.films.map(errorOf));
        return [bandText(band.from), number(errors.length), error(quantile(errors, 0.5)!), t.study.range(error(quantile(errors, 0.05)!), error(quantile(errors, 0.95)!))];
      }),
    },
  };
}

export function blandAltmanFigure(films: Films): Figure {
  const words = t.study.figures.blandAltman;
  const { bias, limits, n } = agreementOf(films.map(({ prediction }) => prediction), films.map(({ truth }) => truth));
  const axis = errorAxis([...films.map(errorOf), ...(limits ?? [])]);
  const on = squarePlane(ageAxis, axis, 46);
  const lines: readonly (readonly [string, number])[] = [[words.bias, bias], ...(limits ? [[words.low, limits[0]], [words.high, limits[1]]] as const : [])];
  return {
    width: WIDTH, height: HEIGHT, title: words.title,
    description: sentences(limits ? words.description(number(n), error(bias), error(limits[0]), error(limits[1])) : '', binnedText(n), beyondText(axis.beyond)),
    marks: [
      ...grid(on, ageTicks(words.x), errorTicks(axis, words.y)), ...cloud(films.map((film) => [(film.prediction + film.truth) / 2, errorOf(film)]), on),
      ...lines.flatMap(([, value], index): Mark[] => [
        level(on, value, index > 0, 1.5), { kind: 'text', x: on.right + 5, y: on.y(value) + 4, text: error(value), size: 11, ink: 'text', align: 'start', strong: true },
      ]),
    ],
    table: { columns: words.columns, rows: lines.map(([name, value]) => [name, error(value)]) },
  };
}

/** With the mean error of each band of two years as a line. */
export function errorByAgeFigure(films: Films): Figure {
  const words = t.study.figures.errorByAge;
  const axis = errorAxis(films.map(errorOf));
  const on = squarePlane(ageAxis, axis);
  const bands = byBand(films).map(({ from, films: inside }) => {
    const errors = inside.map(errorOf);
    return { from, n: errors.length, bias: mean(errors)!, mae: mean(errors.map(Math.abs))! };
  });
  const worst = bands.reduce<(typeof bands)[number] | null>((most, band) => (most === null || band.mae > most.mae ? band : most), null);
  return {
    width: WIDTH, height: HEIGHT, title: words.title,
    description: sentences(worst ? words.description(bandText(worst.from), exactMonths(worst.mae)) : '', words.line, binnedText(films.length), beyondText(axis.beyond)),
    marks: [
      ...grid(on, ageTicks(words.x), errorTicks(axis, words.y)), ...cloud(films.map((film) => [film.truth, errorOf(film)]), on), level(on, 0, true),
      { kind: 'line', points: bands.map(({ from, bias }) => [on.x(bandMiddle(from)), on.y(bias)]), ink: 'text', width: 2 },
      ...bands.map(({ from, bias }): Mark => ({ kind: 'dot', x: on.x(bandMiddle(from)), y: on.y(bias), radius: 3, ink: 'text' })),
    ],
    table: { columns: words.columns, rows: bands.map(({ from, n, bias, mae }) => [bandText(from), number(n), error(bias), exactMonths(mae)]) },
  };
}

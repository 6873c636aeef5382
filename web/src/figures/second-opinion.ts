/** Two packs' bone ages of one film with their intervals, on the line from 0 to 19 years over the stages of the pack that reads. */
import { isMature, type Reading, type Sex, type SexResult, type SubjectSex } from '../domain/assessment';
import type { SecondReading } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import { comparedSexes, comparePacks, type Compared } from '../app/second-words';
import { age } from '../i18n/format';
import { t } from '../i18n/words';
import { scale, SMALL, WIDTH, yearTicks } from './axis';
import type { Figure, Ink, Mark } from './figure';

const END = 228;
const TOP = 8;
const ROW = 30;
const BOTTOM = TOP + 2 * ROW;
const x = scale([0, END], [10, WIDTH - 10]);

export interface SecondOpinionInput {
  readonly compared: Compared;
  /** Of the pack that reads. */
  readonly manifest: Manifest;
  /** Null where no age is stated. */
  readonly results: readonly [SexResult | null, SexResult | null];
  readonly sex: Sex;
  /** Where figures of both sexes stand side by side. */
  readonly named: boolean;
}

export function secondOpinionFigure({ compared: { rows, names }, manifest, results, sex, named }: SecondOpinionInput): Figure {
  const words = t.secondOpinion;
  const edges = [0, ...manifest.stages.bounds_months, END];
  const bands = edges.slice(1).flatMap((edge, index): Mark[] =>
    (index % 2 === 0 ? [] : [{ kind: 'rect', x: x(edges[index]!), y: TOP, width: x(edge) - x(edges[index]!), height: BOTTOM - TOP, ink: 'band' }]));
  const inks: readonly (readonly [Ink, Ink])[] = [['machine', 'interval'], ['second', 'second_interval']];
  const marks = rows.flatMap((row, index): Mark[] => {
    const result = results[index];
    const [line, span] = inks[index]!;
    const top = TOP + index * ROW;
    if (row.months === null || !result) return [{ kind: 'text', x: x(0) + 4, y: top + ROW / 2, text: `${row.network}: ${row.age}`, size: SMALL, ink: line, align: 'start' }];
    const { low_months, high_months } = result.interval;
    // Above its own interval, turned inwards near the ends: two rows never share a line of text.
    const align = x(row.months) > WIDTH / 2 ? 'end' : 'start';
    return [
      { kind: 'rect', x: x(low_months), y: top + 16, width: x(high_months) - x(low_months), height: 8, ink: span },
      { kind: 'line', points: [[x(row.months), top + 12], [x(row.months), top + 28]], ink: line, width: 3 },
      { kind: 'text', x: x(row.months), y: top + 10, text: `${row.network}: ${row.age}`, size: SMALL, ink: line, align, strong: index === 0 },
    ];
  });
  const told = rows.map((row, index) => {
    const result = results[index];
    const name = index === 0 ? names.first : names.second;
    return row.months === null || !result ? words.figure.none(name) : words.figure.reading(name, age(row.months), age(result.interval.low_months), age(result.interval.high_months));
  });
  const { columns } = words;
  return {
    width: WIDTH, height: BOTTOM + 20, title: named ? words.figure.titleOf(t.sexes[sex].toLowerCase()) : words.figure.title, description: told.join(' '),
    marks: [...bands, { kind: 'line', points: [[x(0), BOTTOM], [x(END), BOTTOM]], ink: 'line', width: 1 }, ...marks, ...yearTicks(edges, x, BOTTOM)],
    table: { columns: [columns.network, columns.age, columns.interval, columns.stage], rows: rows.map(({ network, age: stated, interval, stage }) => [network, stated, interval, stage]) },
  };
}

/** For the page and for reports; none of a film that either refuses. */
export function secondFigures({ assessment }: Reading, second: SecondReading, manifest: Manifest, sex: SubjectSex): Figure[] {
  const other = second.reading.assessment.results;
  const own = assessment.results;
  if (own === null || other === null) return [];
  const sexes = comparedSexes(assessment, sex);
  return sexes.flatMap((one) => {
    const results = [own[one], other[one]] as const;
    // Of two mature hands there is no age to draw.
    return results.every(isMature) ? [] : [secondOpinionFigure({ compared: comparePacks(assessment, second, manifest, one), manifest, results, sex: one, named: sexes.length > 1 })];
  });
}

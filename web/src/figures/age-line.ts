/** Figure 1: the bone age with its interval on the line from 0 to 19 years, over the stages, beside the ages of the reference plates. */
import type { Sex, SexResult } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { wholeMonths } from '../domain/units';
import { isMature, statedLimitText } from '../app/words';
import { age, percent, years } from '../i18n/format';
import { stageWords, t } from '../i18n/words';
import { scale, SMALL, WIDTH, yearTicks } from './axis';
import type { Figure, Mark } from './figure';
import plates from './plate-ages.json';

export interface AgeLineInput {
  readonly result: SexResult;
  readonly manifest: Manifest;
  readonly sex: Sex;
  /** Where figures of both sexes stand side by side. */
  readonly named: boolean;
  readonly chronological_age_months: number | null;
  readonly own_months: number | null;
  /** Where `result` is corrected by the site: the age without it. */
  readonly uncorrected_months?: number | null;
}

const END = 228;
const TOP = 22;
const BOTTOM = 70;
const x = scale([0, END], [10, WIDTH - 10]);

/** The plate that lies nearest, the younger one of two. */
export function nearestPlate(months: number, sex: Sex): number {
  return plates[sex].reduce((best, plate) => (Math.abs(plate - months) < Math.abs(best - months) ? plate : best));
}

export function ageLineFigure({ result, manifest, sex, named, chronological_age_months: ca, own_months: own, uncorrected_months: plain = null }: AgeLineInput): Figure {
  const words = t.figures.ageLine;
  const { bone_age_months: months, interval } = result;
  const mature = isMature(result);
  const level = percent(interval.level);
  const edges = [0, ...manifest.stages.bounds_months, END];
  const middle = (TOP + BOTTOM) / 2;
  const marks: Mark[] = edges.slice(1).flatMap((edge, index): Mark[] =>
    index % 2 === 0 ? [] : [{ kind: 'rect', x: x(edges[index]!), y: TOP, width: x(edge) - x(edges[index]!), height: BOTTOM - TOP, ink: 'band' }]);
  marks.push(...plates[sex].map((plate): Mark => ({ kind: 'line', points: [[x(plate), BOTTOM - 6], [x(plate), BOTTOM]], ink: 'quiet', width: 1 })));
  marks.push({ kind: 'line', points: [[x(0), BOTTOM], [x(END), BOTTOM]], ink: 'line', width: 1 });
  if (!mature) {
    marks.push(
      { kind: 'rect', x: x(interval.low_months), y: middle - 5, width: x(interval.high_months) - x(interval.low_months), height: 10, ink: 'interval' },
      { kind: 'line', points: [[x(months), TOP + 4], [x(months), BOTTOM - 8]], ink: 'machine', width: 3 },
      label(x(months), TOP - 8, plain === null ? `${words.machine} ${age(months)}` : t.study.site.correctedAge(age(months)), 'machine', true),
      ...(plain === null ? [] : [{ kind: 'line', points: [[x(plain), TOP + 4], [x(plain), BOTTOM - 8]], ink: 'machine', width: 1, dashed: true } as const]),
    );
  }
  if (ca !== null) {
    marks.push(
      { kind: 'line', points: [[x(ca), TOP], [x(ca), BOTTOM + 20]], ink: 'text', width: 1, dashed: true },
      label(x(ca), BOTTOM + 30, `${words.chronological} ${age(ca)}`, 'text', false),
    );
  }
  if (own !== null) marks.push({ kind: 'dot', x: x(own), y: middle, radius: 4, ink: 'own' });
  marks.push(...yearTicks(edges, x, BOTTOM));
  const rows: string[][] = mature ? [[words.machine, t.maturity.mature]] : [
    [words.machine, `${age(months)} (${wholeMonths(months)} ${t.units.months})`],
    [words.interval(level), `${age(interval.low_months)} \u2013 ${age(interval.high_months)}`],
    [words.nearest, age(nearestPlate(months, sex))], ...(plain === null ? [] : [[`${words.machine}, ${t.study.site.uncorrected}`, age(plain)]]),
  ];
  if (ca !== null) rows.push([words.chronological, age(ca)]);
  if (own !== null) rows.push([words.own, age(own)]);
  rows.push([words.stageBounds, manifest.stages.bounds_months.map(years).join(', ')], [t.stage.heading, stageWords(result.stage.key).name]);
  return {
    width: WIDTH, height: ca === null ? 90 : 106, title: named ? words.titleOf(t.sexes[sex].toLowerCase()) : words.title,
    description: mature ? words.mature(statedLimitText(manifest, sex))
      : [words.description(age(months), level, age(interval.low_months), age(interval.high_months)), plain === null ? '' : `${t.study.site.corrected}; ${t.study.site.uncorrected} ${age(plain)}.`].filter(Boolean).join(' '),
    marks, table: { columns: ['', ''], rows },
  };
}

/** Text over or under a place of the line, turned inwards near its ends. */
function label(at: number, y: number, text: string, ink: 'machine' | 'text', strong: boolean): Mark {
  const align = at < 70 ? 'start' : at > WIDTH - 70 ? 'end' : 'middle';
  return { kind: 'text', x: at, y, text, size: SMALL + 1, ink, align, strong };
}

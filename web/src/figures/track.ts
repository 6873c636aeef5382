/** The visits of one child as figures: bone age and height, each by chronological age. */
import { samePack, type SdCurve, type Visit } from '../domain/followup';
import { pairOf } from '../followup/pairs';
import { age, date, number, years } from '../i18n/format';
import { t } from '../i18n/words';
import { grid, legend, plane, ticks, type Axis, type LegendEntry, type Plane } from './plane';
import type { Figure, Mark } from './figure';

export interface TrackOptions {
  /** Of the figure; text keeps its size. */
  readonly width: number;
  /** Behind the track; null where the site's table is not at hand. */
  readonly curve: SdCurve | null;
  /** The last visit's date is not known: none is told. */
  readonly undated?: boolean;
}

type Aged = Visit & { readonly chronological_age_months: number };
const isAged = (visit: Visit): visit is Aged => visit.chronological_age_months !== null;

const YEAR_STEPS = [12, 24, 36, 60];
const packName = ({ pack }: Visit) => `${pack.name} ${pack.version}`;

/** A reading that may be held against the last one. */
const comparable = (visit: Visit, last: Visit) => samePack(visit.pack, last.pack) && visit.status !== 'read_against_refusal' && visit.judgement?.verdict !== 'overrules';

/** Null where no visit has a chronological age. `visits` by date. */
export function trackFigure(visits: readonly Visit[], { width, curve, undated = false }: TrackOptions): Figure | null {
  const aged = visits.filter(isAged);
  const last = aged[aged.length - 1];
  if (!last) return null;
  const words = t.followUp.figure.track;

  const axis = axisOf(aged.flatMap(({ chronological_age_months, bone_age, own }) => [
    chronological_age_months, ...(bone_age ? [bone_age.low_months, bone_age.high_months] : []), ...(own ? [own.bone_age_months] : []),
  ]), 12, 36);
  const side = Math.min(420, width * 0.7);
  const on = plane({ left: 28, top: 28, right: width - 8, bottom: 28 + side }, axis, axis);
  const values = ticks(axis, YEAR_STEPS, Math.max(3, Math.floor(width / 48)));
  const band = curve ? bandOf(curve, on, axis) : [];
  const others = aged.some((visit) => visit !== last && !comparable(visit, last));
  const entries: LegendEntry[] = [
    ...(last.bone_age ? [{ words: words.legend.last, ink: 'machine', shape: 'dot' } as const] : []),
    ...(aged.some((visit) => visit !== last && visit.bone_age && comparable(visit, last)) ? [{ words: words.legend.earlier, ink: 'earlier', shape: 'dot' } as const] : []),
    ...(others ? [{ words: words.legend.other, ink: 'earlier', shape: 'hollow' } as const] : []),
    ...(aged.some(({ bone_age }) => bone_age) ? [{ words: words.legend.interval, ink: 'interval', shape: 'line' } as const] : []),
    ...(aged.some(({ own }) => own) ? [{ words: words.legend.own, ink: 'own', shape: 'dot' } as const] : []),
    { words: words.legend.equal, ink: 'quiet', shape: 'dashed' },
    ...(curve && band.length > 0 ? [{ words: words.legend.band(t.followUp.visits.tables[curve.table]), ink: 'band', shape: 'band' } as const] : []),
  ];
  const below = legend(entries, on.bottom + 48, width);
  const unaged = visits.length - aged.length;
  return {
    width, height: on.bottom + 48 + below.height,
    title: words.title,
    description: [
      ...(aged.length > 1 ? [words.description(t.followUp.list.visits(aged.length), age(aged[0]!.chronological_age_months), age(last.chronological_age_months))]
        : last.bone_age ? [words.one(age(last.bone_age.months), age(last.chronological_age_months))] : []),
      ...(undated || (aged.length === 1 && last.bone_age) ? [] : [last.bone_age ? words.last(date(last.date), age(last.bone_age.months), age(last.chronological_age_months)) : words.lastWithout(date(last.date))]),
      ...(others ? [words.notJoined] : []),
      ...(curve && band.length > 0 ? [words.band(t.followUp.visits.tables[curve.table])] : []),
      ...(unaged > 0 ? [words.unaged(t.followUp.list.visits(unaged))] : []),
    ].join(' '),
    marks: [
      ...band,
      ...grid(on, { values, text: years, title: words.x }, { values, text: years, title: words.y }),
      { kind: 'line', points: [[on.x(axis.from), on.y(axis.from)], [on.x(axis.to), on.y(axis.to)]], ink: 'quiet', width: 1, dashed: true },
      ...trackMarks(aged, last, on),
      ...below.marks,
    ],
    table: {
      columns: words.columns,
      rows: visits.map((visit) => [
        undated && visit === last ? t.followUp.visits.none : date(visit.date),
        visit.chronological_age_months === null ? t.followUp.visits.none : age(visit.chronological_age_months),
        visit.bone_age ? age(visit.bone_age.months) : visit.mature ? t.followUp.visits.mature : t.followUp.visits.refused,
        visit.bone_age ? t.verdict.fromTo(age(visit.bone_age.low_months), age(visit.bone_age.high_months)) : t.followUp.visits.none,
        visit.own ? age(visit.own.bone_age_months) : t.followUp.visits.none,
        packName(visit),
      ]),
    },
  };
}

function trackMarks(visits: readonly Aged[], last: Aged, { x, y }: Plane): Mark[] {
  const joins = visits.slice(1).flatMap((to, index): Mark[] => {
    const from = visits[index]!;
    if (pairOf(from, to).change === null) return [];
    return [{ kind: 'line', points: [[x(from.chronological_age_months), y(from.bone_age!.months)], [x(to.chronological_age_months), y(to.bone_age!.months)]], ink: 'earlier', width: 1.5 }];
  });
  const readings = visits.flatMap((visit): Mark[] => {
    const at = x(visit.chronological_age_months);
    const { bone_age, own } = visit;
    return [
      ...(bone_age ? [
        { kind: 'line', points: [[at, y(bone_age.low_months)], [at, y(bone_age.high_months)]], ink: 'interval', width: 3 } as const,
        { kind: 'dot', x: at, y: y(bone_age.months), radius: 5, ink: visit === last ? 'machine' : 'earlier', hollow: visit !== last && !comparable(visit, last) } as const,
      ] : []),
      ...(own ? [{ kind: 'dot', x: at, y: y(own.bone_age_months), radius: 3.5, ink: 'own' } as const] : []),
    ];
  });
  return [...joins, ...readings];
}

/** Equal ages and 1 and 2 SD to either side, inside the table and inside the plane. */
function bandOf({ points }: SdCurve, { x, y }: Plane, { from, to }: Axis): Mark[] {
  const sd = (months: number): number | null => {
    const next = points.findIndex((point) => point.chronological_age_months >= months);
    const [low, high] = [points[Math.max(0, next - 1)], points[next]];
    if (!low || !high || months < low.chronological_age_months) return null;
    const span = high.chronological_age_months - low.chronological_age_months;
    return low.sd_months + (span === 0 ? 0 : ((months - low.chronological_age_months) / span) * (high.sd_months - low.sd_months));
  };
  const ages = [...new Set([from, to, ...points.map(({ chronological_age_months }) => chronological_age_months)])]
    .filter((months) => months >= from && months <= to).sort((a, b) => a - b)
    .flatMap((months) => { const own = sd(months); return own === null ? [] : [{ months, own }]; });
  if (ages.length < 2) return [];
  // Cut where they leave the plane: held at its edge they would bend, and lie about the table.
  const edge = (times: number) => withCrossings(ages.map(({ months, own }) => [months, months + times * own] as const), from, to);
  const drawn = (points: readonly Point[]) => points.map(([months, at]) => [x(months), y(at)] as const);
  const area = (times: number, ink: 'band' | 'band_inner'): Mark => ({ kind: 'area', ink, points: [...drawn(edge(times)), ...drawn(edge(-times)).reverse()] });
  const lines = [-2, -1, 1, 2].flatMap((times) => runsInside(edge(times), from, to).map((points): Mark => ({ kind: 'line', points: drawn(points), ink: 'quiet', width: 0.75 })));
  return [area(2, 'band'), area(1, 'band_inner'), ...lines];
}

type Point = readonly [number, number];

/** The line with a point wherever it crosses one of two heights. */
function withCrossings(line: readonly Point[], ...heights: readonly number[]): Point[] {
  return line.flatMap((to, index): Point[] => {
    const from = line[index - 1];
    if (!from) return [to];
    const crossed = heights.map((height) => (height - from[1]) / (to[1] - from[1])).filter((share) => share > 0 && share < 1).sort((a, b) => a - b);
    return [...crossed.map((share): Point => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]), to];
  });
}

/** The parts of a line that has its crossings which lie between two heights. */
function runsInside(line: readonly Point[], least: number, most: number): Point[][] {
  const close = 1e-6;
  const runs: Point[][] = [[]];
  for (const point of line) {
    if (point[1] >= least - close && point[1] <= most + close) runs[runs.length - 1]!.push(point);
    else if (runs[runs.length - 1]!.length > 0) runs.push([]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** Null where no visit has a height. */
export function heightFigure(visits: readonly Visit[], width: number): Figure | null {
  const measured = visits.flatMap(({ date: film, height }) => (height ? [{ ...height, date: height.date ?? film }] : []))
    .sort((a, b) => a.chronological_age_months - b.chronological_age_months);
  const [first, last] = [measured[0], measured[measured.length - 1]];
  if (!first || !last) return null;
  const words = t.followUp.figure.height;
  const across = axisOf(measured.map(({ chronological_age_months }) => chronological_age_months), 12, 36);
  const up = axisOf(measured.map(({ cm }) => cm), 10, 20);
  const on = plane({ left: 34, top: 28, right: width - 8, bottom: 28 + Math.min(260, width * 0.5) }, across, up);
  const cm = (value: number) => t.followUp.visits.cm(number(value, 1, 0));
  const methods = (['standing', 'supine'] as const).filter((method) => measured.some((one) => one.method === method));
  const below = legend(methods.map((method) => ({ words: words.legend[method], ink: 'machine', shape: method === 'standing' ? 'dot' : 'hollow' })), on.bottom + 48, width);
  // A child lying is longer than standing: the two are not joined.
  const joins = measured.slice(1).flatMap((to, index): Mark[] => (measured[index]!.method !== to.method ? [] : [{
    kind: 'line', ink: 'machine', width: 1.5,
    points: [measured[index]!, to].map((one) => [on.x(one.chronological_age_months), on.y(one.cm)] as const),
  }]));
  return {
    width, height: on.bottom + 48 + below.height,
    title: words.title,
    description: measured.length === 1 ? words.one(cm(first.cm), age(first.chronological_age_months)) : words.description(words.count(measured.length), cm(first.cm), cm(last.cm)),
    marks: [
      ...grid(on,
        { values: ticks(across, YEAR_STEPS, Math.max(3, Math.floor(width / 48))), text: years, title: words.x },
        { values: ticks(up, [10, 20, 50], 8), text: (value) => number(value), title: words.y }),
      ...joins,
      ...measured.map(({ chronological_age_months, cm: height, method }): Mark =>
        ({ kind: 'dot', x: on.x(chronological_age_months), y: on.y(height), radius: 4, ink: 'machine', hollow: method === 'supine' })),
      ...below.marks,
    ],
    table: {
      columns: words.columns,
      rows: measured.map((one) => [date(one.date), age(one.chronological_age_months), cm(one.cm), words.methods[one.method]]),
    },
  };
}

/** From below the least to above the greatest, in whole steps, and not narrower than `least`. */
function axisOf(values: readonly number[], step: number, least: number): Axis {
  let from = Math.max(0, Math.floor((Math.min(...values) - step / 4) / step) * step);
  let to = Math.ceil((Math.max(...values) + step / 4) / step) * step;
  while (to - from < least) {
    to += step;
    if (to - from < least && from >= step) from -= step;
  }
  return { from, to };
}

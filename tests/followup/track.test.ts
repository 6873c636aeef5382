/** The figures of a follow-up as data. */
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../web/src/figures/figure';
import { heightFigure, trackFigure } from '../../web/src/figures/track';
import { later, visit } from './made-up';

const options = { width: 560, curve: null };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const kinds = <K extends Mark['kind']>(marks: readonly Mark[], kind: K) => marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
/** Of readings: those of the legend are smaller. */
const dots = (marks: readonly Mark[]) => kinds(marks, 'dot').filter(({ radius }) => radius === 5);
const joins = (marks: readonly Mark[]) => kinds(marks, 'line').filter(({ ink, width }) => ink === 'earlier' && width === 1.5);

/** By how often a line to the right crosses the outline. */
const isInside = (outline: readonly (readonly [number, number])[], x: number, y: number) => outline.reduce((inside, [bx, by], index) => {
  const [ax, ay] = outline[(index + outline.length - 1) % outline.length]!;
  return (ay > y) !== (by > y) && x < ax + ((y - ay) / (by - ay)) * (bx - ax) ? !inside : inside;
}, false);

describe('a track', () => {
  it('has a dot and an interval for each reading, joined where they may be compared', () => {
    const { marks, table, height } = trackFigure([visit(), later()], options)!;
    expect(dots(marks).map(({ ink, hollow }) => [ink, hollow])).toEqual([['earlier', false], ['machine', false]]);
    const [first, last] = dots(marks);
    expect(joins(marks)).toEqual([{ kind: 'line', ink: 'earlier', width: 1.5, points: [[first!.x, first!.y], [last!.x, last!.y]] }]);
    expect(last!.x).toBeGreaterThan(first!.x);
    expect(last!.y).toBeLessThan(first!.y);
    // Two intervals: from 88 to 111 and from 114 to 137 months, on one scale.
    const intervals = kinds(marks, 'line').filter(({ ink, width }) => ink === 'interval' && width === 3).map(({ points }) => points[0]![1] - points[1]![1]);
    expect(intervals[0]).toBeCloseTo(intervals[1]!, 6);
    expect(kinds(marks, 'dot').filter(({ ink, radius }) => ink === 'own' && radius === 3.5)).toHaveLength(1);
    expect(table.rows.map((row) => row.map(plain))).toEqual([
      ['Mar 9, 2024', '8 y 0 mo', '8 y 3 mo', '7 y 4 mo to 9 y 3 mo', '–', 'carpal-b4 0.3.4'],
      ['Mar 9, 2026', '10 y 0 mo', '10 y 6 mo', '9 y 6 mo to 11 y 5 mo', '10 y 3 mo', 'carpal-b4 0.3.4'],
    ]);
    for (const mark of marks) {
      const points = mark.kind === 'line' || mark.kind === 'area' ? mark.points : [[mark.x, mark.y] as const];
      for (const [x, y] of points) expect(x >= 0 && x <= 560 && y >= 0 && y <= height, JSON.stringify(mark)).toBe(true);
    }
  });

  it.each([
    ['another version', { pack: { ...visit().pack, version: '0.3.2' } }],
    ['a refusal', { status: 'read_against_refusal' }],
    ['overruling', { judgement: { verdict: 'overrules', remark: '', reader: '' } }],
  ] as const)('does not join what is not compared, and says so: %s', (_why, changes) => {
    const { marks, description } = trackFigure([visit(changes), later()], options)!;
    expect(joins(marks)).toEqual([]);
    expect(dots(marks).map(({ hollow }) => hollow)).toEqual([true, false]);
    expect(description).toContain('Readings that are not compared are not joined by a line.');
  });

  it('leaves out what has no chronological age, and says so; its values stay in the table', () => {
    const figure = trackFigure([visit({ chronological_age_months: null }), later()], options)!;
    expect(dots(figure.marks)).toHaveLength(1);
    expect(figure.description).toContain('Not drawn for want of a chronological age: 1 visit.');
    expect(figure.table.rows).toHaveLength(2);
    expect(trackFigure([visit({ chronological_age_months: null })], options)).toBeNull();
    expect(trackFigure([], options)).toBeNull();
  });

  it('tells a refused film and a mature hand by words', () => {
    const { table, description } = trackFigure([visit({ bone_age: null, status: 'refused' }), later({ bone_age: null, mature: true })], options)!;
    expect(table.rows.map((row) => row[2])).toEqual(['Refused', 'Mature']);
    expect(description).toContain('has no bone age');
  });

  it('has the site’s band, inside its table alone, with the table’s name', () => {
    const curve = { table: 'brush', points: [{ chronological_age_months: 96, sd_months: 5 }, { chronological_age_months: 120, sd_months: 6 }] } as const;
    const { marks, description } = trackFigure([visit(), later()], { width: 560, curve })!;
    const [two, one] = kinds(marks, 'area');
    expect([two!.ink, one!.ink]).toEqual(['band', 'band_inner']);
    const at = dots(marks).map(({ x }) => x);
    const xs = two!.points.map(([x]) => x);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual(at);
    // At 96 months: 2 SD of 5 to either side, twice 1 SD.
    const heightAt = (area: typeof two, x: number) => {
      const ys = area!.points.filter(([px]) => px === x).map(([, y]) => y);
      return Math.max(...ys) - Math.min(...ys);
    };
    expect(heightAt(two, at[0]!)).toBeCloseTo(2 * heightAt(one, at[0]!), 6);
    expect(heightAt(one, at[1]!) / heightAt(one, at[0]!)).toBeCloseTo(1.2, 6);
    expect(description).toContain('by the table Brush');
    expect(kinds(trackFigure([visit(), later()], { width: 560, curve: { table: 'brush', points: [] } })!.marks, 'area')).toEqual([]);
  });

  it('cuts the band where it leaves the plane, and bends it nowhere', () => {
    // Wide bands in a narrow plane, which goes from 84 to 144 months either way.
    const points = [[84, 18], [108, 20], [132, 24], [156, 21]].map(([chronological_age_months, sd_months]) => ({ chronological_age_months: chronological_age_months!, sd_months: sd_months! }));
    const { marks } = trackFigure([visit(), later()], { width: 560, curve: { table: 'brush', points } })!;
    const equal = kinds(marks, 'line').find(({ ink, dashed }) => ink === 'quiet' && dashed)!.points;
    const [[left, bottom], [right, top]] = [equal[0]!, equal[equal.length - 1]!];
    const [from, to] = [84, 144];
    const x = (months: number) => left + ((months - from) / (to - from)) * (right - left);
    const y = (months: number) => bottom + ((months - from) / (to - from)) * (top - bottom);
    const sd = (months: number) => { const next = points.findIndex((point) => point.chronological_age_months >= months); const [a, b] = [points[Math.max(0, next - 1)]!, points[next]!];
      return a === b ? a.sd_months : a.sd_months + ((months - a.chronological_age_months) / (b.chronological_age_months - a.chronological_age_months)) * (b.sd_months - a.sd_months); };
    const [two, one] = kinds(marks, 'area');
    for (const [area, times] of [[two!, 2], [one!, 1]] as const) for (let months = from + 1; months < to; months += 1) for (let bone = from + 0.5; bone < to; bone += 1) {
      const distance = Math.abs(bone - months) - times * sd(months);
      if (Math.abs(distance) > 0.1) expect(isInside(area.points, x(months), y(bone)), `${times} SD: ${months}, ${bone}`).toBe(distance < 0);
    }
    // Each edge that is seen is a line of its own, and inside.
    const edges = kinds(marks, 'line').filter(({ ink, width }) => ink === 'quiet' && width === 0.75);
    expect(edges.length).toBeGreaterThanOrEqual(4);
    for (const { points: edge } of edges) for (const [, at] of edge) expect(at >= top - 0.01 && at <= bottom + 0.01).toBe(true);
  });

  it('of one visit is told as one, with its table in the legend', () => {
    const curve = { table: 'stanford', points: [{ chronological_age_months: 96, sd_months: 5 }, { chronological_age_months: 144, sd_months: 6 }] } as const;
    const { description, marks } = trackFigure([later()], { width: 560, curve, undated: true })!;
    expect(plain(description)).toMatch(/^Bone age 10 y 6 mo at a chronological age of 10 y 0 mo\. The band/);
    expect(kinds(marks, 'text').map(({ text }) => text)).toContain('1 and 2 SD, Stanford');
  });

  it('fits a narrow page', () => {
    const { width, marks } = trackFigure([visit(), later()], { width: 300, curve: null })!;
    expect(width).toBe(300);
    const numbers = kinds(marks, 'text').filter(({ align }) => align === 'middle');
    for (let index = 1; index < numbers.length; index += 1) expect(numbers[index]!.x - numbers[index - 1]!.x).toBeGreaterThan(20);
  });
});

describe('heights', () => {
  it('are joined where they were measured alike', () => {
    const height = (cm: number, months: number, method: 'standing' | 'supine') => ({ cm, chronological_age_months: months, date: null, method });
    const three = [visit({ height: height(99.1, 48, 'supine') }), visit({ height: height(124.5, 96, 'standing') }), later()];
    const { marks, description, table } = heightFigure(three, 560)!;
    expect(kinds(marks, 'line').filter(({ ink }) => ink === 'machine')).toHaveLength(1);
    expect(description).toBe('3 heights, from 99.1 cm to 138.4 cm.');
    expect(table.rows.map((row) => row[3])).toEqual(['Lying', 'Standing', 'Standing']);
    expect(heightFigure([visit()], 560)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Figure, Mark } from '../../web/src/figures/figure';
import { studyFigures } from '../../web/src/figures/study';
import { compare } from '../../web/src/study/compared';
import { evaluate, evaluatedSoFar } from '../../web/src/study/evaluation';
import { study } from '../../web/src/study/made-up';
import { manifest } from '../web/made-up';

const bounds = { stages: manifest.stages.bounds_months, bands: [60, 120, 168] };
const figuresOf = (films: number, options = {}) => {
  const compared = compare(study(films, options));
  return studyFigures(compared, films > 1000 ? evaluatedSoFar(compared.films, bounds) : evaluate(compared.films, bounds), manifest);
};
const named = (figures: readonly Figure[], title: string) => figures.find((figure) => figure.title.startsWith(title))!;
const of = <Kind extends Mark['kind']>(figure: Figure, kind: Kind, ink?: string) =>
  figure.marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind && (ink === undefined || mark.ink === ink));

function expectWhole({ marks, width, height, title, description, table }: Figure) {
  for (const mark of marks) {
    for (const [x, y] of 'points' in mark ? mark.points : [[mark.x, mark.y] as const]) {
      expect(x >= 0 && x <= width && y >= 0 && y <= height, `${title}: ${JSON.stringify(mark)}`).toBe(true);
    }
    if (mark.kind === 'rect') expect(mark.width >= 0 && mark.height >= 0 && mark.x + mark.width <= width + 0.01 && mark.y + mark.height <= height + 0.01, `${title}: ${JSON.stringify(mark)}`).toBe(true);
  }
  expect(description, title).not.toMatch(/NaN|undefined|null|Infinity/);
  expect(JSON.stringify(table), title).not.toMatch(/NaN|undefined|null|Infinity/);
  expect(table.rows.every((row) => row.length === table.columns.length), title).toBe(true);
}

describe('figures of a study', () => {
  it.each([1, 2, 40, 599, 2000])('are whole with %d films', (films) => {
    const figures = figuresOf(films);
    expect(figures).toHaveLength(9);
    figures.forEach(expectWhole);
  });

  it('are none without a film', () => expect(figuresOf(0)).toEqual([]));

  it('with ten thousand films are few marks, and say that films are gathered', () => {
    const figures = figuresOf(10_000);
    for (const figure of figures) {
      expectWhole(figure);
      expect(figure.marks.length, figure.title).toBeLessThan(2500);
      expect(figure.table.rows.length, figure.title).toBeLessThan(40);
    }
    const scatter = named(figures, 'Network against reader');
    expect(scatter.description).toContain('10,000 films are drawn as squares');
    expect(of(scatter, 'dot')).toHaveLength(0);
    // The most crowded place is the largest square.
    expect(Math.max(...of(scatter, 'rect').map(({ width }) => width))).toBeCloseTo(6.5, 6);
  });

  it('with few films show each of them', () => {
    expect(of(named(figuresOf(50), 'Network against reader'), 'dot')).toHaveLength(50);
  });

  it('hold what lies beyond the axis at its edge, and say so', () => {
    const compared = compare(study(500));
    const films = compared.films.map((film, index) => (index === 0 ? { ...film, prediction: 228, truth: 12 } : film));
    const [, plot] = studyFigures({ ...compared, films }, evaluatedSoFar(films, bounds), manifest);
    expectWhole(plot!);
    expect(plot!.description).toMatch(/1 beyond the axis lie on its edge|beyond the axis/);
  });

  it('count every film in the bars of the errors and in the cells of the stages', () => {
    const figures = figuresOf(300);
    const sum = (rows: readonly (readonly string[])[]) => rows.flatMap((row) => row.slice(1)).reduce((total, cell) => total + Number(cell), 0);
    expect(sum(named(figures, 'Errors by tier').table.rows)).toBe(300);
    expect(sum(named(figures, 'Stages by reader').table.rows)).toBe(300);
  });

  it('draw the coverage of each group with its interval against the stated level', () => {
    const figure = named(figuresOf(400), 'Reader inside the interval');
    expect(of(figure, 'dot', 'machine')).toHaveLength(10);
    expect(of(figure, 'line', 'interval')).toHaveLength(10);
    expect(figure.description).toMatch(/stated to hold 90/);
  });
});

// @vitest-environment node
/** The page's metrics against the numbers of scikit-learn, SciPy and NumPy (`tests/python/make_metrics_golden.py`). */
import { describe, expect, it } from 'vitest';
import type { ComparedFilm } from './compared';
import { intervalsOf, SEED } from './bootstrap';
import { columnsOf, confusionOf, figures, type Outcome } from './metrics';
import { pack } from './made-up';
import golden from './metrics.golden.json';
import { agreementOf } from './readers';
import { stageReliability } from './reliability';
import { fitSite } from './site-calibration';

const { bounds, expected } = golden;
const films = golden.films as (Outcome & { probability: number })[];

const near = (found: unknown, kept: unknown): void => {
  if (typeof kept === 'number') expect(found).toBeCloseTo(kept, 9);
  else for (const [key, value] of Object.entries(kept as object)) near((found as Record<string, unknown>)[key], value);
};

describe('equal to the golden numbers', () => {
  it('the figures', () => near(figures(films, bounds), expected.figures));

  it('the confusion of the stages', () => expect(confusionOf(films, bounds)).toEqual(expected.confusion));

  it('the intervals of the bootstrap, draw by draw', () => {
    expect(golden.seed).toBe(SEED);
    near(intervalsOf(columnsOf(films, bounds), { resamples: golden.resamples }), expected.intervals);
  });

  it('the reliability of the stage probability', () => {
    const { bins, ece } = stageReliability(films, bounds);
    near({
      n: bins.map(({ n }) => n), stated: bins.map(({ probability }) => probability), observed: bins.map(({ observed }) => observed),
      low: bins.map(({ interval }) => interval[0]), high: bins.map(({ interval }) => interval[1]), ece,
    }, expected.reliability);
  });

  it('the agreement of two readers', () => near(agreementOf(films.map(({ prediction }) => prediction), films.map(({ truth }) => truth)), expected.readers));

  it('the site calibration: its line, its gain on films that it was not fitted on, and the interval of that', () => {
    const one = films.map((film): ComparedFilm => ({ ...film, sex: 'female', row: 0, truths: [], film_sha256: null, mature: false }));
    near(fitSite({ films: one, packs: [pack] }).female.line, expected.site);
  });
});

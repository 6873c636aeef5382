/** Rows of an evaluation and what they sum up to. */
import type { Milliseconds, Reading, Sex, Tier } from '../../web/src/domain/assessment';
import { figures, median, type Figures, type Outcome } from '../../web/src/domain/metrics';

/** One line of the table. `error` is a problem of the row or the failure of the film; null where a reading exists. */
export interface FilmRow {
  readonly id: string;
  readonly sex: Sex | null;
  readonly truth: number | null;
  readonly prediction: number | null;
  readonly interval: readonly [number, number] | null;
  readonly stage: number | null;
  readonly tier: Tier | null;
  /** Layers that refused the film. With --force a refused film has a prediction all the same. */
  readonly refused_layers: readonly number[];
  readonly error: string | null;
  readonly error_detail?: string;
  readonly line?: number;
  readonly milliseconds?: Milliseconds;
}

export function rowOf(id: string, sex: Sex, truth: number, reading: Reading): FilmRow {
  const { assessment, milliseconds } = reading;
  const result = assessment.results?.[sex] ?? null;
  return {
    id, sex, truth,
    prediction: result?.bone_age_months ?? null,
    interval: result === null ? null : [result.interval.low_months, result.interval.high_months],
    stage: result?.stage.index ?? null,
    tier: result?.confidence.tier ?? null,
    refused_layers: assessment.validation.layers.filter((layer) => !layer.passed).map((layer) => layer.layer),
    error: null,
    milliseconds,
  };
}

interface Part extends Figures {
  /** Films without a result under the profile: refused by a layer, or not to be decoded or read at all. */
  readonly refused: number;
  readonly refused_by_layer: Readonly<Record<string, number>>;
}

export interface Summary extends Part {
  readonly by_sex: Readonly<Record<Sex, Part>>;
  /** With --force: over the refused films alone, and over all that gave a result. */
  readonly refused_only?: Figures;
  readonly including_refused?: Figures;
  readonly milliseconds: Readonly<Record<keyof Milliseconds | 'total', number | null>>;
  /** Rows of the table that could not be evaluated, by kind. They are no films: `n` and `refused` do not hold them. */
  readonly problems: Readonly<Record<string, number>> & { readonly total: number };
}

/** `films`: rows whose film was found; `problems`: the others. */
export function summarise(films: readonly FilmRow[], problems: readonly FilmRow[], bounds: readonly number[], forced: boolean): Summary {
  const refused = films.filter((row) => row.refused_layers.length > 0);
  const ofSex = (sex: Sex) => part(films.filter((row) => row.sex === sex), bounds);
  return {
    ...part(films, bounds),
    by_sex: { female: ofSex('female'), male: ofSex('male') },
    ...(forced ? { refused_only: figures(outcomes(refused), bounds), including_refused: figures(outcomes(films), bounds) } : {}),
    milliseconds: times(films),
    problems: { total: problems.length, ...count(problems.map((row) => row.error ?? 'Unknown')) },
  };
}

function part(films: readonly FilmRow[], bounds: readonly number[]): Part {
  const failed = films.filter((row) => row.error !== null);
  const refused = films.filter((row) => row.refused_layers.length > 0);
  const layers = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, ...count(refused.flatMap((row) => row.refused_layers)) };
  return {
    ...figures(outcomes(films.filter((row) => row.refused_layers.length === 0)), bounds),
    refused: failed.length + refused.length,
    refused_by_layer: { ...layers, unreadable: failed.length },
  };
}

function outcomes(films: readonly FilmRow[]): Outcome[] {
  return films.flatMap(({ sex, truth, prediction, interval, stage, tier }) =>
    sex === null || truth === null || prediction === null || interval === null || stage === null || tier === null
      ? [] : [{ sex, truth, prediction, low: interval[0], high: interval[1], stage, tier }]);
}

function times(films: readonly FilmRow[]): Summary['milliseconds'] {
  const all = films.flatMap((row) => (row.milliseconds === undefined ? [] : [row.milliseconds]));
  const inferred = all.filter((one) => one.infer > 0);
  const of = (from: readonly Milliseconds[], value: (one: Milliseconds) => number) => {
    const middle = median(from.map(value));
    return middle === null ? null : Math.round(middle * 100) / 100;
  };
  return {
    decode: of(all, (one) => one.decode),
    validate: of(all, (one) => one.validate),
    prepare: of(inferred, (one) => one.prepare),
    infer: of(inferred, (one) => one.infer),
    assess: of(all, (one) => one.assess),
    total: of(inferred, (one) => one.decode + one.validate + one.prepare + one.infer + one.assess),
  };
}

function count(keys: readonly (string | number)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Rows of an evaluation and what they sum up to. */
import type { Agreement, Milliseconds, Reading, SafetyTierNumber, Sex, Tier } from '../../web/src/domain/assessment';
import type { Intervals } from '../../web/src/study/bootstrap';
import { evaluate, type GroupFigures } from '../../web/src/study/evaluation';
import { figures, median, type Figures, type Outcome } from '../../web/src/study/metrics';
import { stageReliability, type Reliability } from '../../web/src/study/reliability';
import { riskAt, utility, type RiskPoint, type UtilityPoint } from '../../web/src/study/risk';
import type { ReadOptions } from '../../web/src/pipeline/protocol';

/** One line of the table. `error` is a problem of the row or the failure of the film; null where a reading exists. */
export interface FilmRow {
  readonly id: string;
  readonly sex: Sex | null;
  readonly truth: number | null;
  readonly prediction: number | null;
  readonly interval: readonly [number, number] | null;
  readonly stage: number | null;
  readonly stage_probability: number | null;
  readonly tier: Tier | null;
  /** Of the film's views, where a second look was taken. */
  readonly agreement: Agreement | null;
  /** The first tier that refused. With --force a refused film has a prediction all the same. */
  readonly refused_by: SafetyTierNumber | null;
  /** Layers that refused the film. */
  readonly refused_layers: readonly number[];
  /** Whatever was not good, by code. */
  readonly codes: readonly string[];
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
    stage_probability: result?.stage.probability ?? null,
    tier: result?.confidence.tier ?? null,
    agreement: result?.agreement ?? null,
    refused_by: assessment.safety.tiers.find(({ verdict }) => verdict === 'refuse')?.tier ?? null,
    refused_layers: assessment.validation.layers.filter((layer) => !layer.passed).map((layer) => layer.layer),
    codes: assessment.safety.tiers.flatMap(({ codes }) => codes),
    error: null,
    milliseconds,
  };
}

interface Part extends Figures {
  /** Films without a result under the profile: refused by a tier, or not to be decoded or read at all. */
  readonly refused: number;
  readonly refused_by_tier: Readonly<Record<'1' | '2' | '3', number>>;
  readonly refused_by_layer: Readonly<Record<string, number>>;
}

/** Over the films that gave a result and were looked at again. */
interface SecondLookFigures {
  readonly n: number;
  /** Of the mean of all views, beside that of the film as it is, which is what is stated. */
  readonly mae_mean: number | null;
  readonly mae_as_is: number | null;
  /** Films whose views disagree, those among them that are refused for it too. */
  readonly views_disagree: number;
}

export interface Summary extends Part {
  readonly by_sex: Readonly<Record<Sex, Part>>;
  /** With --force: over the refused films alone, and over all that gave a result. */
  readonly refused_only?: Figures;
  readonly including_refused?: Figures;
  /** Where second looks were asked for. */
  readonly second_look?: SecondLookFigures;
  /** MAE of the films that stay when the least certain share is set aside: by tier, then by the width of the interval. */
  readonly risk_coverage: readonly RiskPoint[];
  /** The page's figures: 95 % intervals of all films, by the bootstrap; by sex, band of the label and tier; films by stage of label (rows) and network. */
  readonly intervals: Intervals | null;
  readonly groups: readonly GroupFigures[];
  readonly confusion: readonly (readonly number[])[];
  readonly stage_reliability: Reliability;
  readonly utility: readonly UtilityPoint[];
  readonly milliseconds: Readonly<Record<keyof Milliseconds | 'total', number | null>>;
  /** Rows of the table that could not be evaluated, by kind. They are no films: `n` and `refused` do not hold them. */
  readonly problems: Readonly<Record<string, number>> & { readonly total: number };
}

/** `films`: rows whose film was found; `problems`: the others. */
export function summarise(
  films: readonly FilmRow[], problems: readonly FilmRow[], bounds: readonly number[],
  { override, secondLook, bands = [] }: Pick<ReadOptions, 'override' | 'secondLook'> & { readonly bands?: readonly number[] },
): Summary {
  const refused = films.filter(isRefused);
  const read = outcomes(films.filter((row) => !isRefused(row)));
  const { groups, confusion } = evaluate(read, { stages: bounds, bands });
  const ofSex = (sex: Sex) => part(films.filter((row) => row.sex === sex), bounds);
  return {
    ...part(films, bounds),
    by_sex: { female: ofSex('female'), male: ofSex('male') },
    ...(override ? { refused_only: figures(outcomes(refused), bounds), including_refused: figures(outcomes(films), bounds) } : {}),
    ...(secondLook === 'never' ? {} : { second_look: secondLookFigures(films, bounds) }),
    risk_coverage: riskAt(read, [0, 0.1, 0.2, 0.3]),
    intervals: groups[0]?.intervals ?? null, groups, confusion, stage_reliability: stageReliability(read, bounds), utility: utility(read, films.length),
    milliseconds: times(films),
    problems: { total: problems.length, ...count(problems.map((row) => row.error ?? 'Unknown')) },
  };
}

const isRefused = (row: FilmRow) => row.refused_by !== null;

function secondLookFigures(films: readonly FilmRow[], bounds: readonly number[]): SecondLookFigures {
  const looked = films.filter((row) => !isRefused(row) && row.agreement !== null);
  const mean = looked.map((row) => ({ ...row, prediction: row.agreement!.mean_months }));
  const { n, mae } = figures(outcomes(looked), bounds);
  return {
    n, mae_mean: figures(outcomes(mean), bounds).mae, mae_as_is: mae,
    views_disagree: films.filter(({ codes }) => codes.includes('views_disagree')).length,
  };
}

function part(films: readonly FilmRow[], bounds: readonly number[]): Part {
  const failed = films.filter((row) => row.error !== null);
  const refused = films.filter(isRefused);
  const layers = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, ...count(refused.flatMap((row) => row.refused_layers)) };
  return {
    ...figures(outcomes(films.filter((row) => !isRefused(row))), bounds),
    refused: failed.length + refused.length,
    refused_by_tier: { 1: 0, 2: 0, 3: 0, ...count(refused.map((row) => row.refused_by ?? '')) },
    refused_by_layer: { ...layers, unreadable: failed.length },
  };
}

function outcomes(films: readonly FilmRow[]): (Outcome & { readonly probability: number })[] {
  return films.flatMap(({ sex, truth, prediction, interval, stage, stage_probability: probability, tier }) =>
    sex === null || truth === null || prediction === null || interval === null || stage === null || probability === null || tier === null
      ? [] : [{ sex, truth, prediction, low: interval[0], high: interval[1], stage, probability, tier }]);
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
    second_look: of(all.filter((one) => one.second_look > 0), (one) => one.second_look),
    assess: of(all, (one) => one.assess),
    total: of(inferred, (one) => one.decode + one.validate + one.prepare + one.infer + one.second_look + one.assess),
  };
}

function count(keys: readonly (string | number)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** From a study to what is measured: films that were read and have a bone age of the first reader. What is left out is counted, by why. */
import type { Sex } from '../domain/assessment';
import { sameSitePack } from '../domain/site-calibration';
import type { Study, StudyReading, StudyRow } from '../domain/study';
import type { Outcome } from './metrics';

export interface ComparedFilm extends Outcome {
  /** Place in the study. */
  readonly row: number;
  readonly probability: number;
  readonly truths: readonly (number | null)[];
  readonly film_sha256: string | null;
  readonly mature: boolean;
}

/** Why a film is not measured; the first that applies. `twice`: a file that an earlier row of the study has already. */
export const LEFT_OUT = ['waiting', 'no_sex', 'no_truth', 'twice', 'failed', 'refused', 'against_refusal'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export interface Comparison {
  readonly films: readonly ComparedFilm[];
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** Films that a reader has read and the machine was shown: those of `films`, and those that it failed at or refused. */
  readonly shown: number;
  /** Of the films; more than one should not be measured together. */
  readonly packs: readonly StudyReading['pack'][];
}

export function compare({ rows }: Study): Comparison {
  const films: ComparedFilm[] = [];
  const leftOut: Record<LeftOut, number> = { waiting: 0, no_sex: 0, no_truth: 0, twice: 0, failed: 0, refused: 0, against_refusal: 0 };
  const packs: StudyReading['pack'][] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const found = comparedFilm(row, seen);
    if (typeof found === 'string') leftOut[found] += 1;
    else {
      films.push(found.film);
      const { pack } = found.reading;
      if (!packs.some((one) => sameSitePack(one, pack))) packs.push(pack);
    }
    if (row.film_sha256 !== null) seen.add(row.film_sha256);
  }
  return { films, leftOut, shown: films.length + leftOut.failed + leftOut.refused + leftOut.against_refusal, packs };
}

function comparedFilm(row: StudyRow, seen: ReadonlySet<string>): { readonly film: ComparedFilm; readonly reading: StudyReading } | LeftOut {
  const { outcome, sex, film_sha256, truths } = row;
  const truth = truths[0] ?? null;
  if (outcome.kind === 'waiting' || outcome.kind === 'reading') return 'waiting';
  if (sex === null) return 'no_sex';
  if (truth === null) return 'no_truth';
  if (film_sha256 !== null && seen.has(film_sha256)) return 'twice';
  if (outcome.kind === 'failed') return 'failed';
  const { reading } = outcome;
  const { status, bone_age_months, low_months, high_months, stage, tier } = reading;
  if (status === 'read_against_refusal') return 'against_refusal';
  if (status === 'refused' || bone_age_months === null || low_months === null || high_months === null || stage === null || tier === null) return 'refused';
  return { reading, film: {
    row: row.index, sex, truth, prediction: bone_age_months, low: low_months, high: high_months, stage: stage.index, tier, probability: stage.probability, truths, film_sha256,
    mature: reading.codes.includes('skeletally_mature'),
  } };
}

/** Of the first film that was read: what the films are described by. */
export const packOfStudy = ({ rows }: Study): StudyReading['pack'] | null => {
  for (const { outcome } of rows) if (outcome.kind === 'done') return outcome.reading.pack;
  return null;
};

/** What one row shows beside its reading. Null where it is not measured. */
export function measuredAgainst(row: StudyRow): { readonly sex: Sex; readonly truth: number; readonly prediction: number; readonly error: number } | null {
  const found = comparedFilm(row, new Set());
  if (typeof found === 'string') return null;
  const { sex, truth, prediction } = found.film;
  return { sex, truth, prediction, error: prediction - truth };
}

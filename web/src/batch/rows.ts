/** Rows of a batch: what is known of each film and what was read of it. Pure. */
import { isMature, type Placement, type Reading, type Sex } from '../domain/assessment';
import { safetyFor } from '../domain/safety';
import type { Manifest } from '../domain/manifest';
import { siteStanding, type SiteProfile, type SiteStanding } from '../domain/site-calibration';
import type { PackPair } from '../domain/second-opinion';
import type { StudyOutcome, StudyReading, StudyRow } from '../domain/study';
import type { FilmFile } from '../intake/survey';
import { nameOf } from '../intake/found';
import { NOTHING_GIVEN, type Given } from './given';
import type { FilmAnswer } from './protocol';
import { readingKey, settle, type Settled, type Tagged, type Wish } from './subject';

/** What another pack said of the film, once the first had read it (`second.ts`). */
export interface SecondOfRow {
  readonly outcome: StudyOutcome;
  /** Of the whole Reading, among those that are kept. */
  readonly key: string | null;
  readonly mature: boolean;
  /** Both readings held against each other; null until both are there, and where the sex is not known. */
  readonly pair: PackPair | null;
}

export const noSecond: SecondOfRow = { outcome: { kind: 'waiting' }, key: null, mature: false, pair: null };

export interface BatchRow extends StudyRow {
  readonly film: FilmFile;
  /** By the table. */
  readonly given: Given;
  /** By the file; null until it was opened, and where it is no DICOM. */
  readonly tagged: Tagged | null;
  readonly sexFrom: Settled['sexFrom'];
  readonly monthsFrom: Settled['monthsFrom'];
  /** Of the whole Reading, among those that are kept. */
  readonly key: string | null;
  /** Skeletally mature: the age is a lower bound and is not stated. */
  readonly mature: boolean;
  /** How the film was placed for the network; null until it was read. */
  readonly placement: Placement | null;
  /** Of the second network, where the batch has one. */
  readonly second: SecondOfRow;
}

/** What the user says of all films. */
export interface Assumed {
  readonly tags: boolean;
  /** `unasked` until it is said: no sex is ever assumed silently. */
  readonly sex: Sex | 'unknown' | 'unasked';
  /** Doubtful films are looked at again. */
  readonly looks: boolean;
}

export const wishOf = ({ given }: Pick<BatchRow, 'given'>, { tags, sex, looks }: Assumed): Wish =>
  ({ sex: given.sex, months: given.months, tags, looks, otherwise: sex === 'female' || sex === 'male' ? sex : null });

/** Of a film that has still to be read. */
const untold = { outcome: { kind: 'waiting' }, key: null, mature: false, placement: null, second: noSecond } as const;

export function newRow(film: FilmFile, index: number): BatchRow {
  return {
    index, name: nameOf(film.file.path), film, film_sha256: null, sex: null, chronological_months: null, truths: [],
    given: NOTHING_GIVEN, tagged: null, sexFrom: null, monthsFrom: null, ...untold,
  };
}

/** The row with what is now said of its film. What was read for another child is to be read again. */
export function describe(row: BatchRow, given: Given, assumed: Assumed): BatchRow {
  const settled = settle(wishOf({ given }, assumed), row.tagged);
  const same = settled.sex === row.sex && settled.months === row.chronological_months;
  const stands = same || row.outcome.kind === 'failed' || row.outcome.kind === 'waiting' || row.outcome.kind === 'reading';
  return { ...withSubject(row, settled), given, truths: given.truths, ...(stands ? {} : untold) };
}

const withSubject = (row: BatchRow, { sex, sexFrom, months, monthsFrom }: Settled): BatchRow => ({ ...row, sex, sexFrom, chronological_months: months, monthsFrom });

export const begun = (row: BatchRow): BatchRow => ({ ...row, ...untold, outcome: { kind: 'reading' } });
/** To be read again, whatever it gave. */
export const unread = (row: BatchRow): BatchRow => (row.outcome.kind === 'done' ? { ...row, ...untold } : row);
export const waiting = (row: BatchRow): BatchRow => (row.outcome.kind === 'reading' ? { ...row, outcome: { kind: 'waiting' } } : row);

/** `reading`: of an answer that was kept, from where it is kept. */
export function answered(row: BatchRow, answer: FilmAnswer, reading: Reading | null, assumed: Assumed, edition: string): BatchRow {
  if (answer.kind === 'failed') {
    return { ...row, ...untold, film_sha256: answer.film_sha256, outcome: { kind: 'failed', code: answer.error.code, detail: answer.error.detail } };
  }
  const settled = settle(wishOf(row, assumed), answer.tagged);
  const described = withSubject({ ...row, tagged: answer.tagged }, settled);
  const found = answer.kind === 'read' ? answer.reading : reading;
  // A reading that was kept and is gone is made again.
  if (found === null) return { ...described, outcome: { kind: 'waiting' } };
  const { film_sha256, assessment: { placement: { crop, turned_degrees, mirrored, inverted } } } = found;
  const outcome: StudyOutcome = { kind: 'done', reading: studyReadingOf(found, settled.sex) };
  return { ...described, second: noSecond, placement: { crop, turned_degrees, mirrored, inverted }, film_sha256, outcome, key: readingKey(edition, film_sha256, settled, assumed.looks), mature: settled.sex !== null && isMature(found.assessment.results?.[settled.sex]) };
}

/** Pack and engine are the same thousands of times: one object of each. */
const shared = new Map<string, object>();
function one<T extends object>(value: T): T {
  const key = JSON.stringify(value);
  if (!shared.has(key)) shared.set(key, value);
  return shared.get(key) as T;
}

/** No figure where the sex is not known: it would be either sex's. */
export function studyReadingOf({ assessment, engine, milliseconds, rendering }: Reading, sex: Sex | null): StudyReading {
  const result = sex ? assessment.results?.[sex] ?? null : null;
  const codes = safetyFor(assessment, sex ?? 'unknown').tiers.flatMap((tier) => tier.codes);
  return {
    status: assessment.status,
    bone_age_months: result?.bone_age_months ?? null, low_months: result?.interval.low_months ?? null, high_months: result?.interval.high_months ?? null,
    stage: result?.stage ?? null, tier: result?.confidence.tier ?? null, codes: [...new Set(codes)], file_codes: rendering?.findings ?? [],
    pack: one(assessment.pack), engine: one(engine), milliseconds: Object.values({ ...milliseconds }).reduce((sum, time) => sum + time, 0),
  };
}

/** Machine - truth, in months; null where either is missing. */
export function differenceOf({ outcome, truths }: Pick<StudyRow, 'outcome' | 'truths'>): number | null {
  const truth = truths[0] ?? null;
  const age = outcome.kind === 'done' ? outcome.reading.bone_age_months : null;
  return truth === null || age === null ? null : age - truth;
}

/** The site's correction of a row's reading; null where no profile is in force or there is nothing to correct. Differences stay those of the pack's age. */
export function siteStandingOf({ sex, mature, outcome }: BatchRow, profile: SiteProfile | null, manifest: Pick<Manifest, 'age'> | null): SiteStanding | null {
  if (profile === null || manifest === null || sex === null || outcome.kind !== 'done') return null;
  const { pack, status, bone_age_months, low_months, high_months } = outcome.reading;
  if (bone_age_months === null || low_months === null || high_months === null) return null;
  return siteStanding({ pack, status, sex, mature, bone_age_months, low_months, high_months }, profile, manifest);
}

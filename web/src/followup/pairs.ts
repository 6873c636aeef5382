/**
 * Two visits held against each other: how far bone age went on for how far the calendar did. A difference is stated only where it is one
 * of the child's: between readings of one pack, of two films, both supported and neither overruled. Ages in months.
 */
import { monthsApart } from '../domain/chronology';
import { samePack, type Visit } from '../domain/followup';

/** Why no difference is stated. */
export type PairMark =
  | 'other_pack' | 'other_sex' | 'same_film' | 'same_day' | 'no_bone_age' | 'against_refusal' | 'overruled' | 'synthetic';

export interface Change {
  /** Of bone age. */
  readonly months: number;
  /** The interval of the difference, of `level`. */
  readonly low_months: number;
  readonly high_months: number;
  readonly level: number;
  /** Change of bone age by change of chronological age, with its interval. */
  readonly quotient: number;
  readonly quotient_low: number;
  readonly quotient_high: number;
  /** The gap is short for readings of this uncertainty. */
  readonly short: boolean;
}

export interface Pair {
  readonly from: Visit;
  readonly to: Visit;
  /** Between the dates of the films. */
  readonly gap_months: number;
  readonly marks: readonly PairMark[];
  /** Null where there is a mark. */
  readonly change: Change | null;
  /** By how much more the stated chronological ages differ than the dates; null where they agree or are not known. */
  readonly ages_apart_months: number | null;
}

/** Two ages in whole months are up to one month off their difference; twice that is no rounding. */
const ROUNDING_MONTHS = 2;

/** One visit after the other, then the first and the last. `visits` by date. */
export function pairsOf(visits: readonly Visit[]): readonly Pair[] {
  const pairs = visits.slice(1).map((to, index) => pairOf(visits[index]!, to));
  return visits.length > 2 ? [...pairs, pairOf(visits[0]!, visits[visits.length - 1]!)] : pairs;
}

export function pairOf(from: Visit, to: Visit): Pair {
  const gap_months = monthsApart(from.date, to.date);
  const marks = marksOf(from, to, gap_months);
  const ages = from.chronological_age_months === null || to.chronological_age_months === null
    ? null : to.chronological_age_months - from.chronological_age_months - gap_months;
  return {
    from, to, gap_months, marks,
    change: marks.length === 0 ? changeOf(from.bone_age!, to.bone_age!, gap_months) : null,
    ages_apart_months: ages !== null && Math.abs(ages) > ROUNDING_MONTHS ? ages : null,
  };
}

function marksOf(from: Visit, to: Visit, gap: number): PairMark[] {
  const both = [from, to];
  const marks: [PairMark, boolean][] = [
    ['same_film', from.film_sha256 === to.film_sha256],
    ['same_day', gap <= 0],
    ['other_pack', !samePack(from.pack, to.pack)],
    ['other_sex', from.sex !== to.sex],
    ['no_bone_age', both.some(({ bone_age }) => bone_age === null)],
    // Its interval is not what was measured on films like it.
    ['against_refusal', both.some(({ status }) => status === 'read_against_refusal')],
    ['overruled', both.some(({ judgement }) => judgement?.verdict === 'overrules')],
    ['synthetic', from.synthetic !== to.synthetic],
  ];
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []));
}

/**
 * The ends of the difference by the root of the summed squares of the two intervals' halves on the side that moves it:
 *   high - difference = sqrt((high2 - age2)^2 + (age1 - low1)^2), low likewise; the quotient's are these by the gap.
 * Assumed: the errors of the two readings are independent, their halves scale as normal quantiles do, dates carry no error. One network
 * reads both films of one child, so that part of the error is common and cancels: the interval is then wider than it need be.
 */
function changeOf(from: NonNullable<Visit['bone_age']>, to: NonNullable<Visit['bone_age']>, gap: number): Change {
  const months = to.months - from.months;
  const up = Math.hypot(to.high_months - to.months, from.months - from.low_months);
  const down = Math.hypot(to.months - to.low_months, from.high_months - from.months);
  const quotient = months / gap;
  const quotient_low = (months - down) / gap;
  const quotient_high = (months + up) / gap;
  return {
    months, low_months: months - down, high_months: months + up, level: Math.min(from.level, to.level),
    quotient, quotient_low, quotient_high,
    // No clinical limit, but what the figures can tell: the error is as large as the gap itself, or standing still (0) and keeping pace
    // with the calendar (1) both lie inside the interval.
    short: Math.max(up, down) >= gap || (quotient_low <= 0 && quotient_high >= 1),
  };
}

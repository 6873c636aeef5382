/** Which rows are shown, and in which order. Pure. */
import type { Tier } from '../domain/assessment';
import { differenceOf, type BatchRow } from './rows';
import { wantsSecond } from './second';

export type SortKey = 'index' | 'name' | 'sex' | 'age' | 'bone_age' | 'width' | 'tier' | 'truth' | 'difference' | 'second' | 'second_difference' | 'state';
export interface Sort {
  readonly by: SortKey;
  readonly down: boolean;
}

export const FILTERS = ['all', 'open', 'read', 'refused', 'failed', 'low', 'far', 'disagree', 'apart'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Selection {
  readonly sort: Sort;
  readonly filter: Filter;
  /** Of `far` and `apart`: errors, or differences of two networks, larger than this. */
  readonly farMonths: number;
  /** A part of the name. */
  readonly text: string;
}

export const FAR_MONTHS = [6, 12, 24] as const;
export const allRows: Selection = { sort: { by: 'index', down: false }, filter: 'all', farMonths: 12, text: '' };

const TIERS: Record<Tier, number> = { high: 2, medium: 1, low: 0 };
const STATES = { reading: 0, waiting: 1, read: 2, refused: 3, failed: 4 } as const;
export type RowState = keyof typeof STATES;

export function stateOf({ outcome }: BatchRow): RowState {
  if (outcome.kind !== 'done') return outcome.kind;
  return outcome.reading.status === 'refused' ? 'refused' : 'read';
}

const passes: Readonly<Record<Filter, (row: BatchRow, selection: Selection) => boolean>> = {
  all: () => true,
  open: (row) => row.outcome.kind === 'waiting' || row.outcome.kind === 'reading',
  read: (row) => stateOf(row) === 'read',
  refused: (row) => stateOf(row) === 'refused',
  failed: (row) => row.outcome.kind === 'failed',
  low: (row) => row.outcome.kind === 'done' && row.outcome.reading.tier === 'low',
  far: (row, { farMonths }) => Math.abs(differenceOf(row) ?? 0) > farMonths,
  disagree: ({ second: { pair } }) => pair?.grade === 'review',
  apart: ({ second: { pair } }, { farMonths }) => Math.abs(pair?.difference_months ?? 0) > farMonths,
};

/** Null goes last, whichever way it is sorted. */
function valueOf(row: BatchRow, by: SortKey): number | string | null {
  const reading = row.outcome.kind === 'done' ? row.outcome.reading : null;
  switch (by) {
    case 'index': return row.index;
    case 'name': return row.name;
    case 'sex': return row.sex;
    case 'age': return row.chronological_months;
    case 'bone_age': return reading?.bone_age_months ?? null;
    case 'width': return reading?.high_months === null || reading?.low_months === null || reading === null ? null : reading.high_months - reading.low_months;
    case 'tier': return reading?.tier ? TIERS[reading.tier] : null;
    case 'truth': return row.truths[0] ?? null;
    case 'difference': {
      const difference = differenceOf(row);
      return difference === null ? null : Math.abs(difference);
    }
    case 'second': return row.second.outcome.kind === 'done' ? row.second.outcome.reading.bone_age_months : null;
    case 'second_difference': {
      const difference = row.second.pair?.difference_months ?? null;
      return difference === null ? null : Math.abs(difference);
    }
    case 'state': return STATES[stateOf(row)];
  }
}

const ORDER = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function select(rows: readonly BatchRow[], selection: Selection): readonly BatchRow[] {
  const { sort, filter, text } = selection;
  const wanted = text.trim().toLowerCase();
  const found = rows.filter((row) => passes[filter](row, selection) && (wanted === '' || row.name.toLowerCase().includes(wanted)));
  if (sort.by === 'index') return sort.down ? found.reverse() : found;
  // Values once a row, not once a comparison.
  const keyed = found.map((row) => ({ row, value: valueOf(row, sort.by) }));
  const sign = sort.down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return a.value === b.value ? a.row.index - b.row.index : a.value === null ? 1 : -1;
    const order = typeof a.value === 'string' ? ORDER.compare(a.value, String(b.value)) : a.value - Number(b.value);
    return sign * order || a.row.index - b.row.index;
  });
  return keyed.map(({ row }) => row);
}

export interface Tally {
  readonly total: number;
  readonly counts: Readonly<Record<RowState, number>>;
  readonly low: number;
  readonly withTruth: number;
  /** No sex is known, by table or file. */
  readonly withoutSex: number;
  readonly dicom: number;
  /** Films that a second network would still have to read. */
  readonly secondOpen: number;
  /** Films that two networks disagree about. */
  readonly disagree: number;
}

export function tally(rows: readonly BatchRow[]): Tally {
  const counts: Record<RowState, number> = { reading: 0, waiting: 0, read: 0, refused: 0, failed: 0 };
  let [low, withTruth, withoutSex, dicom, secondOpen, disagree] = [0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    counts[stateOf(row)] += 1;
    if (row.outcome.kind === 'done' && row.outcome.reading.tier === 'low') low += 1;
    if (row.truths.some((truth) => truth !== null)) withTruth += 1;
    if (row.given.sex === null) withoutSex += 1;
    if (row.film.kind === 'dicom') dicom += 1;
    if (row.outcome.kind === 'waiting' || row.outcome.kind === 'reading' || wantsSecond(row)) secondOpen += 1;
    if (row.second.pair?.grade === 'review') disagree += 1;
  }
  return { total: rows.length, counts, low, withTruth, withoutSex, dicom, secondOpen, disagree };
}

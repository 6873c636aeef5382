/** Rows of a safety evaluation and what they sum up to. */
import type { Assessment, Grade, SafetyTierNumber } from '../../web/src/domain/assessment';

/** `unreadable`: the file does not decode, or the network's outputs are not usable: no result either. */
export type Verdict = Grade | 'unreadable';

export interface SafetyRow {
  readonly file: string;
  readonly class: string;
  readonly verdict: Verdict;
  /** The first tier that refused. */
  readonly refused_by: SafetyTierNumber | null;
  readonly codes: readonly string[];
  readonly distance: number | null;
  readonly error: string | null;
}

/**
 * "Refused" in every figure: no bone age comes out without an explicit override, or the file does not decode. A review does state a
 * result, so it does not count as refused.
 */
export const isRefused = (row: SafetyRow) => row.verdict === 'refuse' || row.verdict === 'unreadable';

/**
 * What a class is to get where that is neither a plain hand nor a plain non-hand. An adult's hand is a hand: review (mature), not
 * refusal. Parts of a hand (a finger, a wrist, a forearm with a wrist) cannot be read for age: refusal, as any other body part, feet too.
 */
export const RULED_REVIEW: readonly string[] = ['hand_adult'];

export function rowOf(file: string, kind: string, { safety, anatomy }: Pick<Assessment, 'safety' | 'anatomy'>): SafetyRow {
  return {
    file, class: kind, verdict: safety.verdict,
    refused_by: safety.tiers.find(({ verdict }) => verdict === 'refuse')?.tier ?? null,
    codes: safety.tiers.flatMap(({ codes }) => codes), distance: anatomy?.distance ?? null, error: null,
  };
}

/** What the pictures of a run should get. `doubt`: review or refusal. */
export const EXPECTATIONS = ['refuse', 'doubt', 'read'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

export interface Shares {
  readonly n: number;
  readonly refused: number;
  readonly refused_share: number | null;
  readonly review: number;
  readonly review_share: number | null;
  readonly by_tier: Readonly<Record<'1' | '2' | '3' | 'unreadable', number>>;
}

export interface SafetySummary extends Shares {
  readonly expect: Expectation;
  /** The share that got what was expected. */
  readonly as_expected: number | null;
  readonly by_class: Readonly<Record<string, Shares>>;
  /** How many pictures each code was raised for, at whatever grade. */
  readonly by_code: Readonly<Record<string, number>>;
  /** Classes that a rule of their own holds for; not in the figures above. */
  readonly ruled_otherwise: Readonly<Record<string, Shares>>;
}

export function shares(rows: readonly SafetyRow[]): Shares {
  const refused = rows.filter(isRefused).length;
  const review = rows.filter(({ verdict }) => verdict === 'review').length;
  const by = (tier: SafetyTierNumber) => rows.filter(({ refused_by }) => refused_by === tier).length;
  const part = (count: number) => (rows.length === 0 ? null : Number((count / rows.length).toFixed(5)));
  return {
    n: rows.length, refused, refused_share: part(refused), review, review_share: part(review),
    by_tier: { 1: by(1), 2: by(2), 3: by(3), unreadable: rows.filter(({ verdict }) => verdict === 'unreadable').length },
  };
}

export function summarise(rows: readonly SafetyRow[], expect: Expectation): SafetySummary {
  const ruled = expect === 'refuse' ? rows.filter((row) => RULED_REVIEW.includes(row.class)) : [];
  const counted = rows.filter((row) => !ruled.includes(row));
  const all = shares(counted);
  return {
    expect, ...all,
    as_expected: all.n === 0 ? null : Number((asExpected(all, expect) / all.n).toFixed(5)),
    by_class: classes(counted), by_code: codes(counted), ruled_otherwise: classes(ruled),
  };
}

function asExpected({ n, refused, review }: Shares, expect: Expectation): number {
  if (expect === 'read') return n - refused;
  return expect === 'refuse' ? refused : refused + review;
}

function classes(rows: readonly SafetyRow[]): Record<string, Shares> {
  const names = [...new Set(rows.map((row) => row.class))].sort();
  return Object.fromEntries(names.map((name) => [name, shares(rows.filter((row) => row.class === name))]));
}

function codes(rows: readonly SafetyRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of rows.flatMap((row) => row.codes)) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}

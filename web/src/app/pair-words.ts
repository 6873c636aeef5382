/** Two visits held against each other, in words: for the follow-up's table and the report's comparison. */
import type { Visit } from '../domain/followup';
import { shownDifference, wholeMonths } from '../domain/units';
import type { Pair } from '../followup/pairs';
import { age, date, exactMonths, number, signed, signedMonths } from '../i18n/format';
import { t } from '../i18n/words';
import type { Block } from '../report/document';

const version = ({ pack }: Visit) => `${pack.name} ${pack.version}`;

/** The figures; null where they are not stated. */
export function pairFigures({ from, to, change }: Pair): { readonly change: string; readonly quotient: string } | null {
  const { range } = t.followUp.pairs;
  return change && {
    change: range(signedMonths(shownDifference(to.bone_age!.months, from.bone_age!.months)), signed(wholeMonths(change.low_months)), signed(wholeMonths(change.high_months))),
    quotient: range(number(change.quotient, 2), number(change.quotient_low, 2), number(change.quotient_high, 2)),
  };
}

/** Why no figures are stated, and what there is to say of those that are. */
export function pairNotes({ from, to, gap_months, change, marks, ages_apart_months }: Pair): readonly string[] {
  const words = t.followUp.pairs;
  return [
    ...marks.map((mark) => (mark === 'other_pack' ? `${words.marks.other_pack} ${words.versions(version(from), version(to))}` : words.marks[mark])),
    ...(change?.short ? [words.short(exactMonths(gap_months), exactMonths(wholeMonths(Math.max(change.high_months - change.months, change.months - change.low_months))))] : []),
    ...(ages_apart_months === null ? [] : [words.agesApart(signedMonths(wholeMonths(ages_apart_months)))]),
  ];
}

/** The report's comparison with the visit before. */
export function comparisonBlocks(pair: Pair): readonly Block[] {
  const { from, gap_months } = pair;
  const words = t.followUp.pairs;
  const figures = pairFigures(pair);
  const earlier = from.bone_age ? age(from.bone_age.months) : words.notStated;
  return [
    { kind: 'facts', facts: [
      [t.followUp.figure.track.legend.earlier, `${date(from.date)}: ${earlier} (${version(from)})`], [words.columns.gap, exactMonths(gap_months)],
      [words.columns.change, figures?.change ?? words.notStated], [words.columns.quotient, figures?.quotient ?? words.notStated],
    ].map(([term, value]) => ({ term: term!, value: value! })) },
    ...pairNotes(pair).map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

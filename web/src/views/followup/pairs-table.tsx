import type { Visit } from '../../domain/followup';
import { pairsOf, type Pair } from '../../followup/pairs';
import { shownDifference, wholeMonths } from '../../domain/units';
import { t } from '../../i18n/words';
import { date, exactMonths, number, percent, signed, signedMonths } from '../../i18n/format';
import { Icon } from '../common/icon';

/** How bone age went on between the visits, or why that is not stated. */
export function PairsTable({ visits }: { readonly visits: readonly Visit[] }) {
  const words = t.followUp.pairs;
  const pairs = pairsOf(visits);
  const level = pairs.find(({ change }) => change)?.change?.level;
  return (
    <section>
      <h3 id="pairs-heading">{words.heading}</h3>
      {level !== undefined && <p class="hint">{words.note(percent(level))}</p>}
      <div class="wide-table" tabIndex={0} role="region" aria-labelledby="pairs-heading">
        <table class="visits-table pairs-table">
          <thead><tr>{(['visits', 'gap', 'change', 'quotient'] as const).map((column) => <th scope="col">{words.columns[column]}</th>)}</tr></thead>
          {pairs.map((pair) => <PairRows key={`${pair.from.date} ${pair.from.film_sha256} ${pair.to.date} ${pair.to.film_sha256}`} pair={pair} />)}
        </table>
      </div>
    </section>
  );
}

/** The figures, and below them what there is to say: in sight on a narrow screen too. */
function PairRows({ pair: { from, to, gap_months, change, marks, ages_apart_months } }: { readonly pair: Pair }) {
  const words = t.followUp.pairs;
  const versions = ({ pack }: Visit) => `${pack.name} ${pack.version}`;
  const notes = [
    ...marks.map((mark) => (mark === 'other_pack' ? `${words.marks.other_pack} ${words.versions(versions(from), versions(to))}` : words.marks[mark])),
    ...(change?.short ? [words.short(exactMonths(gap_months), exactMonths(wholeMonths(Math.max(change.high_months - change.months, change.months - change.low_months))))] : []),
    ...(ages_apart_months === null ? [] : [words.agesApart(signedMonths(wholeMonths(ages_apart_months)))]),
  ];
  return (
    <tbody data-marks={marks.join(' ')}>
      <tr>
        <th scope="row">{words.fromTo(date(from.date), date(to.date))}</th>
        <td>{exactMonths(gap_months)}</td>
        {change
          ? <>
            <td>{words.range(signedMonths(shownDifference(to.bone_age!.months, from.bone_age!.months)), signed(wholeMonths(change.low_months)), signed(wholeMonths(change.high_months)))}</td>
            <td>{words.range(number(change.quotient, 2), number(change.quotient_low, 2), number(change.quotient_high, 2))}</td>
          </>
          : <><td>{words.notStated}</td><td>{words.notStated}</td></>}
      </tr>
      {notes.length > 0 && <tr><td colSpan={4}>{notes.map((note) => <p class="state state-look"><Icon name="look" /> <span>{note}</span></p>)}</td></tr>}
    </tbody>
  );
}

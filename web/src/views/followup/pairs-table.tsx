import type { Visit } from '../../domain/followup';
import { pairFigures, pairNotes } from '../../app/pair-words';
import { pairsOf, type Pair } from '../../followup/pairs';
import { t } from '../../i18n/words';
import { date, exactMonths, percent } from '../../i18n/format';
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
function PairRows({ pair }: { readonly pair: Pair }) {
  const words = t.followUp.pairs;
  const { from, to, gap_months, marks } = pair;
  const figures = pairFigures(pair);
  const notes = pairNotes(pair);
  return (
    <tbody data-marks={marks.join(' ')}>
      <tr>
        <th scope="row">{words.fromTo(date(from.date), date(to.date))}</th>
        <td>{exactMonths(gap_months)}</td>
        <td>{figures?.change ?? words.notStated}</td>
        <td>{figures?.quotient ?? words.notStated}</td>
      </tr>
      {notes.length > 0 && <tr><td colSpan={4}>{notes.map((note) => <p class="state state-look"><Icon name="look" /> <span>{note}</span></p>)}</td></tr>}
    </tbody>
  );
}

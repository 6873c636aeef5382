import { useMemo } from 'preact/hooks';
import { monthsInterval } from '../../app/study-words';
import type { ComparedFilm } from '../../study/compared';
import { readersAgreement, type Agreement } from '../../study/readers';
import { exactMonths, exactSignedMonths, number, percent } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Scrolled } from './measure-tables';

/** Reader against reader beside machine against reader; nothing for one reader alone. */
export function ReadersTable({ films, readers }: { readonly films: readonly ComparedFilm[]; readonly readers: readonly string[] }) {
  const words = t.study.readers;
  const pairs = useMemo(() => readersAgreement(films, readers.length), [films, readers.length]);
  const [first] = pairs;
  if (!first) return null;
  const nameOf = (who: Agreement['a']) => (who === 'machine' ? words.machine : readers[who] ?? '');
  return (
    <>
      <h3>{words.heading}</h3>
      <Scrolled label={words.heading}>
        <table class="figures-table">
          <caption>{words.caption(number(first.n))}</caption>
          <thead><tr><th scope="col">{words.pair}</th><th scope="col">{words.mae}</th><th scope="col">{words.bias}</th><th scope="col">{words.limits}</th><th scope="col">{words.within12}</th></tr></thead>
          <tbody>
            {pairs.map(({ a, b, mae, mae_interval, bias, bias_interval, limits, within_12 }) => (
              <tr key={`${a} ${b}`} data-pair={`${a} ${b}`}>
                <th scope="row">{words.minus(nameOf(a), nameOf(b))}</th>
                <td>{exactMonths(mae)}{mae_interval && <span class="unit">{t.study.range(exactMonths(mae_interval[0]), exactMonths(mae_interval[1]))}</span>}</td>
                <td>{exactSignedMonths(bias)}{bias_interval && <span class="unit">{monthsInterval(bias_interval)}</span>}</td>
                <td>{monthsInterval(limits)}</td>
                <td>{percent(within_12, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p class="hint">{words.note}</p>
    </>
  );
}

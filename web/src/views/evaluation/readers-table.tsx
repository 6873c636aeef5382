import { useMemo } from 'preact/hooks';
import { pairTexts } from '../../app/study-words';
import type { ComparedFilm } from '../../study/compared';
import { readersAgreement } from '../../study/readers';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Scrolled } from './measure-tables';

/** Reader against reader beside machine against reader; nothing for one reader alone. */
export function ReadersTable({ films, readers }: { readonly films: readonly ComparedFilm[]; readonly readers: readonly string[] }) {
  const words = t.study.readers;
  const pairs = useMemo(() => readersAgreement(films, readers.length), [films, readers.length]);
  const [first] = pairs;
  if (!first) return null;
  return (
    <>
      <h3>{words.heading}</h3>
      <Scrolled label={words.heading}>
        <table class="figures-table">
          <caption>{words.caption(number(first.n))}</caption>
          <thead><tr><th scope="col">{words.pair}</th><th scope="col">{words.mae}</th><th scope="col">{words.bias}</th><th scope="col">{words.limits}</th><th scope="col">{words.within12}</th></tr></thead>
          <tbody>
            {pairs.map((one) => {
              const { pair, mae, maeInterval, bias, biasInterval, limits, within12 } = pairTexts(one, readers);
              return (
                <tr key={`${one.a} ${one.b}`} data-pair={`${one.a} ${one.b}`}>
                  <th scope="row">{pair}</th>
                  <td>{mae}{maeInterval && <span class="unit">{maeInterval}</span>}</td>
                  <td>{bias}{biasInterval && <span class="unit">{biasInterval}</span>}</td>
                  <td>{limits}</td>
                  <td>{within12}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolled>
      <p class="hint">{words.note}</p>
    </>
  );
}

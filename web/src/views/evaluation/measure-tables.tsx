import type { ComponentChildren } from 'preact';
import { GROUP_MEASURES, groupText, intervalOf, measureText } from '../../app/study-words';
import type { Evaluation } from '../../study/evaluation';
import { MEASURES } from '../../study/metrics';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';

/** A table that may be wider than the page: it scrolls by itself, by keys too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return <div class="graph-table" tabIndex={0} role="region" aria-label={label}>{children}</div>;
}

/** Every figure of all films with its interval. */
export function MeasureTable({ evaluation, working }: { readonly evaluation: Evaluation; readonly working: boolean }) {
  const words = t.study.table;
  const [all] = evaluation.groups;
  if (!all) return null;
  return (
    <>
      <Scrolled label={words.caption}>
        <table class="figures-table">
          <caption>{words.caption}</caption>
          <thead><tr><th scope="col">{words.measure}</th><th scope="col">{words.value}</th><th scope="col">{words.interval}</th></tr></thead>
          <tbody>
            {MEASURES.map((measure) => (
              <tr key={measure} data-measure={measure}>
                <th scope="row">{t.study.measures[measure]}</th>
                <td>{measureText(measure, all.figures[measure])}</td>
                <td>{intervalOf(measure, all.intervals?.[measure] ?? null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p class="hint" role="status">{working ? words.working : words.note}</p>
    </>
  );
}

/** The figures that are asked for most, by sex, band of age and tier. */
export function GroupTable({ evaluation }: { readonly evaluation: Evaluation }) {
  const words = t.study.groupTable;
  return (
    <Scrolled label={words.caption}>
      <table class="figures-table">
        <caption>{words.caption}</caption>
        <thead><tr><th scope="col">{words.group}</th><th scope="col">{words.n}</th>{GROUP_MEASURES.map(([measure, column]) => <th key={measure} scope="col">{words[column]}</th>)}</tr></thead>
        <tbody>
          {evaluation.groups.map(({ key, figures, intervals }) => (
            <tr key={groupText(key)}>
              <th scope="row">{groupText(key)}</th>
              <td>{number(figures.n)}</td>
              {GROUP_MEASURES.map(([measure]) => (
                <td key={measure}>{measureText(measure, figures[measure])}{intervals?.[measure] && <span class="unit">{intervalOf(measure, intervals[measure])}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

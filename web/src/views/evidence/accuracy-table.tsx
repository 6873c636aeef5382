import type { Manifest } from '../../domain/manifest';
import { t } from '../../i18n/words';
import { number, percent, signed } from '../../i18n/format';

type Row = Manifest['performance'][number];

const CELLS: readonly (readonly [keyof typeof t.evidence.accuracy.columns, (row: Row) => string])[] = [
  ['n', (row) => number(row.n)],
  ['mae', (row) => number(row.mae, 2)],
  ['mae_female', (row) => number(row.mae_female, 2)],
  ['mae_male', (row) => number(row.mae_male, 2)],
  ['median', (row) => number(row.median, 2)],
  ['rmse', (row) => number(row.rmse, 2)],
  ['bias', (row) => signed(row.bias, 2)],
  ['r2', (row) => number(row.r2, 3)],
  ['stage_accuracy', (row) => percent(row.stage_accuracy, 1)],
  ['qwk', (row) => number(row.qwk, 3)],
  ['coverage90', (row) => percent(row.coverage90, 1)],
];

/** One column a part: the table stays narrow, and the figures of one part stand under each other. */
export function AccuracyTable({ manifest }: { readonly manifest: Manifest }) {
  return (
    <>
      <table class="figures-table">
        <caption>{t.evidence.accuracy.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.evidence.accuracy.columns.part}</th>
            {manifest.performance.map(({ part }) => <th scope="col">{t.evidence.accuracy.parts[part] ?? part}</th>)}
          </tr>
        </thead>
        <tbody>
          {CELLS.map(([name, cell]) => (
            <tr>
              <th scope="row">{t.evidence.accuracy.columns[name]}</th>
              {manifest.performance.map((row) => <td>{cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {t.evidence.accuracy.notes.map((note) => <p class="hint">{note}</p>)}
    </>
  );
}

import type { Maturity, MaturityFactor, Sex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { t } from '../../i18n/words';
import { factorText } from '../../app/words';
import { GradeMark } from './grade';

interface MaturityPanelProps {
  readonly maturity: Maturity;
  readonly manifest: Manifest;
  /** Where both sexes are shown. */
  readonly sex: Sex | null;
}

/** The five factors and their votes. Silent where none votes: a growing hand needs no table of it. */
export function MaturityPanel({ maturity, manifest, sex }: MaturityPanelProps) {
  const { mature, votes, factors } = maturity;
  if (votes === 0) return null;
  return (
    <details class="panel disclosure maturity" open={mature} data-mature={mature}>
      <summary>
        <h2>{t.maturity.heading}{sex && `, ${t.sexes[sex].toLowerCase()}`}</h2>
        <GradeMark grade={mature ? 'review' : 'good'} text={mature ? t.maturity.mature : t.maturity.growing} />
      </summary>
      <p class="votes">{t.maturity.votes(votes, manifest.maturity?.votes ?? 0)}</p>
      <table class="layers">
        <thead>
          <tr>
            <th scope="col">{t.maturity.columns.factor}</th>
            <th scope="col">{t.maturity.columns.value}</th>
            <th scope="col">{t.maturity.columns.limit}</th>
            <th scope="col">{t.maturity.columns.vote}</th>
          </tr>
        </thead>
        <tbody>{factors.map((factor) => <Factor factor={factor} />)}</tbody>
      </table>
    </details>
  );
}

function Factor({ factor: { code, value, limit, vote } }: { readonly factor: MaturityFactor }) {
  const { name, about } = t.maturityFactors[code];
  return (
    <tr data-factor={code} data-vote={vote}>
      <th scope="row" title={about}>{name}</th>
      <td class="figure-cell">{factorText(code, value)}</td>
      <td class="figure-cell">{factorText(code, limit)}</td>
      <td class="vote">{vote ? t.maturity.yes : t.maturity.no}</td>
    </tr>
  );
}

import type { Maturity, MaturityFactor, Sex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { en } from '../../i18n/en';
import { age, number, percent } from '../../i18n/format';
import { GradeMark } from './grade';

const words = en.maturity;
const TEXT: Record<'months' | 'share' | 'score', (value: number) => string> = {
  months: age, share: (value) => percent(value), score: (value) => number(value, 2),
};

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
        <h2>{words.heading}{sex && `, ${en.sexes[sex].toLowerCase()}`}</h2>
        <GradeMark grade={mature ? 'review' : 'good'} text={mature ? words.mature : words.growing} />
      </summary>
      <p class="votes">{words.votes(votes, manifest.maturity?.votes ?? 0)}</p>
      <table class="layers">
        <thead>
          <tr>
            <th scope="col">{words.columns.factor}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.limit}</th>
            <th scope="col">{words.columns.vote}</th>
          </tr>
        </thead>
        <tbody>{factors.map((factor) => <Factor factor={factor} />)}</tbody>
      </table>
    </details>
  );
}

function Factor({ factor: { code, value, limit, vote } }: { readonly factor: MaturityFactor }) {
  const { name, about, kind } = en.maturityFactors[code];
  const text = TEXT[kind];
  return (
    <tr data-factor={code} data-vote={vote}>
      <th scope="row" title={about}>{name}</th>
      <td class="figure-cell">{text(value)}</td>
      <td class="figure-cell">{text(limit)}</td>
      <td class="vote">{vote ? words.yes : words.no}</td>
    </tr>
  );
}

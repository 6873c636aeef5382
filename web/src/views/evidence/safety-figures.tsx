import type { Sex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { factorText } from '../../app/words';
import { t } from '../../i18n/words';
import { age, number, percent } from '../../i18n/format';

const SEXES: readonly Sex[] = ['female', 'male'];
const auc = ({ auc: middle, auc_low, auc_high }: { auc: number; auc_low: number; auc_high: number }) =>
  `${number(middle, 3)} (${number(auc_low, 3)}–${number(auc_high, 3)})`;
const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);
const label = (sex: Sex) => (sex === 'female' ? t.evidence.safety.girls : t.evidence.safety.boys);

/** What the pack measured of its own limits: shares of films by distance, and how well the vote on maturity tells. */
export function SafetyFigures({ manifest }: { readonly manifest: Manifest }) {
  const { anatomy, maturity } = manifest;
  return (
    <>
      {anatomy ? <Distance anatomy={anatomy} /> : <p class="hint">{t.evidence.safety.noAnatomy}</p>}
      {maturity ? <Vote maturity={maturity} /> : <p class="hint">{t.evidence.safety.noMaturity}</p>}
    </>
  );
}

function Distance({ anatomy: { distance, rates, source } }: { readonly anatomy: NonNullable<Manifest['anatomy']> }) {
  const limit = (range: typeof distance.review) => (range.high === null ? '' : number(range.high, 2, 0));
  return (
    <>
      <p>{t.evidence.safety.distance(limit(distance.review), limit(distance.refuse))} {sentence(source)}</p>
      <table class="figures-table">
        <caption>{t.evidence.safety.rates}</caption>
        <thead>
          <tr>
            <th scope="col">{t.evidence.safety.columns.films}</th>
            <th scope="col">{t.evidence.safety.columns.n}</th>
            <th scope="col">{t.evidence.safety.columns.review}</th>
            <th scope="col">{t.evidence.safety.columns.refuse}</th>
          </tr>
        </thead>
        <tbody>
          {rates.map(({ films, n, review, refuse }) => (
            <tr>
              <th scope="row">{films}</th>
              <td>{number(n)}</td>
              <td>{percent(review, 1)}</td>
              <td>{percent(refuse, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Vote({ maturity: { from_months, votes, factors, vote, source } }: { readonly maturity: NonNullable<Manifest['maturity']> }) {
  return (
    <>
      <p>{t.evidence.safety.maturity(votes, age(from_months.female), age(from_months.male))} {sentence(source)}</p>
      {SEXES.map((sex) => (
        <table class="figures-table">
          <caption>{t.evidence.safety.factors}: {label(sex).toLowerCase()}</caption>
          <thead>
            <tr>
              <th scope="col">{t.evidence.safety.factorColumns.factor}</th>
              <th scope="col">{t.evidence.safety.factorColumns.from}</th>
              <th scope="col">{t.evidence.safety.factorColumns.auc}</th>
            </tr>
          </thead>
          <tbody>
            {factors[sex].map((factor) => (
              <tr>
                <th scope="row">{t.maturityFactors[factor.code].name}</th>
                <td>{factorText(factor.code, factor.limit)}</td>
                <td>{auc(factor)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t.evidence.safety.vote}</th>
              <td>{number(votes)}</td>
              <td>{auc(vote[sex])}</td>
            </tr>
          </tbody>
        </table>
      ))}
      <table class="figures-table">
        <caption>{t.evidence.safety.vote}</caption>
        <thead><tr><th scope="col"><span class="visually-hidden">{t.evidence.safety.vote}</span></th>{SEXES.map((sex) => <th scope="col">{label(sex)}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">{t.evidence.safety.sensitivity}</th>{SEXES.map((sex) => <td>{percent(vote[sex].sensitivity, 1)}</td>)}</tr>
          <tr><th scope="row">{t.evidence.safety.specificity}</th>{SEXES.map((sex) => <td>{percent(vote[sex].specificity, 1)}</td>)}</tr>
        </tbody>
      </table>
    </>
  );
}

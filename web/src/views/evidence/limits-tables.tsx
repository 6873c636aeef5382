import type { Manifest } from '../../domain/manifest';
import { limitSymbols, limitText } from '../../app/check-words';
import { t } from '../../i18n/words';
import { percent } from '../../i18n/format';

/** The limits of every profile of the pack, with what each costs in good films. */
export function LimitsTables({ manifest }: { readonly manifest: Manifest }) {
  const { profiles, default_profile } = manifest.validation;
  const names = Object.keys(profiles).sort((a, b) => Number(b === default_profile) - Number(a === default_profile));
  return (
    <>
      {names.map((name) => (
        <table class="figures-table">
          <caption>{t.evidence.validation.profile(name, name === default_profile)}: {profiles[name]!.source}</caption>
          <thead>
            <tr>
              <th scope="col">{t.evidence.validation.columns.check}</th>
              <th scope="col">{t.evidence.validation.columns.limit}</th>
              <th scope="col">{t.evidence.validation.columns.refuses}</th>
            </tr>
          </thead>
          <tbody>
            {profiles[name]!.limits.map((limit) => (
              <tr>
                <th scope="row">{t.measures[limit.measure].name}</th>
                <td>{limitText({ ...limit, code: limit.measure })} {t.measures[limit.measure].unit}</td>
                <td>{limit.false_refusal_rate === null ? t.evidence.validation.unmeasured : percent(limit.false_refusal_rate, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {names.map((name) => profiles[name]!.quality && <QualityTable name={name} limits={profiles[name]!.quality} />)}
    </>
  );
}

type QualityLimits = NonNullable<Manifest['validation']['profiles'][string]['quality']>;

/** Two limits a measure: where to look, where to refuse. */
function QualityTable({ name, limits }: { readonly name: string; readonly limits: QualityLimits }) {
  const rate = (share: number | null) => (share === null ? '' : <> <span class="rate">({percent(share, 2)})</span></>);
  return (
    <table class="figures-table">
      <caption>{t.evidence.validation.quality(name)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.evidence.validation.columns.check}</th>
          <th scope="col">{t.evidence.validation.columns.review}</th>
          <th scope="col">{t.evidence.validation.columns.refuse}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map(({ measure, review, refuse, review_rate, refuse_rate }) => (
          <tr>
            <th scope="row">{t.quality[measure].name}</th>
            <td>{limitSymbols({ ...review, code: `quality_${measure}` })}{rate(review_rate)}</td>
            <td>{limitSymbols({ ...refuse, code: `quality_${measure}` })}{rate(refuse_rate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

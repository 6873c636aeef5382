import { useState } from 'preact/hooks';
import type { Sex } from '../../domain/assessment';
import { today } from '../../domain/chronology';
import { identityOf, type Manifest } from '../../domain/manifest';
import { sameSitePack } from '../../domain/site-calibration';
import { useSession } from '../../app/session';
import { formulaText } from '../../app/site-words';
import type { Comparison } from '../../study/compared';
import { FIT, profileOf, type FitOfSex } from '../../study/site-calibration';
import { exactMonths, exactSignedMonths, number, percent } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';
import { Scrolled } from './measure-tables';

interface SiteFitProps {
  /** Null until they are computed. */
  readonly fits: Readonly<Record<Sex, FitOfSex>> | null;
  readonly comparison: Comparison;
  readonly manifest: Manifest;
}

/** A line for each sex with what it gains, or why there is none; and the form by which somebody answers for it. */
export function SiteFit({ fits, comparison, manifest }: SiteFitProps) {
  const words = t.study.site.fit;
  return (
    <section aria-labelledby="site-fit-heading">
      <h3 id="site-fit-heading">{words.heading}</h3>
      <p class="hint">{words.lead(number(FIT.least_n))}</p>
      {fits === null ? <p class="hint">{t.study.table.working}</p> : <>
        <FitTable fits={fits} />
        <Sign fits={fits} comparison={comparison} manifest={manifest} />
      </>}
    </section>
  );
}

function FitTable({ fits }: { readonly fits: Readonly<Record<Sex, FitOfSex>> }) {
  const words = t.study.site.fit;
  return (
    <Scrolled label={words.caption}>
      <table class="figures-table">
        <caption>{words.caption}</caption>
        <thead><tr>
          <th scope="col">{t.report.fields.sex}</th><th scope="col">{words.films}</th><th scope="col">{words.line}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th>
          <th scope="col">{words.gain}</th><th scope="col">{words.coverage}</th><th scope="col">{words.verdict}</th>
        </tr></thead>
        <tbody>
          {[fits.female, fits.male].map(({ sex, n, line, refused }) => (
            <tr key={sex} data-fit={sex} data-refused={refused ?? undefined}>
              <th scope="row">{t.sexes[sex]}</th>
              <td>{number(n)}</td>
              {line ? <>
                <td>{formulaText(line)}</td>
                <td>{exactMonths(line.mae_before_months)}</td><td>{exactMonths(line.mae_after_months)}</td>
                <td>{exactSignedMonths(line.gain_months)}<span class="unit">{t.study.range(exactSignedMonths(line.gain_low_months), exactSignedMonths(line.gain_high_months))}</span></td>
                <td>{words.arrow(percent(line.coverage_before), percent(line.coverage_after))}</td>
              </> : <td colSpan={5}>{t.study.none}</td>}
              <td><span class={`state state-${refused ? 'look' : 'good'}`}><Icon name={refused ? 'look' : 'good'} /> <span>{refused ? words.refusals[refused](number(n), number(FIT.least_n)) : words.usable}</span></span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Sign({ fits, comparison: { packs }, manifest }: SiteFitProps & { readonly fits: Readonly<Record<Sex, FitOfSex>> }) {
  const { site } = useSession();
  const words = t.study.site.fit;
  const [signer, setSigner] = useState('');
  const [told, setTold] = useState<'signed' | 'needsSigner' | null>(null);
  const [pack] = packs;
  if (!pack || (fits.female.refused !== null && fits.male.refused !== null)) return <p>{words.none}</p>;
  if (!sameSitePack(pack, identityOf(manifest))) return <p class="state state-look"><Icon name="look" /> {words.otherPack}</p>;
  const sign = (event: SubmitEvent) => {
    event.preventDefault();
    const profile = signer.trim() === '' ? null : profileOf(fits, { signed_by: signer.trim(), date: today(), app_version: __APP_VERSION__, pack });
    setTold(profile ? 'signed' : 'needsSigner');
    if (profile) site.apply(profile);
  };
  return (
    <form class="stack site-sign" noValidate onSubmit={sign}>
      <label class="field"><span>{words.signer}</span><input type="text" name="signed-by" maxLength={200} autocomplete="off" value={signer} aria-invalid={told === 'needsSigner'} onInput={(event) => setSigner(event.currentTarget.value)} /></label>
      <p><button type="submit" class="button">{words.sign}</button></p>
      <p class="hint">{words.note} {site.profile.value && told !== 'signed' && words.replaces}</p>
      <p role="status">{told && words[told]}</p>
    </form>
  );
}

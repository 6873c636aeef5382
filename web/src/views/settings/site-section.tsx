import { useRef, useState } from 'preact/hooks';
import { identityOf } from '../../domain/manifest';
import { sameSitePack, type SiteProfile } from '../../domain/site-calibration';
import { useSession } from '../../app/session';
import { formulaText } from '../../app/site-words';
import { SiteFileError, type SiteFileFailure } from '../../study/site-file';
import { date, exactMonths, number, shortHash } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Confirm } from '../followup/sheets';
import { Section } from './section';

type Told = 'loaded' | 'removed' | 'saved' | SiteFileFailure | null;

/** The site's correction that is in force: by whom, of what, and the ways in, out and away. */
export function SiteSection() {
  const { site } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Told>(null);
  const [asking, setAsking] = useState(false);
  const words = t.study.site.settings;
  const profile = site.profile.value;
  const load = async (element: HTMLInputElement) => {
    const file = element.files?.[0];
    element.value = '';
    if (!file) return;
    try {
      site.load(await file.text());
      setTold('loaded');
    } catch (error) {
      setTold(error instanceof SiteFileError ? error.code : 'not_profile');
    }
  };
  const said = told === null ? '' : told === 'loaded' || told === 'removed' || told === 'saved' ? words[told] : words.failures[told];
  return (
    <Section name="site-calibration" heading={words.heading}>
      {profile ? <Facts profile={profile} /> : <p>{words.none}</p>}
      {profile && !site.kept.value && <p>{words.notKept}</p>}
      <p class="buttons">
        {profile && <button type="button" class="button" onClick={() => { site.save(); setTold('saved'); }}>{words.save}</button>}
        <button type="button" class="button" onClick={() => input.current?.click()}>{words.load}</button>
        {profile && <button type="button" class="button" onClick={() => setAsking(true)}>{words.remove}</button>}
      </p>
      <input ref={input} class="visually-hidden" type="file" accept=".json,application/json" tabIndex={-1} data-input="site" aria-label={words.load} onChange={(event) => void load(event.currentTarget)} />
      <p role="status">{said}</p>
      {asking && <Confirm title={words.remove} question={words.ask} confirm={words.confirm} onConfirm={() => { site.remove(); setTold('removed'); }} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Facts({ profile }: { readonly profile: SiteProfile }) {
  const { manifest } = useSession().commands.state.value;
  const words = t.study.site.settings;
  const { pack } = profile;
  const other = manifest && !sameSitePack(pack, identityOf(manifest));
  return (
    <>
      <dl class="facts">
        <dt>{words.signed}</dt><dd>{words.signedBy(profile.signed_by, date(profile.date))}</dd>
        <dt>{words.pack}</dt><dd>{pack.name} {pack.version}, <code title={pack.model_sha256}>{shortHash(pack.model_sha256)}</code></dd>
        {(['female', 'male'] as const).map((sex) => {
          const line = profile.lines[sex];
          return <><dt>{words[sex]}</dt><dd>{line ? words.line(formulaText(line), number(line.n), exactMonths(line.gain_months), exactMonths(line.gain_low_months), exactMonths(line.gain_high_months)) : words.notFitted}</dd></>;
        })}
      </dl>
      {other && <p>{words.otherPack}</p>}
    </>
  );
}

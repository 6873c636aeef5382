import type { Sex } from '../../domain/assessment';
import type { SiteProfile, Stated } from '../../domain/site-calibration';
import { age, date, number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

interface SiteNoteProps {
  readonly stated: Stated;
  readonly sex: Sex;
  readonly profile: SiteProfile | null;
}

/** Beside a figure that a site corrects: that it does, by what, and the figure without it. Or why it does not. */
export function SiteNote({ stated: { standing, plain }, sex, profile }: SiteNoteProps) {
  const words = t.study.site;
  const line = profile?.lines[sex];
  if (standing === null || profile === null) return null;
  if (standing.kind === 'silent' || !line) return <p class="site-note hint" data-site="silent">{words.notCorrected(words.silence[standing.kind === 'silent' ? standing.why : 'sex_not_fitted'])}</p>;
  const { bone_age_months, interval } = plain;
  return (
    <div class="site-note" data-site="corrected">
      <p class="state state-look"><Icon name="look" /> <b>{words.corrected}</b></p>
      <p data-uncorrected={bone_age_months}>{words.without(age(bone_age_months), age(interval.low_months), age(interval.high_months))}</p>
      <p class="hint">{words.by(number(line.n), profile.signed_by, date(profile.date))} {words.what}</p>
    </div>
  );
}

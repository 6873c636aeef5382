/** What is said of a site's correction: the same on the page and in every report. */
import type { Sex } from '../domain/assessment';
import type { SiteLine, SiteProfile, Stated } from '../domain/site-calibration';
import { age, date, number, signed } from '../i18n/format';
import { t } from '../i18n/words';

/** "age x 0.962 +3.1 mo, from 4 y to 15 y". */
export const formulaText = ({ slope, intercept_months, from_months, to_months }: SiteLine): string =>
  t.study.site.formula(number(slope, 3), signed(Math.round(intercept_months * 10) / 10, 1), age(from_months), age(to_months));

/** One sentence for an export; null without a profile. */
export function siteReportText({ standing, plain }: Stated, sex: Sex, profile: SiteProfile | null): string | null {
  const words = t.study.site;
  const line = profile?.lines[sex];
  if (standing === null || profile === null) return null;
  if (standing.kind === 'silent' || !line) return words.notCorrected(words.silence[standing.kind === 'silent' ? standing.why : 'sex_not_fitted']);
  const { bone_age_months, interval } = plain;
  return words.report(age(bone_age_months), age(interval.low_months), age(interval.high_months), formulaText(line), number(line.n), profile.signed_by, date(profile.date));
}

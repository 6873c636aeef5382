/** What is said of checks and of a reading's certainty, in one line each. */
import type { Agreement, Sex } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import type { Check } from '../domain/safety';
import { seenAges } from '../domain/second-look';
import { reasonLine } from '../app/check-words';
import { largestDifferenceText } from '../app/words';
import { exactSignedMonths } from '../i18n/format';
import { t } from '../i18n/words';

export const certaintyFact = (tier: string, lowered: string, action: string): string => [`${tier}.`, lowered, action].filter(Boolean).join(' ');

/** Differences alone: a mature hand has no age to tell. */
export function secondLookText(agreement: Agreement, manifest: Manifest, sex: Sex): string {
  const [, ...others] = seenAges(agreement, manifest, sex);
  const views = others.map(({ view, difference }) => `${t.secondLook.views[view].toLowerCase()} ${exactSignedMonths(difference)}`);
  return t.report.secondLook(views.join(', '), largestDifferenceText(agreement, manifest));
}

/** "Hand, refused: The film is unlike the hands the network knows. ..." */
export function checkLine(check: Check): string {
  const grade = check.sex ? `${t.grades[check.grade]}, ${t.sexes[check.sex]}` : t.grades[check.grade];
  return t.report.check(t.safetyTiers[check.tier].name, grade, reasonLine(check));
}

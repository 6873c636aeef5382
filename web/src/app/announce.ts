import { isMature, type Assessment, type SubjectSex } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { checksOf, count, refusalReasons } from '../domain/safety';
import { statedFor, type SiteProfile } from '../domain/site-calibration';
import { t, failureWords } from '../i18n/words';
import { age, exactMonths } from '../i18n/format';
import { reasonOf } from './check-words';
import { manifestOfFilm, shownAnswer, type ReadingOrder, type State } from './state';
import { asSex, intervalText, statedLimitText } from './words';

/** What a screen reader is told about the present state: once, because the same state gives the same sentence. */
export function announcement(state: State, order: ReadingOrder, profile: SiteProfile | null = null): string {
  const { phase, sex, looking } = state;
  const manifest = manifestOfFilm(state);
  if (looking) return t.secondLook.looking;
  switch (phase.kind) {
    case 'idle': return '';
    case 'reading': return t.announce.reading;
    case 'failed': return t.announce.failed(failureWords(phase.failure.code).title);
    case 'refused':
    case 'read': {
      if (!manifest) return '';
      const { assessment } = phase.reading;
      const answer = shownAnswer(state, order);
      if (answer === 'own') return t.own.ask;
      if (answer === 'refused') return refused(assessment, manifest);
      return answer === 'choose' || sex === null ? t.announce.chooseSex : verdict(assessment, manifest, sex, profile);
    }
  }
}

function refused(assessment: Assessment, manifest: Manifest): string {
  const reasons = refusalReasons(checksOf(assessment, manifest, assessment.subject.sex));
  return t.announce.refused(reasons.map((check) => reasonOf(check).title).join(' '));
}

function verdict(assessment: Assessment, manifest: Manifest, sex: SubjectSex, profile: SiteProfile | null): string {
  const { results, status } = assessment;
  if (!results) return '';
  const sexes = sex === 'unknown' ? (['female', 'male'] as const) : [sex];
  const verdicts = sexes.map((one) => {
    const { result, standing } = statedFor(assessment, one, profile, manifest)!;
    const as = asSex(one);
    if (isMature(result)) return t.announce.mature(as, statedLimitText(manifest, one));
    const said = t.announce.verdict(as, age(result.bone_age_months), intervalText(result), t.tiers[result.confidence.tier].name);
    return standing?.kind === 'corrected' ? `${said} ${t.study.site.announce}` : said;
  });
  const looks = sexes.flatMap((one) => {
    const { agreement } = results[one];
    return agreement ? [t.announce.secondLook(asSex(one), exactMonths(agreement.difference_months))] : [];
  });
  const { total, review, refuse } = count(checksOf(assessment, manifest, sex));
  const warning = status === 'read_against_refusal' ? `${t.verdict.againstRefusal}. ` : '';
  const look = review + refuse > 0 ? ` ${t.announce.look(t.safety.counts(total, review, refuse))}` : '';
  return warning + [...verdicts, ...looks].join(' ') + look;
}

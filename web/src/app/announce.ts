import type { Assessment, SubjectSex } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { checksOf, count, refusalReasons } from '../domain/safety';
import { en, failureWords } from '../i18n/en';
import { age, exactMonths } from '../i18n/format';
import { reasonOf } from './check-words';
import { answerOf, type State } from './state';
import { asSex, intervalText, isMature, statedLimitText } from './words';

/** What a screen reader is told about the present state: once, because the same state gives the same sentence. */
export function announcement({ phase, sex, manifest, looking }: State): string {
  if (looking) return en.secondLook.looking;
  switch (phase.kind) {
    case 'idle': return '';
    case 'reading': return en.announce.reading;
    case 'failed': return en.announce.failed(failureWords(phase.failure.code).title);
    case 'refused':
    case 'read': {
      if (!manifest) return '';
      const { assessment } = phase.reading;
      const answer = answerOf(phase.reading, sex);
      if (answer === 'refused') return refused(assessment, manifest);
      return answer === 'choose' || sex === null ? en.announce.chooseSex : verdict(assessment, manifest, sex);
    }
  }
}

function refused(assessment: Assessment, manifest: Manifest): string {
  const reasons = refusalReasons(checksOf(assessment, manifest, assessment.subject.sex));
  return en.announce.refused(reasons.map((check) => reasonOf(check).title).join(' '));
}

function verdict(assessment: Assessment, manifest: Manifest, sex: SubjectSex): string {
  const { results, status } = assessment;
  if (!results) return '';
  const sexes = sex === 'unknown' ? (['female', 'male'] as const) : [sex];
  const verdicts = sexes.map((one) => {
    const result = results[one];
    const as = asSex(one);
    if (isMature(result)) return en.announce.mature(as, statedLimitText(manifest, one));
    return en.announce.verdict(as, age(result.bone_age_months), intervalText(result), en.tiers[result.confidence.tier].name);
  });
  const looks = sexes.flatMap((one) => {
    const { agreement } = results[one];
    return agreement ? [en.announce.secondLook(asSex(one), exactMonths(agreement.difference_months))] : [];
  });
  const { total, review, refuse } = count(checksOf(assessment, manifest, sex));
  const warning = status === 'read_against_refusal' ? `${en.verdict.againstRefusal}. ` : '';
  const look = review + refuse > 0 ? ` ${en.announce.look(en.safety.counts(total, review, refuse))}` : '';
  return warning + [...verdicts, ...looks].join(' ') + look;
}

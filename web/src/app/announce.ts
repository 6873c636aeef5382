import { en, failureWords } from '../i18n/en';
import { age } from '../i18n/format';
import { intervalText, refusalText } from './words';
import type { State } from './state';

/** What a screen reader is told about the present state: once, because the same state gives the same sentence. */
export function announcement({ phase, sex }: State): string {
  switch (phase.kind) {
    case 'idle': return '';
    case 'reading': return en.announce.reading;
    case 'failed': return en.announce.failed(failureWords(phase.failure.code).title);
    case 'refused': return en.announce.refused(refusalText(phase.reading.assessment.validation));
    case 'read': {
      const { results, status } = phase.reading.assessment;
      if (!results) return '';
      if (sex === null) return en.announce.chooseSex;
      const warning = status === 'read_against_refusal' ? `${en.verdict.againstRefusal}. ` : '';
      const shown = sex === 'unknown' ? (['female', 'male'] as const) : [sex];
      const verdicts = shown.map((one) => {
        const result = results[one];
        return en.announce.verdict(
          one === 'female' ? en.sex.asFemale : en.sex.asMale,
          age(result.bone_age_months), intervalText(result), en.tiers[result.confidence.tier].name,
        );
      });
      return warning + verdicts.join(' ');
    }
  }
}

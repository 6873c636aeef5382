/** The case as far as the page's state knows it: the reading, the film's file and the sex. What nobody has asked for is null. */
import type { Case } from '../domain/case';
import { readingOf, type State } from './state';

/** Null while nothing has been read or refused. */
export function caseOfState({ phase, sex, source, picture, opinion }: State): Case | null {
  const reading = readingOf(phase);
  if (reading === null) return null;
  return {
    reading, synthetic: source?.synthetic ?? false,
    child: {
      label: '', sex, birth_date: picture?.dicom?.tags.birthDate ?? null, examination_date: picture?.dicom?.tags.filmDate ?? null, typed_age_months: null,
      gestation_weeks: null, contraindications: [], indication: '', height: null, parents: null,
    },
    chronological_age_months: null, growth: null, sd_table: 'brush', tw3: null, own: opinion.own, judgement: opinion.judgement, study: picture?.dicom?.study ?? null,
  };
}

/** The case as far as film, sex and tags make it. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Case } from '../domain/case';
import { monthsBetween } from '../followup/pairs';
import type { FollowUpSource } from '../followup/source';
import { answerOf, readingOf, type State } from './state';

export const sourceOf = (state: ReadonlySignal<State>): FollowUpSource => ({ current: computed(() => caseOf(state.value)), curve: () => null });

/** Null while nothing is stated, and while the record for the chosen sex is on its way. */
function caseOf({ phase, sex, source, picture }: State): Case | null {
  const reading = readingOf(phase);
  if (!reading) return null;
  const answer = answerOf(reading, sex);
  if (answer === 'choose' || (answer === 'read' && reading.assessment.subject.sex !== sex)) return null;
  const tags = picture?.dicom?.tags ?? null;
  const [birth_date, examination_date] = [tags?.birthDate ?? null, tags?.filmDate ?? null];
  const byDates = birth_date !== null && examination_date !== null ? monthsBetween(birth_date, examination_date) : null;
  return {
    reading, synthetic: source?.synthetic ?? false,
    child: {
      label: '', sex, birth_date, examination_date, typed_age_months: null, gestation_weeks: null, contraindications: [], indication: '', height: null, parents: null,
    },
    chronological_age_months: byDates !== null && byDates >= 0 ? byDates : null,
    growth: null, sd_table: 'brush', tw3: null, own: null, judgement: null, study: null,
  };
}

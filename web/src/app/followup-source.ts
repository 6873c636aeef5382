/** The case as far as film, sex, tags and the reader's opinion make it: what is shown, and nothing before it is. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Case } from '../domain/case';
import { monthsBetween } from '../followup/pairs';
import type { FollowUpSource } from '../followup/source';
import type { Settings } from './settings';
import { readingOf, shownAnswer, type ReadingOrder, type State } from './state';

export const sourceOf = (state: ReadonlySignal<State>, settings: ReadonlySignal<Settings>): FollowUpSource => ({
  current: computed(() => caseOf(state.value, settings.value.order)), curve: () => null,
});

/** Null also while the record for the chosen sex is on its way. */
function caseOf(state: State, order: ReadingOrder): Case | null {
  const { phase, sex, source, picture, opinion } = state;
  const reading = readingOf(phase);
  const answer = shownAnswer(state, order);
  if (!reading || (answer !== 'refused' && answer !== 'read') || (answer === 'read' && reading.assessment.subject.sex !== sex)) return null;
  const tags = picture?.dicom?.tags ?? null;
  const [birth_date, examination_date] = [tags?.birthDate ?? null, tags?.filmDate ?? null];
  const byDates = birth_date !== null && examination_date !== null ? monthsBetween(birth_date, examination_date) : null;
  return {
    reading, synthetic: source?.synthetic ?? false,
    child: {
      label: '', sex, birth_date, examination_date, typed_age_months: null, gestation_weeks: null, contraindications: [], indication: '', height: null, parents: null,
    },
    chronological_age_months: byDates !== null && byDates >= 0 ? byDates : null,
    growth: null, sd_table: 'brush', tw3: null, own: opinion.own, judgement: opinion.judgement, study: null,
  };
}

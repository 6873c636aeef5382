/** What follow-up and log may keep: the case, once its answer is on the page and is that of the chosen sex. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { standing } from '../../../cpp/data/clinical-tables.json';
import type { Case } from '../domain/case';
import type { FollowUpSource } from '../followup/source';
import type { Settings } from './settings';
import { readingOf, shownAnswer, type ReadingOrder, type State } from './state';

export const sourceOf = (open: ReadonlySignal<Case | null>, state: ReadonlySignal<State>, settings: ReadonlySignal<Settings>): FollowUpSource => ({
  current: computed(() => (isShown(state.value, settings.value.order) ? open.value : null)),
  curve: (sex, table = settings.value.sdTable) => {
    const points = standing[table][sex].map(([chronological_age_months, sd_months]) => ({ chronological_age_months: chronological_age_months!, sd_months: sd_months! }))
      // Where the core is silent there is no band either.
      .filter(({ chronological_age_months }) => chronological_age_months >= standing.limits.least_months);
    return { table, points };
  },
});

function isShown(state: State, order: ReadingOrder): boolean {
  const answer = shownAnswer(state, order);
  return answer === 'refused' || (answer === 'read' && readingOf(state.phase)?.assessment.subject.sex === state.sex);
}

/** The bone age on the page against the child's age, over the band of the table that was chosen, after the earlier visits of the same child. */
import type { Sex } from '../domain/assessment';
import type { Case } from '../domain/case';
import { byDate, type Visit } from '../domain/followup';
import { today } from '../domain/chronology';
import type { Figure } from '../figures/figure';
import { trackFigure } from '../figures/track';
import { FollowUpError } from '../followup/error';
import { pairOf, type Pair } from '../followup/pairs';
import { visitOf } from '../followup/visit';
import type { Session } from './session';

/** Null without a chronological age, a sex and an answer on the page: there is nothing to hold against anything. */
export function standingTrack({ followUp, growth }: Pick<Session, 'followUp' | 'growth'>, width: number): Figure | null {
  const { sex, visits } = visitsUpTo(followUp) ?? { visits: [] };
  if (!sex || (visits[visits.length - 1]?.chronological_age_months ?? null) === null) return null;
  return trackFigure(visits, { width, curve: followUp.source.curve(sex, growth.table.value), undated: followUp.source.current.value?.child.examination_date === null });
}

/** The case on the page against the visit before it; null where there is none. */
export function lastPair(followUp: Session['followUp']): Pair | null {
  const { visits } = visitsUpTo(followUp) ?? { visits: [] };
  const [from, to] = visits.slice(-2);
  return from && to ? pairOf(from, to) : null;
}

/** The earlier visits of the same child and, last, the case on the page. */
function visitsUpTo(followUp: Session['followUp']): { readonly sex: Sex; readonly visits: readonly Visit[] } | null {
  const read = followUp.source.current.value;
  const sex = read?.child.sex;
  if (!read || !read.reading.assessment.results || (sex !== 'female' && sex !== 'male')) return null;
  const visit = asVisit(read, read.chronological_age_months);
  return visit && { sex, visits: [...byDate(earlierVisits(read, visit, followUp)), visit] };
}

/** As follow-up would keep it: what it would not is not drawn. */
function asVisit(read: Case, chronological_age_months: number | null): Visit | null {
  try {
    return visitOf(read, { date: read.child.examination_date ?? today(), chronological_age_months }, { app_version: __APP_VERSION__, now: new Date() });
  } catch (error) {
    if (error instanceof FollowUpError) return null;
    throw error;
  }
}

/** Of the file that has this film already, or is kept under the name that was written. */
function earlierVisits({ child }: Case, visit: Visit, { state }: Session['followUp']): readonly Visit[] {
  if (state.value.kind !== 'open') return [];
  const { patients } = state.value.kept;
  const file = patients.find(({ visits }) => visits.some(({ film_sha256 }) => film_sha256 === visit.film_sha256))
    ?? (child.label === '' ? undefined : patients.find(({ label }) => label === child.label));
  return file?.visits.filter(({ film_sha256, date, sex }) => film_sha256 !== visit.film_sha256 && date <= visit.date && sex === visit.sex) ?? [];
}

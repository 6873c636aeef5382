/** From the case on the page to a visit: what of it is kept. Nothing of the film's pixels, its name or its tags. */
import { isMature } from '../domain/assessment';
import type { Case } from '../domain/case';
import { isDate } from '../domain/chronology';
import { byDate, sameVisit, type Patient, type Visit } from '../domain/followup';
import { overridesOf } from '../domain/overrides';
import type { Edit } from './store';
import { FollowUpError } from './error';

/** What the case may not know, asked beside it. */
export interface Dated {
  /** Of the film, ISO. */
  readonly date: string;
  readonly chronological_age_months: number | null;
}

export interface Circumstances {
  readonly app_version: string;
  readonly now: Date;
}

/** A patient who is kept, or a new one's name or code. */
export type Target = { readonly id: string } | { readonly label: string };

export function visitOf(read: Case, { date, chronological_age_months }: Dated, { app_version, now }: Circumstances): Visit {
  const { child, reading, synthetic, own, judgement, growth } = read;
  const { assessment } = reading;
  const { sex } = child;
  if (sex !== 'female' && sex !== 'male') throw new FollowUpError('sex_unknown');
  if (!isDate(date)) throw new FollowUpError('no_date');
  // The child may be ahead of UTC by up to 14 hours: a day's grace.
  if (Date.parse(date) > now.getTime() + 24 * 3600 * 1000) throw new FollowUpError('date_in_future', date);
  const result = assessment.results?.[sex] ?? null;
  const mature = isMature(result);
  const { pack } = assessment;
  return {
    film_sha256: reading.film_sha256,
    date,
    recorded: now.toISOString(),
    app_version,
    core_version: assessment.core_version,
    synthetic,
    sex,
    chronological_age_months,
    status: assessment.status,
    overrides: overridesOf(reading),
    pack: { name: pack.name, version: pack.version, model_sha256: pack.model_sha256 },
    engine: { runtime: reading.engine.runtime, provider: reading.engine.provider, threads: reading.engine.threads },
    safety: assessment.safety.verdict,
    confidence: result?.confidence.tier ?? null,
    mature,
    bone_age: result === null || mature ? null : {
      months: result.bone_age_months, low_months: result.interval.low_months, high_months: result.interval.high_months, level: result.interval.level,
    },
    own: own && { bone_age_months: own.bone_age_months, before_machine: own.before_machine },
    judgement: judgement && { verdict: judgement.verdict, remark: judgement.remark, reader: judgement.reader },
    standing: (growth?.standing ?? []).map(({ table, silence, sd_months, sds, verdict, normal_months }) => ({ table, silence, sd_months, sds, verdict, normal_months })),
    height: child.height && {
      cm: child.height.cm, chronological_age_months: child.height.chronological_age_months, date: child.height.date, method: child.height.method,
    },
  };
}

/** The visit put among the patients. The same film of the same date takes the place of what was read from it before. */
export function addVisit(patients: readonly Patient[], target: Target, visit: Visit, newId: () => string): Edit {
  if ('label' in target) {
    const label = freeLabel(patients, target.label, null);
    const id = newId();
    return { id, patient: { id, label, visits: [visit] } };
  }
  const patient = patients.find(({ id }) => id === target.id);
  if (!patient) throw new FollowUpError('gone');
  const before = patient.visits.find((one) => sameVisit(one, visit));
  const others = patient.visits.filter((one) => !sameVisit(one, visit));
  // Another child's film, or another child's file.
  if (others.some(({ sex }) => sex !== visit.sex)) throw new FollowUpError('other_sex');
  // What the reader and the examination said of this film holds for it, whoever reads it again; a judgement is of one machine reading.
  const kept: Visit = before ? { ...visit, own: visit.own ?? before.own, height: visit.height ?? before.height } : visit;
  return { id: patient.id, patient: { ...patient, visits: byDate([...others, kept]) } };
}

/** A label that tells this patient from the others: trimmed, not empty, not another's. */
export function freeLabel(patients: readonly Patient[], wanted: string, own: string | null): string {
  const label = wanted.trim().slice(0, 200);
  if (label === '') throw new FollowUpError('label_empty');
  if (patients.some((other) => other.id !== own && other.label === label)) throw new FollowUpError('label_taken', label);
  return label;
}

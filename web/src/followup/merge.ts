/** Files from elsewhere put together with what is kept: nothing is doubled, nothing is taken away, no two children become one. */
import { byDate, sameVisit, type Patient, type Visit } from '../domain/followup';
import type { Edit } from './store';

export interface Merged {
  readonly edits: readonly Edit[];
  readonly newPatients: number;
  /** Put to patients who were there. */
  readonly newVisits: number;
  /** Of one film and date, recorded later in the file than here. */
  readonly replaced: number;
  /** There already. */
  readonly known: number;
  /** Labels that another patient had, and what was made of them. */
  readonly renamed: readonly (readonly [string, string])[];
}

/**
 * A patient of the file is one who is kept where the ids are the same, or where the labels are and a visit is in common: two clinics may
 * call different children by one code.
 */
export function merge(kept: readonly Patient[], imported: readonly Patient[]): Merged {
  const now = new Map(kept.map((patient) => [patient.id, patient]));
  const changed = new Set<string>();
  const renamed: [string, string][] = [];
  let [newPatients, newVisits, replaced, known] = [0, 0, 0, 0];

  for (const patient of imported) {
    const all = [...now.values()];
    const same = now.get(patient.id) ?? all.find(({ label, visits }) => label === patient.label && visits.some((one) => patient.visits.some((other) => sameVisit(one, other))));
    if (!same) {
      const label = unusedLabel(all, patient.label);
      if (label !== patient.label) renamed.push([patient.label, label]);
      now.set(patient.id, { id: patient.id, label, visits: byDate(patient.visits.reduce(withVisit, [])) });
      changed.add(patient.id);
      newPatients += 1;
      continue;
    }
    let visits = same.visits;
    for (const visit of patient.visits) {
      const before = visits.find((one) => sameVisit(one, visit));
      if (before && before.recorded >= visit.recorded) known += 1;
      else {
        if (before) replaced += 1;
        else newVisits += 1;
        visits = withVisit(visits, visit);
      }
    }
    if (visits !== same.visits) {
      now.set(same.id, { ...same, visits: byDate(visits) });
      changed.add(same.id);
    }
  }
  return { edits: [...changed].map((id) => ({ id, patient: now.get(id)! })), newPatients, newVisits, replaced, known, renamed };
}

/** The later record of a visit holds. */
function withVisit(visits: readonly Visit[], visit: Visit): readonly Visit[] {
  const before = visits.find((one) => sameVisit(one, visit));
  if (before && before.recorded >= visit.recorded) return visits;
  return [...visits.filter((one) => one !== before), visit];
}

function unusedLabel(patients: readonly Patient[], label: string): string {
  const taken = new Set(patients.map((patient) => patient.label));
  if (!taken.has(label)) return label;
  let number = 2;
  while (taken.has(`${label} (${number})`)) number += 1;
  return `${label} (${number})`;
}

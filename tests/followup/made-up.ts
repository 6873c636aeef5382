/** Made-up patients and cases. */
import type { Case } from '../../web/src/domain/case';
import type { Patient, Visit } from '../../web/src/domain/followup';
import { fakeReader } from '../web/fake-reader';
import type { Parts } from '../web/made-up';

export const hash = (digit: string) => digit.repeat(64);

export const visit = (changes: Partial<Visit> = {}): Visit => ({
  film_sha256: hash('a'), date: '2024-03-09', recorded: '2026-01-02T03:04:05.000Z', app_version: '0.0.0', core_version: '0.3.0', synthetic: false, sex: 'female',
  chronological_age_months: 96, status: 'read', overrides: [], pack: { name: 'carpal-b4', version: '0.3.4', model_sha256: hash('e') },
  engine: { runtime: 'onnxruntime-web 1.30.0', provider: 'wasm', threads: 2 }, safety: 'good', confidence: 'high', mature: false,
  bone_age: { months: 99, low_months: 88, high_months: 111, level: 0.9 }, own: null, judgement: null, standing: [], height: null, ...changes,
});

/** As a page of before 1.1 kept it. */
export function older(changes: Partial<Visit> = {}): Visit {
  const kept = { ...visit(changes) };
  delete (kept as { overrides?: unknown }).overrides;
  return kept;
}

/** Two years on, with everything that a visit can hold. */
export const later = (changes: Partial<Visit> = {}): Visit => visit({
  film_sha256: hash('b'), date: '2026-03-09', overrides: ['placed', 'rendering'], chronological_age_months: 120, bone_age: { months: 126, low_months: 114, high_months: 137, level: 0.9 },
  own: { bone_age_months: 123, before_machine: true }, judgement: { verdict: 'agrees', remark: 'thumb cut off', reader: 'R. Eader' },
  standing: [
    { table: 'brush', silence: null, sd_months: 11.73, sds: 0.51, verdict: 'normal', normal_months: [96.54, 143.46] },
    { table: 'stanford', silence: 'outside_table', sd_months: null, sds: null, verdict: null, normal_months: null },
  ],
  height: { cm: 138.4, chronological_age_months: 120, date: '2026-03-09', method: 'standing' }, ...changes,
});

export const patient = (changes: Partial<Patient> = {}): Patient => ({ id: 'one', label: 'K-17', visits: [visit(), later()], ...changes });

/** As the page has it when a film has been read as a girl's. */
export async function caseOf(changes: Partial<Case> = {}, child: Partial<Case['child']> = {}, parts: Partial<Parts> = {}): Promise<Case> {
  const sex = child.sex === undefined ? 'female' : child.sex;
  const reading = await fakeReader(parts).reassess(new AbortController().signal, { subject: { sex: sex ?? 'unknown' }, profile: '', override: false, secondLook: 'never' });
  return {
    reading, synthetic: false, chronological_age_months: 96, growth: null, own_growth: null, site_profile: null, second_opinion: null, sd_table: 'brush', tw3: null, own: null, judgement: null, study: null,
    child: {
      label: '', sex, birth_date: null, examination_date: '2024-03-09', typed_age_months: null, gestation_weeks: null, contraindications: [], indication: '',
      height: null, parents: null, ...child,
    },
    ...changes,
  };
}

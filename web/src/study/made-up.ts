/** Made-up studies for tests. */
import type { Sex, Tier } from '../domain/assessment';
import type { Study, StudyReading, StudyRow } from '../domain/study';
import { random } from './bootstrap';
import { stageOf } from './metrics';

const BOUNDS = [24, 60, 120, 168, 204];
const KEYS = ['infancy', 'early_childhood', 'mid_childhood', 'early_adolescence', 'late_adolescence', 'near_maturity'];

export const pack = { name: 'carpal-b4', version: '1.0.0', model_sha256: '4e1f0c6d2b9a875343e0d1c2b3a49586978695a4b3c2d1e0f1a2b3c4d5e6f708' };

export function reading(months: number, changes: Partial<StudyReading> = {}): StudyReading {
  return {
    status: 'read', bone_age_months: months, low_months: months - 12, high_months: months + 12, stage: { index: stageOf(months, BOUNDS), key: KEYS[stageOf(months, BOUNDS)]!, probability: 0.8 },
    tier: 'high', codes: [], file_codes: [], pack, engine: { runtime: 'onnxruntime-web 1.30.0', provider: 'wasm', threads: 1, self_test: null, fallback: null }, milliseconds: 600, ...changes,
  };
}

export function row(index: number, sex: Sex | null, truths: readonly (number | null)[], outcome: StudyRow['outcome'] | StudyReading, changes: Partial<StudyRow> = {}): StudyRow {
  return {
    index, name: `film ${index}.png`, film_sha256: index.toString(16).padStart(64, '0'), sex, chronological_months: null, truths,
    outcome: 'status' in outcome ? { kind: 'done', reading: outcome } : outcome, ...changes,
  };
}

/** Films of all ages whose predictions are `slope` x truth + `shift` with noise of about `sd` months; the same seed gives the same films. */
export function study(films: number, { shift = 0, slope = 1, sd = 7, readers = 1, seed = 1 } = {}): Study {
  const next = random(seed);
  const share = () => next() / 0x1_0000_0000;
  const noise = () => (share() + share() + share() + share() - 2) * Math.sqrt(3);
  const tiers: readonly Tier[] = ['high', 'medium', 'low'];
  const rows = Array.from({ length: films }, (_, index): StudyRow => {
    const truth = 12 + share() * 190;
    const truths = Array.from({ length: readers }, (_one, reader) => Math.round(truth + (reader === 0 ? 0 : noise() * 6)));
    const tier = tiers[Math.min(2, Math.floor(share() ** 2 * 3))]!;
    const months = Math.min(228, Math.max(0, truth * slope + shift + noise() * sd * (1 + tiers.indexOf(tier) / 2)));
    const half = 10 + 4 * tiers.indexOf(tier) + share() * 5;
    const stage = stageOf(months, BOUNDS);
    return row(index, index % 2 ? 'male' : 'female', truths, reading(months, {
      tier, low_months: Math.max(0, months - half), high_months: Math.min(228, months + half), stage: { index: stage, key: KEYS[stage]!, probability: 0.35 + 0.6 * share() },
    }));
  });
  return { readers: ['Truth', 'Reader B', 'Reader C'].slice(0, readers), rows };
}

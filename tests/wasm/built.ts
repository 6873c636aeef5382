/** The built core and the pack of this repository, for tests in Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Core } from '../../web/src/core/core';
import type { CoreModule } from '../../web/src/core/core.d';
import { forgetCoreModule, loadCoreModule } from '../../web/src/core/load';
import { defaultCore, defaultPack, repository } from '../../scripts/lib/engine';

export const never = new AbortController().signal;

export const packManifestText = readFileSync(join(defaultPack, 'manifest.json'), 'utf8');

/** A manifest as JSON of any shape: tests break it on purpose. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export const packManifest = () => JSON.parse(packManifestText) as { [key: string]: Json };

/** The pack's reference, null where its manifest has no anatomy. */
export function packReference(): Uint8Array | null {
  const { anatomy, files } = packManifest() as unknown as { anatomy?: unknown; files: { reference?: { path: string } } };
  return anatomy === undefined ? null : new Uint8Array(readFileSync(join(defaultPack, files.reference!.path)));
}

/** A module of its own, so that a test's heap is its own too. */
export async function freshModule(): Promise<CoreModule> {
  const url = pathToFileURL(defaultCore).href;
  forgetCoreModule(url);
  return loadCoreModule({ url, wasmBinary: new Uint8Array(readFileSync(join(defaultCore, 'carpal.wasm'))) });
}

export async function freshCore(manifestText = packManifestText, reference = packReference()): Promise<Core> {
  const core = new Core(await freshModule());
  core.configure(manifestText, reference);
  return core;
}

export const readRepository = (path: string) => new Uint8Array(readFileSync(join(repository, path)));
export const readJson = (path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8')) as unknown;

/** What the average film of a reference has for each output that the manifest's anatomy names. */
function averageFilm(manifest: { [key: string]: Json }, reference: Uint8Array): Map<string, number[]> {
  const { anatomy, outputs } = manifest as unknown as { anatomy?: { inputs: string[] }; outputs: { name: string; shape: number[] }[] };
  let at = 16;      // behind the magic and two sizes
  return new Map((anatomy?.inputs ?? []).map((name) => {
    const size = outputs.find((output) => output.name === name)!.shape.reduce((product, side) => product * side, 1);
    const view = new DataView(reference.buffer, reference.byteOffset + at, 4 * size);
    at += 4 * size;
    return [name, Array.from({ length: size }, (_, i) => view.getFloat32(4 * i, true))];
  }));
}

/** Plausible outputs of the network: a girl and a boy of about ten, in the third stage. Of the pack where no manifest is given, and then with the features of an average film. */
export function plausibleOutputs(own?: { [key: string]: Json }): Float32Array {
  const [manifest, reference] = own ? [own, null] : [packManifest(), packReference()];
  const { outputs } = manifest as unknown as { outputs: { name: string; shape: number[] }[] };
  const average = reference === null ? new Map<string, number[]>() : averageFilm(manifest, reference);
  return Float32Array.from(outputs.flatMap(({ name, shape }) => {
    const size = shape.reduce((product, side) => product * side, 1);
    if (name === 'age') return [-0.2, -0.1];
    if (name === 'spread') return [-2, -2];
    if (name === 'stage_logits') return Array.from({ length: size }, (_, index) => (index % (size / 2) === 2 ? 3 : 0));
    if (average.has(name)) return average.get(name)!;
    // The core refuses features that are all the same.
    if (name === 'features') return Array.from({ length: size }, (_, index) => (index % 2) / 10);
    return Array.from({ length: size }, () => (name === 'maturity_evidence' ? -3 : 0));
  }));
}

/** The pack's manifest with every part of schema 1.1, made small where the core works on them. */
export function fullManifest(): { [key: string]: Json } {
  const pack = packManifest() as unknown as {
    input: { [key: string]: Json }; files: { model: Json }; outputs: { name: string; shape: number[] }[]; calibration: { [key: string]: { [key: string]: Json } };
    validation: { profiles: { [key: string]: { [key: string]: Json } } };
  };
  const upper = (high: number | null) => ({ low: null, high });
  const factor = (code: string, limit: number) => ({ code, limit, auc: 0.97, auc_low: 0.95, auc_high: 0.98 });
  const factors = (months: number) => [
    factor('age_at_ceiling', months), factor('near_maturity_probability', 0.5), factor('interval_at_ceiling', months + 10),
    factor('reference_distance', 0), factor('fused_physes', 0.5),
  ];
  const vote = { auc: 0.98, auc_low: 0.97, auc_high: 0.99, sensitivity: 0.9, specificity: 0.95 };
  const quality = QUALITY_MEASURES.map((measure) => ({
    measure, review: { low: -1, high: 1e5 }, refuse: measure === 'blockiness' ? upper(null) : { low: -2, high: 1e6 }, review_rate: 0.01, refuse_rate: null,
  }));
  const own = pack.outputs.filter(({ name }) => !['features', 'texture', 'maturity_evidence'].includes(name));
  const { calibrated, ...others } = pack.validation.profiles;
  return {
    ...packManifest(),
    schema_version: '1.1',
    input: { ...pack.input, placement: { certainty: 0.9, least_turn_degrees: 12, most_field_share: 0.8, mirror_certainty: 0.9, source: 'tests' } },
    files: { model: pack.files.model, reference: { path: 'reference.bin', bytes: 70, sha256: 'ab12'.repeat(16) }, self_test: { path: 'self_test.bin', bytes: 5625, sha256: 'cd34'.repeat(16) } },
    errors: {
      part: 'holdout', bin_months: 3, by_tier: [{ tier: 'high', n: 3, mae: 6.5, median: 5, p90: 12, bias: -0.1 }],
      by_age: [{ sex: 'female', from_months: 0, to_months: 60, n: 3, mae: 6.5, median: 5, p90: 12, bias: -0.1, counts: [1, 2] }],
    },
    self_test: { age_months: [100, 110], stage_probabilities: [[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]], within: { months: 0.1, probability: 0.01 }, source: 'made up' },
    outputs: [...own, { name: 'features', shape: [1, 2] }, { name: 'texture', shape: [1] }, { name: 'maturity_evidence', shape: [1, 1] }],
    anatomy: {
      inputs: ['features', 'texture'], components: 1, distance: { review: upper(2), refuse: upper(4) }, source: 'made up', shape: { fewest_fingers: 3, most_hands: 1, source: 'made up' },
      rates: [{ films: 'holdout', n: 100, review: 0.02, refuse: 0.001 }],
    },
    maturity: {
      from_months: { female: 204, male: 216 }, stated_limit_months: { female: 216, male: 228 }, votes: 3,
      factors: { female: factors(200), male: factors(212) }, vote: { female: vote, male: vote }, source: 'made up',
    },
    calibration: {
      ...pack.calibration,
      confidence: { ...pack.calibration.confidence, half_width_months: { high: 20, medium: 28 } },
      consistency: {
        age_outside_stage_months: 6, age_outside_stage_refuse_months: 24, sex_difference_months: { review: 30, refuse: 60 },
        half_width_months: { review: 24, refuse: 48 }, view_difference_months: { review: 9, refuse: 18 }, implausible_months: 18, chronological_difference_months: 36, few_films_below_months: 24,
      },
    },
    validation: { ...pack.validation, profiles: { ...others, calibrated: { ...calibrated, quality } } },
  } as { [key: string]: Json };
}

export const QUALITY_MEASURES = ['brightness', 'contrast', 'noise', 'sharpness', 'clipping', 'blockiness', 'colour_cast', 'screen_pattern',
  'uneven_light', 'foreground_share', 'border_contact', 'separate_parts', 'perspective'];

/** The reference of `fullManifest`, of three values and one component; its average film is the one of `plausibleOutputs`. */
export function fullReference(): Uint8Array {
  const bytes = new Uint8Array(70);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('CARPLRF1'));
  view.setUint32(8, 3, true);
  view.setUint32(12, 1, true);
  const mean = [0, 0.1, 0];
  const scale = [1, 1, 1];
  [...mean, ...scale, 4, 2].forEach((value, index) => view.setFloat32(16 + 4 * index, value, true));
  view.setUint16(48, 0x3c00, true); // the first of three axes: 1, 0, 0
  const centres = [-1, 1, -1, 1];
  centres.forEach((value, index) => view.setFloat32(54 + 4 * index, value, true));
  return bytes;
}

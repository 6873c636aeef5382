/** A Reader in memory: answers at once with made-up results, or waits, or fails, as a test or the gallery asks. */
import type { Assessment, FilmInfo, LayerResult, Reading, SexResult, Tier, Validation } from '../../web/src/domain/assessment';
import { parseManifest, type Manifest } from '../../web/src/domain/manifest';
import { ReaderError, type Reader } from '../../web/src/pipeline/client';
import type { FilmPicture, ReadOptions } from '../../web/src/pipeline/protocol';
import manifestJson from './manifest.json';

export const manifest: Manifest = parseManifest(manifestJson);

export function sexResult(months: number, tier: Tier = 'high', findings: SexResult['findings'] = []): SexResult {
  const bounds = manifest.stages.bounds_months;
  const index = bounds.filter((bound) => months >= bound).length;
  const probability = { high: 0.82, medium: 0.56, low: 0.37 }[tier];
  const rest = [0.68, 0.24, 0.06, 0.02, 0];
  const order = [0, 1, 2, 3, 4, 5].filter((i) => i !== index).sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  const probabilities = [0, 0, 0, 0, 0, 0];
  probabilities[index] = probability;
  order.forEach((stage, i) => { probabilities[stage] = (1 - probability) * rest[i]!; });
  return {
    bone_age_months: months,
    interval: { level: 0.9, low_months: Math.max(0, months - 13.2), high_months: Math.min(228, months + 13.2) },
    stage: { index, key: manifest.stages.keys[index]!, probability },
    stage_probabilities: probabilities,
    confidence: { tier, probability },
    findings,
  };
}

const VALUES = [0, 0.187, 0.312, 0.214, 0.563, 0.0612];
const FAILURES: readonly LayerResult['failure'][] = [
  'colour_image', 'blank_or_corrupt', 'over_exposed', 'synthetic_or_saturated', 'low_contrast', 'too_many_edges',
];

export function validation(failing: Partial<Record<number, number>> = {}): Validation {
  const profile = manifest.validation.default_profile;
  const layers = manifest.validation.profiles[profile]!.limits.map(({ measure, low, high }, index): LayerResult => {
    const failed = failing[index + 1];
    return {
      layer: (index + 1) as LayerResult['layer'], measure, low, high, value: failed ?? VALUES[index]!,
      passed: failed === undefined, failure: failed === undefined ? null : FAILURES[index]!,
    };
  });
  return { profile, passed: Object.keys(failing).length === 0, layers };
}

export const film: FilmInfo = { format: 'png', width: 1514, height: 2044, bits: 8, channels: 1 };

export interface Script {
  results?: Assessment['results'];
  validation?: Validation;
  picture?: () => FilmPicture;
  /** Codes to fail with, one a call of `read`; then it works. */
  failures?: string[];
  prepareFailures?: string[];
  /** `read` stays at this point until cancelled. */
  hang?: boolean;
  milliseconds?: number;
}

export interface FakeReader extends Reader {
  readonly calls: { name: 'prepare' | 'read' | 'reassess'; options?: ReadOptions }[];
}

export function fakeReader(script: Script = {}): FakeReader {
  const calls: FakeReader['calls'] = [];
  const results = script.results ?? { female: sexResult(99.2), male: sexResult(105.4) };
  const checks = script.validation ?? validation();

  const answer = (options: ReadOptions): Reading => {
    const refused = !checks.passed && !options.override;
    return {
      assessment: {
        schema_version: '1.0', core_version: '0.1.0',
        pack: { name: manifest.name, version: manifest.version, model_sha256: manifest.files.model.sha256 },
        status: refused ? 'refused' : checks.passed ? 'read' : 'read_against_refusal',
        film, validation: checks, subject: options.subject, results: refused ? null : results,
      },
      film_sha256: '9f2c1e7ab05d44c8'.repeat(4),
      engine: { runtime: 'onnxruntime-web 1.30.0', provider: 'wasm', threads: 2 },
      milliseconds: { decode: 41.2, validate: 22.8, prepare: 9.1, infer: 612.4, assess: 0.4 },
    };
  };

  const pause = (signal: AbortSignal) => new Promise<void>((resolve, reject) => {
    if (!script.hang && !script.milliseconds) return resolve();
    const timer = script.hang ? 0 : setTimeout(resolve, script.milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new ReaderError('Cancelled', ''));
    }, { once: true });
  });

  return {
    calls,
    prepare: async () => {
      calls.push({ name: 'prepare' });
      const code = script.prepareFailures?.shift();
      if (code) throw new ReaderError(code, 'manifest.json: HTTP 503');
      return manifest;
    },
    read: async (signal, _bytes, options, on) => {
      calls.push({ name: 'read', options });
      on.progress({ step: 'decode' });
      const code = script.failures?.shift();
      if (code) throw new ReaderError(code, 'made up');
      on.film(script.picture?.() ?? { film, validation: checks, pixels: new Uint16Array(film.width * film.height) });
      on.progress({ step: 'infer' });
      await pause(signal);
      return answer(options);
    },
    reassess: async (signal, options) => {
      calls.push({ name: 'reassess', options });
      await pause(signal);
      return answer(options);
    },
    close: () => undefined,
  };
}

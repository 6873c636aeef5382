/** A Reader in memory: answers at once with made-up results, or waits, or fails, as a test or the gallery asks. */
import type { Attention, EngineInfo, Fallback, Reading } from '../../web/src/domain/assessment';
import type { Growth, GrowthRequest, Tw3, Tw3Request } from '../../web/src/domain/growth';
import type { Manifest } from '../../web/src/domain/manifest';
import type { PackName } from '../../web/src/domain/packs';
import { ReaderError, type Reader, type Watcher } from '../../web/src/pipeline/client';
import type { EngineChoice, FilmPicture, ReadOptions } from '../../web/src/pipeline/protocol';
import { growthOf, tw3Of } from './made-up-growth';
import { assessmentOf, film, goodParts, manifest, pictureOf, type Parts } from './made-up';

export interface Script extends Partial<Parts> {
  manifest?: Manifest;
  picture?: () => FilmPicture;
  attention?: Attention | null;
  /** Codes to fail with, one a call of `read`; then it works. */
  failures?: string[];
  prepareFailures?: string[];
  /** As `failures`, of `reassess`. */
  reassessFailures?: string[];
  fallback?: Fallback;
  /** `read` stays at this point until cancelled. */
  hang?: boolean;
  milliseconds?: number;
  /** As `failures`, of `growth` and `tw3`. */
  growthFailures?: string[];
}

export interface FakeReader extends Reader {
  readonly growthCalls: GrowthRequest[];
  readonly engineChoices: readonly EngineChoice[];
  readonly packChoices: readonly PackName[];
  readonly calls: { name: 'prepare' | 'read' | 'reassess'; options?: ReadOptions }[];
  readonly closed: number;
}

/** Two cells by two: the strongest is the upper left one for the age, the lower right one for the stage. */
const age = Uint8Array.of(255, 128, 0, 64);
const stage = Uint8Array.of(0, 64, 128, 255);
export const madeUpAttention: Attention = { width: 2, height: 2, maps: { age_female: age, age_male: age, stage_female: stage, stage_male: stage } };

export function fakeReader(script: Script = {}): FakeReader {
  const calls: FakeReader['calls'] = [];
  const engine: EngineInfo = { runtime: 'onnxruntime-web 1.30.0', provider: 'wasm', threads: 2, self_test: { passed: true, months: 0.0004, probability: 0.00002 }, fallback: script.fallback ?? null };
  const parts = goodParts(script);
  const { name, version, files } = script.manifest ?? manifest;
  const pack = { name, version, model_sha256: files.model.sha256 };

  const attention = script.attention === undefined ? madeUpAttention : script.attention;
  let looked = false;
  let placed = parts.placement;
  const answer = ({ subject, override, secondLook }: ReadOptions, { progress }: Watcher): Reading => {
    const asked = { sex: subject.sex, override, age: subject.chronologicalAgeMonths ?? null, contraindications: subject.contraindications ?? [] };
    const once = assessmentOf({ ...parts, placement: placed }, asked);
    if (once.results !== null && (secondLook === 'always' || (secondLook === 'when_doubtful' && once.safety.doubtful))) {
      for (const number of [1, 2, 3]) progress?.({ step: 'infer', look: { number, of: 3 } });
      looked = true;
    }
    return {
      assessment: { ...(looked ? assessmentOf({ ...parts, placement: placed }, { ...asked, looked }) : once), pack },
      film_sha256: '9f2c1e7ab05d44c8'.repeat(4),
      engine,
      milliseconds: { decode: 41.2, validate: 22.8, prepare: 9.1, infer: 612.4, second_look: looked ? 1843.1 : 0, assess: 0.4 },
      rendering: null,
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

  const ask = async <T>(answered: () => T): Promise<T> => {
    const code = script.growthFailures?.shift();
    if (code) throw new ReaderError(code, 'made up');
    return answered();
  };
  const growthCalls: GrowthRequest[] = [];
  const engineChoices: EngineChoice[] = [];
  const packChoices: PackName[] = [];
  let closed = 0;

  return {
    calls, growthCalls, engine, manifest: script.manifest ?? manifest,
    useEngine: (choice) => { engineChoices.push(choice); },
    usePack: (name) => { packChoices.push(name); },
    engineChoices, packChoices,
    growth: (request: GrowthRequest): Promise<Growth> => {
      growthCalls.push(request);
      return ask(() => growthOf(request));
    },
    tw3: (request: Tw3Request): Promise<Tw3> => ask(() => tw3Of(request)),
    prepare: async () => {
      calls.push({ name: 'prepare' });
      const code = script.prepareFailures?.shift();
      if (code) throw new ReaderError(code, 'manifest.json: HTTP 503');
      return script.manifest ?? manifest;
    },
    read: async (signal, _bytes, options, on) => {
      calls.push({ name: 'read', options });
      looked = false;
      on.progress?.({ step: 'decode' });
      const code = script.failures?.shift();
      if (code) throw new ReaderError(code, 'made up');
      placed = options.placement ? { ...options.placement, manual: true } : parts.placement;
      on.film?.({ ...(script.picture?.() ?? pictureOf(parts, { film, pixels: new Uint16Array(film.width * film.height) })), placement: placed });
      on.progress?.({ step: 'infer' });
      await pause(signal);
      on.attention?.(attention);
      return answer(options, on);
    },
    reassess: async (signal, options, on = {}) => {
      calls.push({ name: 'reassess', options });
      const code = script.reassessFailures?.shift();
      if (code) throw new ReaderError(code, 'made up');
      await pause(signal);
      return answer(options, on);
    },
    lend: () => new Promise(() => undefined),
    close: () => { closed += 1; },
    get closed() { return closed; },
  };
}

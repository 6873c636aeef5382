/** A Reader in memory: answers at once with made-up results, or waits, or fails, as a test or the gallery asks. */
import type { Reading } from '../../web/src/domain/assessment';
import type { Manifest } from '../../web/src/domain/manifest';
import { ReaderError, type Reader } from '../../web/src/pipeline/client';
import type { FilmPicture, ReadOptions } from '../../web/src/pipeline/protocol';
import { assessmentOf, film, goodParts, inputVerdict, manifest, type Parts } from './made-up';

export interface Script extends Partial<Parts> {
  manifest?: Manifest;
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
  const parts = goodParts(script);

  const answer = ({ subject, override }: ReadOptions): Reading => {
    return {
      assessment: assessmentOf(parts, { sex: subject.sex, override }),
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
      return script.manifest ?? manifest;
    },
    read: async (signal, _bytes, options, on) => {
      calls.push({ name: 'read', options });
      on.progress({ step: 'decode' });
      const code = script.failures?.shift();
      if (code) throw new ReaderError(code, 'made up');
      on.film(script.picture?.() ?? {
        film, validation: parts.validation, quality: parts.quality, input: inputVerdict(parts.validation, parts.quality),
        pixels: new Uint16Array(film.width * film.height),
      });
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

/** Words for an engine: what it is, how its self-test went, why it is not the one that was wanted. */
import type { EngineInfo, SelfTest } from '../domain/assessment';
import { t } from '../i18n/words';
import { number } from '../i18n/format';

export const engineName = ({ provider, threads }: EngineInfo): string => `${t.record.provider[provider]} ${t.record.threads(threads)}`;

const differences = ({ months, probability }: SelfTest): readonly [string, string] | null =>
  (months === null || probability === null ? null : [number(months, 4), number(probability, 4)]);

/** Sentences: the self-test, then what WebGPU was refused for. */
export function engineNotes({ self_test, fallback }: EngineInfo): string[] {
  const words = t.engine;
  const tested = self_test && differences(self_test);
  const refused = fallback?.self_test && differences(fallback.self_test);
  return [
    tested ? words.selfTest(...tested) : words.untested,
    ...(fallback ? [words.reasons[fallback.reason]] : []),
    ...(fallback?.self_test ? [refused ? words.failedBy(...refused) : words.noNumber] : []),
  ];
}

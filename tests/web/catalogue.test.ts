import { describe, expect, it } from 'vitest';
import { en, failureWords, stageWords } from '../../web/src/i18n/en';
import consistencyHeader from '../../cpp/include/carpal/consistency.hpp?raw';
import statusHeader from '../../cpp/include/carpal/status.hpp?raw';
import validationHeader from '../../cpp/include/carpal/validation.hpp?raw';
import protocol from '../../web/src/pipeline/protocol.ts?raw';
import packed from '../../models/carpal-b4/manifest.json';

/** The names in `enum class NAME { A, ///< ... }`. */
function enumerators(header: string, name: string): string[] {
  const body = new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`).exec(header)?.[1] ?? '';
  return body.replace(/\/\/.*$/gm, '').split(',').map((word) => word.trim()).filter(Boolean);
}

const snake = (name: string) => name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();

describe('the catalogue', () => {
  it('has words for every status of the core', () => {
    const statuses = enumerators(statusHeader, 'Status').filter((name) => name !== 'Ok');
    expect(statuses.length).toBeGreaterThan(10);
    for (const status of statuses) expect(en.failures, status).toHaveProperty(status);
  });

  it('has words for every code of the host', () => {
    const union = /type HostCode =([^;]*);/.exec(protocol)?.[1] ?? '';
    const codes = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
    expect(codes).toContain('WorkerCrashed');
    for (const code of codes) expect(en.failures, code).toHaveProperty(code);
  });

  it('has words for every failure of validation and every finding', () => {
    const failures = enumerators(validationHeader, 'Failure').filter((name) => name !== 'None');
    expect(failures).toHaveLength(7);
    for (const failure of failures) expect(en.layers, failure).toHaveProperty(snake(failure));
    for (const finding of enumerators(consistencyHeader, 'FindingCode')) expect(en.findings, finding).toHaveProperty(snake(finding));
  });

  it('has words for every stage of the shipped pack', () => {
    for (const key of packed.stages.keys) expect(stageWords(key).features, key).not.toBe('');
  });

  it('gives every failure a sentence and a next step', () => {
    for (const [code, words] of Object.entries(en.failures)) {
      expect(words.title, code).toMatch(/^[A-Z].*\.$/);
      expect(words.next, code).toMatch(/^[A-Z].*\.$/);
    }
    expect(failureWords('Unheard')).toBe(en.failures.Internal);
  });

  it('keeps to its manner: no exclamation, no verdict of being normal', () => {
    const texts: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    };
    collect(en);
    expect(texts.length).toBeGreaterThan(150);
    for (const text of texts) expect(text).not.toMatch(/!|\bnormal\b|\bAI\b|routine screening/i);
  });
});

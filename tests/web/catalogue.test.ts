import { describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { failureWords, stageWords } from '../../web/src/i18n/words';
import { VIEWS } from '../../web/src/domain/assessment';
import { limitText, reasonOf, scaleOf } from '../../web/src/app/check-words';
import { tellsAge, type CheckCode } from '../../web/src/domain/safety';
import confidenceHeader from '../../cpp/include/carpal/confidence.hpp?raw';
import consistencyHeader from '../../cpp/include/carpal/consistency.hpp?raw';
import gradeHeader from '../../cpp/include/carpal/grade.hpp?raw';
import manifestHeader from '../../cpp/include/carpal/manifest.hpp?raw';
import qualityHeader from '../../cpp/include/carpal/quality.hpp?raw';
import statusHeader from '../../cpp/include/carpal/status.hpp?raw';
import validationHeader from '../../cpp/include/carpal/validation.hpp?raw';
import viewHeader from '../../cpp/include/carpal/view.hpp?raw';
import protocol from '../../web/src/pipeline/protocol.ts?raw';
import profiles from '../../models/validation-profiles.json';
import { fourJson } from './four-categories';
import { qualityLimits } from './full-manifest';
import packed from '../../models/carpal-b4/manifest.json';

/** The names in `enum class NAME { A, ///< ... }`. */
function enumerators(header: string, name: string): string[] {
  const body = new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`).exec(header)?.[1] ?? '';
  return body.replace(/\/\/.*$/gm, '').split(',').map((word) => word.trim()).filter(Boolean);
}

const snake = (name: string) => name.replace(/(?<!^)([A-Z]|\d+)/g, '_$1').toLowerCase();

/** A sentence that ends, and a next step. */
function expectSentences(code: string, words: { title: string; next: string }) {
  expect(words.title, code).toMatch(/^[A-Z].*\.$/);
  expect(words.next, code).toMatch(/^[A-Z].*\.$/);
}

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

  it('has words for every measure of quality, on every side that has a limit', () => {
    const measures = enumerators(qualityHeader, 'QualityMeasure').map(snake);
    expect(measures).toHaveLength(13);
    expect(Object.keys(en.quality)).toEqual(measures);
    const fitted = Object.values(profiles.profiles).flatMap((profile) => ('quality' in profile ? (profile.quality as unknown as typeof qualityLimits) : []));
    for (const { measure, review, refuse } of [...qualityLimits, ...fitted]) {
      const code = `quality_${measure}` as CheckCode;
      const check = { tier: 1, code, failure: null, grade: 'review' } as const;
      const low = review.low ?? refuse.low;
      const high = review.high ?? refuse.high;
      if (low !== null) expectSentences(measure, reasonOf({ ...check, low, high, value: low - 1 }));
      if (high !== null) expectSentences(measure, reasonOf({ ...check, low, high, value: high + 1 }));
    }
  });

  it('has a sentence, figures and a next step for every finding, and none that tells an age', () => {
    const codes = enumerators(consistencyHeader, 'FindingCode').map(snake) as (keyof typeof en.findings)[];
    expect(Object.keys(en.findings).sort()).toEqual([...codes].sort());
    for (const code of codes) {
      const check = { tier: 3, code, low: null, high: 31, grade: 'review', failure: null } as const;
      expect(scaleOf(code).name).not.toBe('');
      expect(limitText(check)).toMatch(/\d/);
      expectSentences(code, reasonOf({ ...check, value: 47 }));
      expect(reasonOf({ ...check, value: 47 }).title, code).toMatch(/\d/);
      if (tellsAge(code)) expect(reasonOf({ ...check, value: null }), code).toEqual(reasonOf({ ...check, value: 47 }));
      else expect(reasonOf({ ...check, value: 47 }).title, code).toContain('47');
    }
  });

  it('names a film unlike known hands without calling it anything', () => {
    for (const grade of ['review', 'refuse'] as const) {
      const words = reasonOf({ tier: 2, code: 'unlike_a_hand', value: 41.2, low: null, high: 28, grade, failure: null });
      expectSentences(grade, words);
      expect(words.title).toContain('unlike the hands the network knows');
      expect(words.measured).toBe('Distance from known hands 41.2, limit at most 28.');
      expect(words.next).toMatch(/foot.*elbow.*adult hand.*cast.*deformity/);
    }
  });

  it('has words for what lowers the certainty, for the factors of maturity, for tiers and grades', () => {
    const lowering = enumerators(confidenceHeader, 'LoweringCode').map(snake);
    expect(lowering).toHaveLength(8);
    for (const code of lowering) expect(en.lowering, code).toHaveProperty(code);
    const factors = enumerators(manifestHeader, 'MaturityFactor').map(snake);
    expect(factors).toHaveLength(5);
    for (const code of factors) expect(en.maturityFactors, code).toHaveProperty(code);
    for (const grade of [...enumerators(gradeHeader, 'Grade').map(snake), 'not_run']) expect(en.grades, grade).toHaveProperty(grade);
    expect(Object.keys(en.safetyTiers)).toEqual(['1', '2', '3']);
  });

  it('has words for every view, in the order of the core', () => {
    const views = enumerators(viewHeader, 'View').map(snake);
    expect(views).toHaveLength(4);
    expect(views).toEqual([...VIEWS]);
    expect(Object.keys(en.secondLook.views)).toEqual(views);
  });

  it('has words for every stage of the shipped packs, and no two alike', () => {
    for (const key of [...packed.stages.keys, ...fourJson.stages.keys]) expect(stageWords(key).features, key).not.toBe('');
    expect(new Set([...packed.stages.keys, ...fourJson.stages.keys].map((key) => stageWords(key).name)).size).toBe(10);
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

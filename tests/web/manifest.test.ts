import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../web/src/domain/manifest';
import { findingLimit } from '../../web/src/domain/safety';
import shipped from '../../models/carpal-b4/manifest.json';
import { fullManifestJson } from './full-manifest';
import { fourJson } from './four-categories';
import example from './manifest.json';

type Json = Record<string, never>;
/** A copy with one change. */
function changed(change: (json: typeof fullManifestJson) => void): unknown {
  const copy = structuredClone(fullManifestJson);
  change(copy);
  return copy;
}
const without = (...path: string[]) => changed((json) => {
  const last = path.pop()!;
  delete path.reduce((part, key) => part[key]!, json as unknown as Json)[last];
});

describe('the manifest', () => {
  it('may have the parts of 1.1 or not', () => {
    expect(parseManifest(example).anatomy).toBeUndefined();
    expect(parseManifest(shipped).name).toBe('carpal-b4');
    const full = parseManifest(fullManifestJson);
    expect(full.files.reference?.path).toBe('reference.bin');
    expect(full.maturity?.factors.male[4].code).toBe('fused_physes');
    expect(full.validation.profiles.calibrated!.quality).toHaveLength(13);
  });

  it('may have two to eight stages, with a bound less', () => {
    expect(parseManifest(fourJson).stages.keys).toHaveLength(4);
    const of = (count: number, more = 0) => changed((json) => {
      json.stages = { bounds_months: Array.from({ length: count - 1 }, (_, index) => 24 * (index + 1)), keys: Array.from({ length: count + more }, (_, index) => `stage_${index}`) };
    });
    for (let count = 2; count <= 8; count += 1) {
      expect(parseManifest(of(count)).stages.keys).toHaveLength(count);
      expect(() => parseManifest(of(count, 1))).toThrow(/^stages\.keys/);
      expect(() => parseManifest(of(count, -1))).toThrow(/^stages\.keys/);
    }
    expect(() => parseManifest(of(1))).toThrow(/^stages/);
    expect(() => parseManifest(of(9))).toThrow(/^stages/);
  });

  it('may say where films are few, else that is the first bound', () => {
    const few = (months: number | undefined) => findingLimit(parseManifest({ ...fourJson, calibration: { ...fourJson.calibration, consistency: { age_outside_stage_months: 6, ...(months && { few_films_below_months: months }) } } }), 'under_24_months', 'female');
    expect([few(24), few(undefined)]).toEqual([24, 60]);
  });

  it.each<[string, unknown, RegExp]>([
    ['a self-test of six stages of four', { ...fourJson, self_test: { ...fourJson.self_test, stage_probabilities: [[1, 0, 0, 0, 0, 0], [1, 0, 0, 0]] } }, /^self_test\.stage_probabilities/],
    ['a reference that is missing', without('files', 'reference'), /^anatomy: needs files\.reference/],
    ['maturity without anatomy', without('anatomy'), /^maturity: needs anatomy/],
    ['maturity without its output', changed((json) => { json.outputs.pop(); }), /^maturity: needs the output/],
    ['an input that is no output', changed((json) => { json.outputs = json.outputs.filter(({ name }) => name !== 'texture'); }), /^anatomy\.inputs/],
    ['inputs without features', changed((json) => { json.anatomy.inputs = ['texture']; }), /^anatomy\.inputs/],
    ['a factor out of order', changed((json) => { json.maturity.factors.female.reverse(); }), /^maturity\.factors\.female\.0\.code/],
    ['a sixth factor', changed((json) => { json.maturity.factors.male.push(json.maturity.factors.male[4]!); }), /^maturity\.factors\.male/],
    ['six votes of five', changed((json) => { json.maturity.votes = 6; }), /^maturity\.votes/],
    ['a measure twice', changed((json) => { json.validation.profiles.calibrated.quality[1]!.measure = 'brightness'; }), /twice/],
    ['a rate above one', changed((json) => { json.anatomy.rates[0]!.refuse = 1.2; }), /^anatomy\.rates\.0\.refuse/],
    ['half of a pair of limits', without('calibration', 'consistency', 'half_width_months', 'refuse'), /half_width_months\.refuse/],
  ])('is refused with %s', (_what, json, message) => {
    expect(() => parseManifest(json)).toThrow(message);
  });
});

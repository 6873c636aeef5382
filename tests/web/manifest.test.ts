import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../web/src/domain/manifest';
import shipped from '../../models/carpal-b4/manifest.json';
import { fullManifestJson } from './full-manifest';
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

  it.each<[string, unknown, RegExp]>([
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

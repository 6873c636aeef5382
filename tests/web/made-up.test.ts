// @vitest-environment node
/** What the page is tested with is what the core may write and a pack may say. */
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import assessmentSchema from '../../cpp/schema/assessment.schema.json';
import manifestSchema from '../../models/manifest.schema.json';
import { fullManifestJson } from './full-manifest';
import { anatomy, assessmentOf, finding, goodParts, maturity, quality, sexResult, validation } from './made-up';
import example from './manifest.json';

const ajv = new Ajv2020({ strict: false });
const problems = (schema: object, value: unknown) => {
  const check = ajv.compile(schema);
  return check(JSON.parse(JSON.stringify(value))) ? [] : check.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe('made-up records', () => {
  const mature = sexResult(214, 'high', [finding('skeletally_mature', 4, 3)], { maturity: maturity(true, true, true, true, false) });
  const parts = goodParts({ quality: quality({ noise: 0.08 }), anatomy: anatomy(5), results: { female: mature, male: sexResult(99) } });

  it.each([
    ['refused', assessmentOf(parts)],
    ['read against a refusal', assessmentOf(parts, { sex: 'female', override: true })],
    ['refused by the film', assessmentOf(goodParts({ validation: validation({ 2: 0 }) }))],
    ['looked at again', assessmentOf(goodParts({ looks: { female: [1, 2, 12], male: [0, 0, 0] } }), { sex: 'female', looked: true })],
    ['of a pack without the parts of 1.1', assessmentOf(goodParts(), { sex: 'male' })],
  ])('%s', (_what, assessment) => {
    expect(problems(assessmentSchema, assessment)).toEqual([]);
  });

  it.each([['of 1.0', example], ['of 1.1', fullManifestJson]])('the manifest %s', (_what, manifest) => {
    expect(problems(manifestSchema, manifest)).toEqual([]);
  });
});

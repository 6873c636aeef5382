/** A pack of four categories instead of six stages: its manifest, and a result by it. */
import type { Reading, SexResult } from '../../web/src/domain/assessment';
import { identityOf, parseManifest, type Manifest } from '../../web/src/domain/manifest';
import { fullManifestJson } from './full-manifest';
import { assessmentOf, goodParts, sexResult } from './made-up';

const rows = [[0.7, 0.2, 0.06, 0.04], [0.1, 0.2, 0.6, 0.1]] as const;

export const fourJson = {
  ...fullManifestJson,
  schema_version: '1.2', name: 'carpal-b0', version: '0.1.0', title: 'EfficientNet-B0, four categories, 384 px',
  files: {
    ...fullManifestJson.files, model: { path: 'model.onnx', bytes: 10_000_000, sha256: 'b0'.repeat(32) },
    self_test: { path: 'self_test.bin', bytes: 9216, sha256: 'cd34'.repeat(16) },
  },
  stages: { bounds_months: [60, 120, 180], keys: ['infant_toddler', 'child', 'pre_adolescent', 'adolescent'] },
  self_test: { age_months: [100, 110], stage_probabilities: rows, within: { months: 0.1, probability: 0.01 }, source: 'made up' },
};

export const fourManifest: Manifest = parseManifest(fourJson);

export function fourResult(months: number, changes: Partial<SexResult> = {}): SexResult {
  const index = fourManifest.stages.bounds_months.filter((bound) => months >= bound).length;
  const probabilities = fourManifest.stages.keys.map((_, stage) => (stage === index ? 0.7 : 0.1));
  return sexResult(months, 'high', [], { stage: { index, key: fourManifest.stages.keys[index]!, probability: 0.7 }, stage_probabilities: probabilities, ...changes });
}

export const fourAssessment = (months = 130, sex: 'female' | 'male' = 'female') =>
  ({ ...assessmentOf(goodParts({ results: { female: fourResult(months), male: fourResult(months + 6) } }), { sex }), pack: identityOf(fourManifest) });

/** Of a film that the pack has read. */
export const fourReading = (reading: Reading, months = 130): Reading => ({ ...reading, assessment: fourAssessment(months) });

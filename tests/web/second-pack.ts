/** A second pack, made up, with a limit against the first. */
import { parseManifest, type Manifest } from '../../web/src/domain/manifest';
import { fullManifestJson } from './full-manifest';

export const limit = { pack: 'carpal-b4', version: '1.0.0', difference_months: { review: 14.2 }, n: 418, source: '99th percentile on made-up films' };

export const secondManifest: Manifest = parseManifest({
  ...fullManifestJson, name: 'carpal-b0', version: '0.1.0', title: 'EfficientNet-B0', second_opinion: [limit],
  files: { ...fullManifestJson.files, model: { ...fullManifestJson.files.model, bytes: 5_200_000, sha256: 'c0de'.repeat(16) } },
});

export const unlimited: Manifest = { ...secondManifest, second_opinion: [] };

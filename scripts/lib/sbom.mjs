/** A CycloneDX 1.6 bill of materials of the built site: what is shipped, with licence, origin and, for files, SHA-256. Nothing in it changes from build to build. */
import { createHash } from 'node:crypto';

/**
 * @param {{ version: string, components: import('./components.mjs').Component[], packs: { name: string, version: string, sha256: string, licence: string }[], integrity: Record<string, string> }} site
 */
export function sbomOf({ version, components, packs, integrity }) {
  const ref = (name, of) => `${name}@${of}`;
  const all = [
    ...components.map((one) => ({
      'type': 'library', 'bom-ref': ref(one.name, one.version), 'name': one.name, 'version': one.version, 'description': `Used for: ${one.usedFor}`,
      'licenses': [/ (WITH|OR|AND) /.test(one.licence) ? { expression: one.licence } : { license: { id: one.licence } }],
      ...(one.copyright.length > 0 && { copyright: one.copyright.join('\n') }),
      ...(one.purl && { purl: one.purl }),
      ...(integrity[one.name] && { hashes: [{ alg: 'SHA-512', content: integrity[one.name] }] }),
      ...(one.url && { externalReferences: [{ type: 'vcs', url: one.url }] }),
    })),
    ...packs.map((pack) => ({
      'type': 'machine-learning-model', 'bom-ref': ref(pack.name, pack.version), 'name': pack.name, 'version': pack.version,
      'licenses': [{ license: { name: pack.licence } }], 'hashes': [{ alg: 'SHA-256', content: pack.sha256 }],
    })),
  ];
  const body = {
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
    metadata: { component: { 'type': 'application', 'bom-ref': ref('carpal', version), 'name': 'carpal', version, 'licenses': [{ license: { id: 'MIT' } }] } },
    components: all,
    dependencies: [{ ref: ref('carpal', version), dependsOn: all.map((one) => one['bom-ref']) }],
  };
  // The same content has the same number: a package that is built twice is the same twice.
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const uuid = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
  return { ...body, serialNumber: `urn:uuid:${uuid}` };
}

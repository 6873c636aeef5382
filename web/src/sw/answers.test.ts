// @vitest-environment node
import { describe, expect, it } from 'vitest';
import headers from '../../headers.json';
import type { FileIndex } from '../offline/file-index';
import { answer, decide, typeOf } from './answers';

const BASE = 'https://clinic.example/carpal/';
const file = { group: 'page', bytes: 1, sha256: 'a'.repeat(64) } as const;
const index: FileIndex = {
  format: 'carpal-files/1', app: '1.0.0',
  files: [{ ...file, path: 'index.html' }, { ...file, path: 'core/carpal.mjs' }, { ...file, path: 'ort/x.wasm', chunks: [{ sha256: 'b'.repeat(64), bytes: 1 }] }],
};
const kind = (url: string, method = 'GET') => {
  const decision = decide({ method, url: new URL(url, BASE).href }, index, BASE);
  return decision.kind === 'file' ? decision.entry.path : decision.kind;
};

describe('decide', () => {
  it('answers its own files, the page by both names, whatever follows the address', () => {
    expect(['./', './index.html', './?utm=1', './#read', 'core/carpal.mjs', 'files.json'].map((url) => kind(url)))
      .toEqual(['index.html', 'index.html', 'index.html', 'index.html', 'core/carpal.mjs', 'index']);
  });

  it('leaves to the host what it does not keep by address', () => {
    expect([kind('chunks/b.wasm'), kind('ort/x.wasm'), kind('unknown'), kind('/elsewhere/')]).toEqual(['network', 'network', 'network', 'network']);
  });

  it.each([['https://example.org/'], ['https://clinic.example:8443/carpal/'], ['http://clinic.example/carpal/']])('refuses %s', (url) => {
    expect(kind(url)).toBe('refuse');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s, also to its own files', (method) => {
    expect(kind('./', method)).toBe('refuse');
  });
});

it('answers with type and every security header', () => {
  const response = answer('core/carpal.mjs', 'x');
  expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/);
  for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name)).toBe(value);
  expect(typeOf('a/b.wasm')).toBe('application/wasm');
  expect(typeOf('a/b.onnx')).toBe('application/octet-stream');
});

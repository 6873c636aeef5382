/** What the service worker does with a request: decided here, without a service worker, so that it can be tested. */
import headers from '../../headers.json';
import type { FileEntry, FileIndex } from '../offline/file-index';

export type Decision =
  /** Carpal never asks for it: no other place, no other method than GET. */
  | { readonly kind: 'refuse' }
  /** The list of files that this service worker was built with. */
  | { readonly kind: 'index' }
  | { readonly kind: 'file'; readonly entry: FileEntry }
  | { readonly kind: 'network' };

export function decide({ method, url }: { readonly method: string; readonly url: string }, index: FileIndex, base: string): Decision {
  const asked = new URL(url);
  if (asked.origin !== new URL(base).origin || method !== 'GET') return { kind: 'refuse' };
  asked.search = '';
  asked.hash = '';
  if (!asked.href.startsWith(base)) return { kind: 'network' };
  const path = asked.href.slice(base.length) || 'index.html';
  if (path === 'files.json') return { kind: 'index' };
  const entry = index.files.find((file) => file.path === path && file.chunks === undefined);
  return entry === undefined ? { kind: 'network' } : { kind: 'file', entry };
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  wasm: 'application/wasm', json: 'application/json', webmanifest: 'application/manifest+json', svg: 'image/svg+xml', png: 'image/png',
  woff2: 'font/woff2', ttf: 'font/ttf', txt: 'text/plain; charset=utf-8', md: 'text/plain; charset=utf-8',
};

export const typeOf = (path: string): string => TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** As a good host answers: with the security headers, also where the host sets none. */
export function answer(path: string, body: BodyInit, status = 200): Response {
  return new Response(body, { status, headers: { ...headers, 'Content-Type': typeOf(path) } });
}

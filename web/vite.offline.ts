/**
 * The last step of the build: lists every file that is needed offline in `files.json`, cuts the large ones into chunks and builds the service
 * worker with that list. In development the mounts are listed alike, so that the page finds its engine and pack the same way.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import headers from './headers.json';
import { expectBudgets } from '../scripts/lib/checks.mjs';
import { componentsOf, packageOf } from '../scripts/lib/components.mjs';
import { noticesText } from '../scripts/lib/notices.mjs';
import { CHUNK_BYTES } from './src/offline/chunk-bytes.ts';
import type { FileEntry, FileIndex, Group } from './src/offline/file-index.ts';
import { lostPage, noScript, notStarted } from './vite.not-started.ts';
import { filesOf, type Mount } from './vite.payload.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Null: of no use offline, or read by nobody but hosts. */
function groupOf(path: string): Group | null {
  if (/^(files\.json|sw\.js|chunks\/)/.test(path) || /(^|\/)\./.test(path)) return null;
  if (/^models\//.test(path)) return /\.(json|onnx|bin)$/.test(path) ? 'pack' : null;
  if (/asyncify|ort\.webgpu/.test(path)) return 'webgpu';
  if (/^(ort|core)\//.test(path)) return 'engine';
  // A language other than English, which is in the page itself.
  if (/^assets\/[a-z]{2}-[\w-]+\.js$/.test(path)) return 'extra';
  // Reports and a batch's files: nothing to write before a film was read.
  if (/^assets\/(report|exports)-[\w-]+\.js$/.test(path)) return 'extra';
  if (/^(samples|fonts)\//.test(path) || /\.wasm$/.test(path) || /^third-party/.test(path)) return 'extra';
  return 'page';
}

function entryOf(path: string, group: Group, bytes: Uint8Array): FileEntry {
  const whole = { path, group, bytes: bytes.byteLength, sha256: sha256(bytes) };
  if (bytes.byteLength <= CHUNK_BYTES) return whole;
  const chunks = [];
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
    const part = bytes.subarray(at, at + CHUNK_BYTES);
    chunks.push({ sha256: sha256(part), bytes: part.byteLength });
  }
  return { ...whole, chunks };
}

const nameOf = ({ path }: FileEntry, hash: string) => `${hash}.${path.endsWith('.wasm') ? 'wasm' : 'bin'}`;

/** Names of npm packages in the page and its workers, as the bundler puts them in; `build/shipped.json` for the package. */
const shipped = new Set(['onnxruntime-web']);

/** For the page's bundle and for each worker's. */
export const noteShipped = (): Plugin => ({
  name: 'carpal-shipped',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : []) {
        const name = packageOf(id);
        if (name !== null) shipped.add(name);
      }
    }
  },
});

export function offline(mounts: readonly Mount[], app: string): Plugin {
  let outDir = '';
  let building = false;
  return {
    name: 'carpal-offline',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
      building = config.command === 'build';
    },
    // The policy that a page can carry itself, for the first visit to a host that sets no headers.
    transformIndexHtml: (html) => ({
      html: html.replace('<!-- not-started -->', notStarted()).replace('<!-- no-script -->', noScript()),
      tags: building ? [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy() }, injectTo: 'head-prepend' }] : [],
    }),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
        const hash = /^chunks\/([0-9a-f]{64})\./.exec(path)?.[1];
        if (path !== 'files.json' && hash === undefined) return next();
        const sources = mounts.flatMap((mount) => filesOf(mount).map((file) => ({ path: `${mount.url}/${file}`, bytes: readFileSync(join(mount.dir, file)) })));
        const listed = sources.flatMap(({ path: name, bytes }) => { const group = groupOf(name); return group ? [{ entry: entryOf(name, group, bytes), bytes }] : []; });
        if (hash === undefined) {
          response.setHeader('Content-Type', 'application/json');
          return void response.end(JSON.stringify({ format: 'carpal-files/1', app, files: listed.map(({ entry }) => entry) } satisfies FileIndex));
        }
        for (const { entry, bytes } of listed) {
          const place = entry.chunks?.findIndex((chunk) => chunk.sha256 === hash) ?? -1;
          if (place >= 0) return void response.end(bytes.subarray(place * CHUNK_BYTES, (place + 1) * CHUNK_BYTES));
        }
        next();
      });
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (!building) return;
        writeFileSync(join(outDir, 'third-party-notices.txt'), noticesText(componentsOf(shipped)));
        const noted = resolve(import.meta.dirname, '../build');
        mkdirSync(noted, { recursive: true });
        writeFileSync(join(noted, 'shipped.json'), JSON.stringify([...shipped].sort()));
        const files = cut(outDir);
        const index: FileIndex = { format: 'carpal-files/1', app, files };
        writeFileSync(join(outDir, 'files.json'), JSON.stringify(index));
        writeFileSync(join(outDir, 'sw.js'), await serviceWorker(index));
        expectBudgets(outDir);
      },
    },
  };
}

/** What a `meta` element can say: the rest only counts in a header. */
function pagePolicy(): string {
  return headers['Content-Security-Policy'].split('; ').filter((directive) => !directive.startsWith('frame-ancestors')).join('; ');
}

/** Replaces large files by their chunks; gives all that is listed, in the order of the paths. */
function cut(folder: string): FileEntry[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => statSync(join(folder, path)).isFile());
  mkdirSync(join(folder, 'chunks'), { recursive: true });
  return paths.sort().flatMap((path) => {
    const group = groupOf(path);
    if (group === null) return [];
    const bytes = readFileSync(join(folder, path));
    const entry = entryOf(path, group, bytes);
    entry.chunks?.forEach(({ sha256: hash }, place) => writeFileSync(join(folder, 'chunks', nameOf(entry, hash)), bytes.subarray(place * CHUNK_BYTES, (place + 1) * CHUNK_BYTES)));
    if (entry.chunks) rmSync(join(folder, path));
    return [entry];
  });
}

/** A classic script: not every browser takes a module as a service worker. */
async function serviceWorker(index: FileIndex): Promise<string> {
  const result = await build({
    configFile: false, logLevel: 'warn', publicDir: false,
    define: { __FILES__: JSON.stringify(index), __LOST_PAGE__: JSON.stringify(lostPage()) },
    build: {
      write: false, target: 'es2022', minify: true,
      lib: { entry: resolve(import.meta.dirname, 'src/sw/service-worker.ts'), formats: ['iife'], name: 'carpal', fileName: () => 'sw.js' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output) || output.output[0].type !== 'chunk') throw new Error('The service worker was not built.');
  return output.output[0].code;
}

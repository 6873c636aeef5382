import { cpSync, createReadStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** A folder that the page sees under `url/`, both in development and in the build. */
export interface Mount {
  readonly url: string;
  readonly dir: string;
  readonly accept: (file: string) => boolean;
  /** The build stops when one of these is missing. */
  readonly required?: readonly string[];
}

const mime: Record<string, string> = {
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
  onnx: 'application/octet-stream',
  bin: 'application/octet-stream',
  ttf: 'font/ttf',
};

const contentType = (file: string) => mime[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';

export function filesOf(mount: Mount): string[] {
  if (!existsSync(mount.dir)) return [];
  return readdirSync(mount.dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => mount.accept(file) && statSync(join(mount.dir, file)).isFile());
}

/** Serves the mounts in development and copies them into the build. Their files keep their names: the page fetches them by name. */
export function payload(mounts: readonly Mount[]): Plugin {
  let outDir = '';
  return {
    name: 'carpal-payload',
    configResolved(config) { outDir = config.build.outDir; },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
        const mount = mounts.find(({ url }) => pathname.startsWith(`${url}/`));
        const file = mount && pathname.slice(mount.url.length + 1);
        if (!mount || !file || !mount.accept(file) || file.includes('..') || !existsSync(join(mount.dir, file))) return next();
        response.setHeader('Content-Type', contentType(file));
        response.setHeader('Content-Length', statSync(join(mount.dir, file)).size);
        createReadStream(join(mount.dir, file)).pipe(response);
      });
    },
    closeBundle() {
      for (const mount of mounts) {
        const files = filesOf(mount);
        const missing = mount.required?.filter((file) => !files.includes(file)) ?? [];
        if (missing.length > 0) throw new Error(`${mount.url}/: ${missing.join(', ')} not built yet (npm start builds everything)`);
        for (const file of files) {
          const target = join(outDir, mount.url, file);
          mkdirSync(dirname(target), { recursive: true });
          cpSync(join(mount.dir, file), target);
        }
      }
    },
  };
}

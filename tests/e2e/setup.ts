/** Serves dist/ with the product's own headers and starts one browser for all test files. */
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { preview, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { launchOptions, withoutGpu } from './chromium';
import { repository } from './paths';

declare module 'vitest' {
  interface ProvidedContext {
    readonly origin: string;
    readonly browser: string;
    /** A file in which the server notes every request. */
    readonly log: string;
  }
}

/** carpal.test is this machine, as a place that is not secure. A request that tries to leave this machine finds nothing, and is recorded all the same. */
const HOSTS = '--host-resolver-rules=MAP carpal.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** Method, bytes of the body and address, a line a request: of pages, workers and service workers alike. */
const noting = (log: string): Plugin => ({
  name: 'carpal-noting',
  configurePreviewServer(server) {
    server.middlewares.use((request, _response, next) => {
      let bytes = 0;
      request.on('data', (part: Buffer) => { bytes += part.length; });
      request.on('close', () => appendFileSync(log, `${request.method} ${bytes} ${request.url}\n`));
      next();
    });
  },
});

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const file of ['index.html', 'core/carpal.wasm', 'samples/phantom.png']) {
    if (!existsSync(join(repository, 'dist', file))) throw new Error(`dist/${file} is missing: build the page first (npm run build).`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'carpal-e2e-'));
  const log = join(folder, 'requests.log');
  const server = await preview({
    configFile: join(repository, 'web/vite.config.ts'), logLevel: 'error', preview: { host: '127.0.0.1', port: 0 }, plugins: [noting(log)],
  });
  const origin = server.resolvedUrls?.local[0];
  if (origin === undefined) throw new Error('The preview server has no address.');
  const browser = await chromium.launchServer(launchOptions(withoutGpu, HOSTS));
  project.provide('origin', origin);
  project.provide('browser', browser.wsEndpoint());
  project.provide('log', log);
  return async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  };
}

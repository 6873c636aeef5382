/** Other networks in the same browser: what the best-known tool of the field runs for one film. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { repository } from '../e2e/paths';
import { readNetworks } from './networks';

const NETWORKS = 3;
const RUNTIME = join(repository, 'node_modules/onnxruntime-web/dist');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.onnx': 'application/octet-stream' };

declare global {
  interface Window {
    peers(start?: { readonly model: string; readonly networks: number; readonly size: number; readonly threads: number }): Promise<number>;
  }
}

export interface PeerModel {
  readonly name: string;
  readonly networks: number;
  readonly size: number;
  readonly path: string;
}

export function peerModel(folder: string): PeerModel {
  const { size, networks: [first] } = readNetworks(folder);
  return { name: first!.name, networks: NETWORKS, size, path: join(folder, first!.file) };
}

/** A page of its own, isolated where it is to have threads; it ends with its browser. */
export class Peers {
  private constructor(private readonly page: Page, readonly stop: () => Promise<void>) {}

  static async start(browser: Browser, { path, networks, size }: PeerModel, threads: number): Promise<Peers> {
    const blank = '<!doctype html><title>Peers</title><script type="module" src="./peers.js"></script>';
    const folders = [join(repository, 'tests/bench/in-page'), RUNTIME];
    const server = createServer((request, response) => {
      const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
      const file = name === 'model.onnx' ? path : folders.map((folder) => join(folder, name)).find((one) => statSync(one, { throwIfNoEntry: false })?.isFile());
      const isolation = threads > 1 ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' } : {};
      if (name !== 'index.html' && file === undefined) return void response.writeHead(404).end();
      response.writeHead(200, { ...isolation, 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
      if (file === undefined) response.end(blank);
      else createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate((start) => window.peers(start), { model: './model.onnx', networks, size, threads });
    return new Peers(page, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  }

  round(): Promise<number> {
    return this.page.evaluate(() => window.peers());
  }
}

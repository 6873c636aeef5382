/** A host of static files that a test controls: with or without headers, compressing, cut off, stopped, and with a log of what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import headers from '../../web/headers.json';
import { typeOf } from '../../web/src/sw/answers';
import { repository } from './paths';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly bodyBytes: number;
}

export class Host {
  readonly asked: Asked[] = [];
  /** The site; may be another one from one request to the next. */
  root = join(repository, 'dist');
  /** Bytes of these files that are sent, all answers together, before every connection is cut. */
  cutAfterBytes = Infinity;
  cuts = (path: string) => path.startsWith('chunks/');
  #sent = 0;
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  private constructor(private readonly withHeaders: boolean, private readonly compresses: boolean, private readonly address: string) {}

  static async start({ withHeaders = true, compresses = false, address = '127.0.0.1' } = {}): Promise<Host> {
    const host = new Host(withHeaders, compresses, address);
    await host.resume();
    return host;
  }

  get origin(): string {
    return `http://${this.address}:${this.#port}/`;
  }

  get chunks(): string[] {
    return this.asked.map(({ path }) => path).filter((path) => path.startsWith('chunks/'));
  }

  /** Again at the same address. */
  async resume(): Promise<void> {
    this.#sent = 0;
    const server = createServer((request, response) => void this.#answer(request, response));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, this.address, resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let bodyBytes = 0;
    for await (const part of request) bodyBytes += (part as Buffer).length;
    const path = normalize(new URL(request.url ?? '/', this.origin).pathname).slice(1) || 'index.html';
    this.asked.push({ method: request.method ?? '', path, bodyBytes });
    const file = join(this.root, path);
    if (path.includes('..') || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const packed = this.compresses && /\.(html|css|m?js|json|svg|wasm)$/.test(path);
    const bytes = packed ? gzipSync(readFileSync(file)) : readFileSync(file);
    response.writeHead(200, { ...(this.withHeaders ? headers : {}), ...(packed ? { 'Content-Encoding': 'gzip' } : {}), 'Content-Type': typeOf(path), 'Content-Length': bytes.length });
    const left = this.cuts(path) ? Math.max(0, this.cutAfterBytes - this.#sent) : Infinity;
    if (this.cuts(path)) this.#sent += bytes.length;
    if (left >= bytes.length) return void response.end(bytes);
    response.write(bytes.subarray(0, left), () => response.destroy());
  }
}

/** Everything that a page asks of any network, and what goes wrong in it unseen. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Request } from 'playwright-core';
import { expect, inject } from 'vitest';

/** The page says nothing there; the browser itself tells of files that did not come, of plain http, of forms and of how it draws, the driver of what it was asked to block. */
const BROWSERS_OWN = /^Failed to load resource|^\[DOM\] |Opener-Policy header has been ignored|Service Worker registration blocked by Playwright|WebGPU|WebGL|GPU stall|powerPreference|^Canvas2D: /;

export class Recorder {
  readonly #seen: string[] = [];
  readonly #wrong: string[] = [];

  constructor(context: BrowserContext, private readonly origin: string) {
    context.on('request', (request) => this.#request(request));
    context.on('page', (page) => page.on('websocket', (socket) => this.#wrong.push(`web socket to ${socket.url()}`)));
    context.on('weberror', (error) => this.#wrong.push(`uncaught: ${error.error().message}`));
    context.on('console', (message) => {
      // A name or a number of a film could stand in any of them.
      if (!BROWSERS_OWN.test(message.text())) this.#wrong.push(`console: ${message.text()}`);
    });
  }

  /** The paths that were asked for, for a test to see that the recorder hears the worker's requests too. */
  get paths(): readonly string[] {
    return this.#seen;
  }

  /** What a test has done itself. */
  forgive(what: RegExp): void {
    for (let at = this.#wrong.length - 1; at >= 0; at -= 1) if (what.test(this.#wrong[at]!)) this.#wrong.splice(at, 1);
  }

  /** No film and no result leaves: nothing but GET without a body, to the page's own origin. */
  expectPrivate(): void {
    expect(this.#seen.length).toBeGreaterThan(0);
    expect(this.#wrong).toEqual([]);
    const noted = readFileSync(inject('log'), { encoding: 'utf8', flag: 'a+' }).split('\n').filter(Boolean);
    expect(noted.filter((line) => !/^GET 0 [^?]*$/.test(line))).toEqual([]);
    if (this.origin === inject('origin')) expect(noted.length).toBeGreaterThan(0);
  }

  #request(request: Request): void {
    const url = request.url();
    const body = request.postDataBuffer();
    const own = url.startsWith(this.origin) || url.startsWith(`blob:${this.origin}`);
    this.#seen.push(own ? url.slice(url.indexOf(this.origin) + this.origin.length) : url);
    if (!own || request.method() !== 'GET' || body !== null) this.#wrong.push(`${request.method()} ${url}, body of ${body?.length ?? 0} bytes`);
    // A film or a number would fit into an address as well.
    if (own && url.includes('?')) this.#wrong.push(`query in ${url}`);
  }
}

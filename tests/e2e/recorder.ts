/** Everything that a page asks of any network, and what goes wrong in it unseen. */
import type { BrowserContext, Request } from 'playwright-core';
import { expect } from 'vitest';

export class Recorder {
  readonly #seen: string[] = [];
  readonly #wrong: string[] = [];

  constructor(context: BrowserContext, private readonly origin: string) {
    context.on('request', (request) => this.#request(request));
    context.on('page', (page) => page.on('websocket', (socket) => this.#wrong.push(`web socket to ${socket.url()}`)));
    context.on('weberror', (error) => this.#wrong.push(`uncaught: ${error.error().message}`));
    context.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.#wrong.push(message.text());
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

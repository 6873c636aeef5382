/** For tests: the browser's Cache in memory, which can be spoiled, emptied or full. */
import type { CacheLike } from './store';

export class FakeCache implements CacheLike {
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Entries that still fit. */
  room = Infinity;
  refused = 0;

  async match(key: string): Promise<Response | undefined> {
    const bytes = this.#kept.get(key);
    return bytes === undefined ? undefined : new Response(bytes.slice());
  }

  async put(key: string, response: Response): Promise<void> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!this.#kept.has(key) && this.#kept.size >= this.room) {
      this.refused += 1;
      throw new DOMException('full', 'QuotaExceededError');
    }
    this.#kept.set(key, bytes);
  }

  async delete(key: string): Promise<boolean> {
    return this.#kept.delete(key);
  }

  async keys(): Promise<{ readonly url: string }[]> {
    return [...this.#kept.keys()].map((url) => ({ url }));
  }

  /** The last part of each key. */
  names(): string[] {
    return [...this.#kept.keys()].map((key) => key.slice(key.lastIndexOf('/') + 1)).sort();
  }

  bytes(name: string): Uint8Array<ArrayBuffer> {
    return [...this.#kept].find(([key]) => key.endsWith(`/${name}`))![1];
  }

  flip(name: string, at: number): void {
    this.bytes(name)[at]! ^= 1;
  }

  evict(): void {
    this.#kept.clear();
  }
}

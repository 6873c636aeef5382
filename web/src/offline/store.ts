/**
 * What is kept of the site's files: a content-addressed store over the browser's Cache API, shared by page, workers and service worker.
 * The key of an entry is the SHA-256 of its bytes: nothing gets in unchecked, and what comes out is checked again.
 */
import { sha256Hex } from '../domain/digest';
import type { Chunk } from './file-index';

/** The part of a `Cache` that is used; tests have their own. */
export interface CacheLike {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}

/** Of everything under one folder of one origin: two sites on one host do not share. */
export const storeName = (base: string): string => `carpal-files ${new URL(base).pathname}`;

const FOLDER = 'stored/';

export class FileStore {
  /** Chunks that were found changed since they were stored. */
  damaged = 0;

  /** `base`: the site's address, which ends in a slash. */
  constructor(private readonly cache: CacheLike, private readonly base: string) {}

  #key(name: string): string {
    return `${this.base}${FOLDER}${name}`;
  }

  /** Null where it is not stored, or no longer what it was: then it is removed. */
  async get({ sha256, bytes }: Chunk): Promise<Uint8Array<ArrayBuffer> | null> {
    const response = await this.cache.match(this.#key(sha256));
    if (response === undefined) return null;
    const content = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
    if (content.byteLength === bytes && (await sha256Hex(content)) === sha256) return content;
    this.damaged += 1;
    await this.cache.delete(this.#key(sha256));
    return null;
  }

  /** Of bytes that are known to be the chunk's. Rejects where the browser has no room. */
  async put({ sha256 }: Chunk, content: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.cache.put(this.#key(sha256), new Response(content, { headers: { 'Content-Type': 'application/octet-stream' } }));
  }

  /** SHA-256 of all that is stored, unchecked, and the names of records. */
  async names(): Promise<Set<string>> {
    const prefix = this.#key('');
    const keys = await this.cache.keys();
    return new Set(keys.filter(({ url }) => url.startsWith(prefix)).map(({ url }) => url.slice(prefix.length)));
  }

  /** A small record beside the files, under a name that is no hash. */
  async record(name: string): Promise<string | null> {
    const response = await this.cache.match(this.#key(name));
    return response === undefined ? null : response.text();
  }

  async setRecord(name: string, text: string | null): Promise<void> {
    if (text === null) await this.cache.delete(this.#key(name));
    else await this.cache.put(this.#key(name), new Response(text, { headers: { 'Content-Type': 'application/json' } }));
  }

  /** The length of those that were there. */
  async remove(chunks: readonly Chunk[]): Promise<number> {
    let bytes = 0;
    for (const chunk of chunks) if (await this.cache.delete(this.#key(chunk.sha256))) bytes += chunk.bytes;
    return bytes;
  }

  /** Removes what is not among `wanted`. */
  async clean(wanted: ReadonlySet<string>): Promise<void> {
    for (const name of await this.names()) if (!wanted.has(name)) await this.cache.delete(this.#key(name));
  }
}

/** Null where the browser has no such storage, or does not let this page use it. */
export async function openStore(base: string): Promise<FileStore | null> {
  try {
    return new FileStore(await caches.open(storeName(base)), base);
  } catch {
    return null;
  }
}

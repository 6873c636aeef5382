/** The films of a folder, found by id with or without extension. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stem } from './csv';
import type { Grey } from '../../tests/phantom/changes.mjs';
import { encodePng, type Picture } from '../../tests/phantom/phantom.mjs';
import type { Core } from '../../web/src/core/core';

export class FilmFolder {
  readonly #exact = new Map<string, string>();
  readonly #byStem = new Map<string, string[]>();

  constructor(readonly path: string) {
    for (const name of readdirSync(path).sort()) {
      if (!/\.(png|jpe?g|bmp|dcm|tiff?)$/i.test(name)) continue;
      this.#exact.set(name.toLowerCase(), name);
      this.#byStem.set(stem(name), [...(this.#byStem.get(stem(name)) ?? []), name]);
    }
  }

  get stems(): string[] {
    return [...this.#byStem.keys()];
  }

  /** The film's path, or why there is none. */
  find(id: string): { path: string } | { problem: 'MissingFilm' | 'AmbiguousFilm' } {
    const exact = this.#exact.get(id.toLowerCase());
    if (exact !== undefined) return { path: join(this.path, exact) };
    const names = this.#byStem.get(stem(id)) ?? [];
    if (names.length > 1) return { problem: 'AmbiguousFilm' };
    return names[0] === undefined ? { problem: 'MissingFilm' } : { path: join(this.path, names[0]) };
  }
}

/** The picture as the core decodes it, changed, as a file again. Leaves the core empty. */
export function changedFile(core: Core, bytes: Uint8Array<ArrayBuffer>, change: (film: Grey) => Picture): Uint8Array<ArrayBuffer> {
  const made = change({ ...core.decode(bytes), data: core.pixels() });
  core.clear();
  return new Uint8Array(encodePng(made));
}

/** A grey film of 16 bits as a picture that can be written. */
export const asPicture = (film: Grey): Picture => ({ ...film, bits: 16, channels: 1 });

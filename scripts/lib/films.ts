/** The films of a folder, found by id with or without extension. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stem } from './csv';

export class FilmFolder {
  readonly #exact = new Map<string, string>();
  readonly #byStem = new Map<string, string[]>();

  constructor(readonly path: string) {
    for (const name of readdirSync(path).sort()) {
      if (!/\.(png|jpe?g|bmp)$/i.test(name)) continue;
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

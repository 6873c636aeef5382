/** Films, rows and lanes made up, for tests of the batch. */
import type { Lane } from '../../web/src/batch/lanes';
import type { FilmAnswer } from '../../web/src/batch/protocol';
import { describe, newRow, type Assumed, type BatchRow } from '../../web/src/batch/rows';
import type { Given } from '../../web/src/batch/given';
import type { Wish } from '../../web/src/batch/subject';
import type { Reading, Sex } from '../../web/src/domain/assessment';
import type { FilmFile } from '../../web/src/intake/survey';
import { assessmentOf, goodParts, type Parts } from '../web/made-up';

export const asFemale: Assumed = { tags: true, sex: 'female', looks: true };

export const filmFile = (path: string, bytes: Uint8Array<ArrayBuffer> = new TextEncoder().encode(path)): FilmFile =>
  ({ kind: 'png', label: null, file: { path, size: bytes.length, inArchive: false, head: async () => bytes, blob: async () => new Blob([bytes]) } });

export const rowOf = (index: number, path = `${index}.png`, given: Partial<Given> = {}, assumed: Assumed = asFemale): BatchRow =>
  describe(newRow(filmFile(path), index), { sex: null, months: null, truths: [], ...given }, assumed);

/** A hash of 64 digits that a test can tell. */
export const hashOf = (name: string | number): string => [...String(name)].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('').padEnd(64, '0').slice(0, 64);

export function readingOf(name: string | number, sex: Sex | null = 'female', parts: Partial<Parts> = {}, age: number | null = null): Reading {
  return {
    assessment: assessmentOf(goodParts(parts), { sex: sex ?? 'unknown', override: false, age, contraindications: [] }), film_sha256: hashOf(name),
    engine: { runtime: 'onnxruntime-web 1.30.0', provider: 'wasm', threads: 2, self_test: null, fallback: null },
    milliseconds: { decode: 40, validate: 50, prepare: 5, infer: 200, second_look: 0, assess: 1 }, rendering: null,
  };
}

export const readAnswer = (reading: Reading): FilmAnswer => ({ kind: 'read', reading, tagged: null });

/** A lane that answers as it is told, by the film's bytes as text, after as many turns as it is told. */
export class FakeLane implements Lane {
  closed = 0;
  readonly seen: string[] = [];
  constructor(private readonly answer: (name: string, wish: Wish) => FilmAnswer | Promise<FilmAnswer>) {}
  async read(film: () => Promise<Blob>, wish: Wish): Promise<FilmAnswer> {
    const name = await (await film()).text();
    this.seen.push(name);
    return this.answer(name, wish);
  }
  close(): void {
    this.closed += 1;
  }
}

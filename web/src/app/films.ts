/** What was dropped or chosen: gone through, and opened where it is one film, else listed to choose from. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { DIRECTORY_CLASS, kindOf, mediaClassOf } from '../containers/sniff';
import { IntakeError, nameOf } from '../intake/found';
import type { Gather } from '../intake/gather';
import { reasonForNone, survey, type FilmFile, type LeftOut, type Survey } from '../intake/survey';
import { openZip } from '../intake/zip';
import type { Previewer } from '../preview/client';
import type { Commands } from './controller';
import { failureOf, isAbort } from './reader';
import { createThumbnails, type Thumbnails } from './thumbnails';

export interface FilmList {
  readonly films: readonly FilmFile[];
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** More files were given than are looked at. */
  readonly capped: boolean;
}

export interface Films {
  /** Set while files are gone through. `of`: null while a folder is still walked. */
  readonly looking: ReadonlySignal<{ readonly seen: number; readonly of: number | null } | null>;
  readonly list: ReadonlySignal<FilmList | null>;
  /** Index of the film that was opened last. */
  readonly chosen: ReadonlySignal<number | null>;
  /** On a narrow page the list gives way to the film. */
  readonly shown: Signal<boolean>;
  readonly thumbnails: Thumbnails;
  take(gather: Gather): Promise<void>;
  choose(index: number): Promise<void>;
  cancel(): void;
  close(): void;
}

export const totalOf = (leftOut: Readonly<Record<LeftOut, number>>) => Object.values(leftOut).reduce((sum, count) => sum + count, 0);

export function createFilms(commands: Commands, open: (film: Blob, name: string) => void, previewer: Previewer): Films {
  const looking = signal<{ seen: number; of: number | null } | null>(null);
  const list = signal<FilmList | null>(null);
  const chosen = signal<number | null>(null);
  const shown = signal(true);
  const thumbnails = createThumbnails(previewer);
  let job: AbortController | null = null;
  let choice = 0;

  const close = () => {
    job?.abort();
    looking.value = null;
    choice += 1;
    list.value = null;
    chosen.value = null;
    thumbnails.clear();
  };

  const refuse = (name: string, error: unknown) => {
    close();
    commands.refuse({ name, synthetic: false }, failureOf(error));
  };

  /** Null where it was one file and has been opened. */
  async function lookThrough(gather: Gather, signal: AbortSignal, naming: (name: string) => void): Promise<(Survey & { capped: boolean }) | null> {
    const onSeen = (seen: number, of: number | null = null) => { if (!signal.aborted) looking.value = { seen, of }; };
    const { files, capped } = await gather(signal, onSeen);
    const [first] = files;
    if (first === undefined) throw new IntakeError('NothingFound');
    naming(files.length === 1 ? nameOf(first.path) : first.path.split('/')[0]!);
    if (files.length > 1) return { ...await survey(files, signal, onSeen), capped };
    // What cannot be read is for the reading to say.
    const head = await first.head().catch(() => new Uint8Array(0));
    const blob = await first.blob();
    signal.throwIfAborted();
    if (kindOf(head) === 'zip') {
      const entries = await openZip(blob);
      if (entries.length === 0) throw new IntakeError('ZipEmpty');
      return { ...await survey(entries, signal, onSeen), capped: false };
    }
    if (mediaClassOf(head) === DIRECTORY_CLASS) throw new IntakeError('DicomDirAlone');
    close();
    open(blob, nameOf(first.path));
    return null;
  }

  async function take(gather: Gather): Promise<void> {
    job?.abort();
    const mine = new AbortController();
    job = mine;
    looking.value = { seen: 0, of: null };
    let name = '';
    try {
      const found = await lookThrough(gather, mine.signal, (told) => { name = told; });
      if (found === null) return;
      mine.signal.throwIfAborted();
      const [first, second] = found.films;
      if (first === undefined) throw reasonForNone(found);
      if (second === undefined) {
        close();
        open(await first.file.blob(), nameOf(first.file.path));
        if (totalOf(found.leftOut) > 0) commands.dispatch({ type: 'notice', notice: 'only_film' });
        return;
      }
      close();
      // No answer stays beside a list that it is not of.
      commands.close();
      list.value = found;
      shown.value = true;
    } catch (error) {
      if (job !== mine || isAbort(error)) return;
      if (error instanceof IntakeError && error.code === 'NothingFound') commands.dispatch({ type: 'notice', notice: 'not_a_file' });
      else refuse(name, error);
    } finally {
      if (job === mine) looking.value = null;
    }
  }

  return {
    looking, list, chosen, shown, thumbnails, take, close,
    cancel: () => {
      job?.abort();
      looking.value = null;
    },
    choose: async (index) => {
      const film = list.value?.films[index];
      if (film === undefined) return;
      choice += 1;
      const mine = choice;
      chosen.value = index;
      const name = nameOf(film.file.path);
      try {
        const blob = await film.file.blob();
        if (choice === mine) open(blob, name);
      } catch (error) {
        if (choice === mine) commands.refuse({ name, synthetic: false }, failureOf(error));
      }
    },
  };
}

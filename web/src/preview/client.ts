/** The page's side of the thumbnails: a worker while a list is open, asked for what is on the screen. */
import { spawnThumbnails } from '../workers/spawn';
import type { Preview, PreviewReply, PreviewRequest } from './protocol';

export interface Previewer {
  /** Never rejects: a file without a picture has none. `wanted` is asked once more when its turn comes. */
  preview(blob: () => Promise<Blob>, wanted: () => boolean): Promise<Preview | null>;
  /** Ends the worker: its memory goes back. */
  close(): void;
}

export type PreviewWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Unpacking of the next goes on while one is drawn. */
const AT_ONCE = 2;
/** As for the films themselves (pipeline/client.ts), of a core that does less. */
export const PREVIEW_HIGH_WATER_BYTES = 256 * 1024 * 1024;

const NONE: Preview = { bitmap: null, label: null };

export function createPreviewer(coreUrl: string, spawn: () => PreviewWorker = spawnThumbnails): Previewer {
  let worker: PreviewWorker | null = null;
  let nextId = 1;
  let running = 0;
  const answers = new Map<number, (preview: Preview) => void>();
  const waiting: (() => void)[] = [];

  const end = () => {
    worker?.terminate();
    worker = null;
    const left = [...answers.values()];
    answers.clear();
    for (const answer of left) answer(NONE);
  };

  const build = (): PreviewWorker => {
    const made = spawn();
    made.onmessage = ({ data }: MessageEvent<PreviewReply>) => {
      const answer = answers.get(data.id);
      answers.delete(data.id);
      answer?.(data);
      if (data.memoryBytes > PREVIEW_HIGH_WATER_BYTES && answers.size === 0 && worker === made) end();
    };
    made.onerror = (event) => {
      event.preventDefault?.();
      if (worker === made) end();
    };
    return made;
  };

  const ask = (blob: Blob) => new Promise<Preview>((resolve) => {
    worker ??= build();
    const id = nextId++;
    answers.set(id, resolve);
    worker.postMessage({ id, blob, coreUrl: new URL(coreUrl, document.baseURI).href } satisfies PreviewRequest);
  });

  const turn = async (): Promise<void> => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const done = () => {
    // What was asked for last is what is on the screen now.
    const next = waiting.pop();
    if (next) next();
    else running -= 1;
  };

  return {
    preview: async (blob, wanted) => {
      await turn();
      try {
        return wanted() ? await ask(await blob()) : null;
      } catch {
        return NONE;
      } finally {
        done();
      }
    },
    close: end,
  };
}

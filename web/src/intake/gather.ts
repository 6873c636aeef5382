/** From a drop, a folder or a choice to files; folders are walked within a bound. */
import { foundFile, type FoundFile } from './found';

/** Of one drop. More is an archive of its own, not a folder of films. */
export const MOST_FILES = 20_000;

export interface Gathered {
  readonly files: readonly FoundFile[];
  /** There were more than MOST_FILES. */
  readonly capped: boolean;
}

export type Gather = (signal: AbortSignal, onSeen: (count: number) => void) => Promise<Gathered>;

export function gatherFiles(list: Iterable<File>): Gather {
  const files = [...list];
  return async () => ({ files: files.slice(0, MOST_FILES).map((file) => foundFile(file)), capped: files.length > MOST_FILES });
}

/** To be called while the drop is handled: afterwards the browser has taken its items back. */
export function gatherDropped(data: DataTransfer): Gather {
  const roots = [...data.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry?.() ?? null);
  // Where the browser knows no entries, and for what has none (a picture dragged out of another program).
  if (roots.length === 0 || roots.includes(null) || !roots.some((root) => root?.isDirectory)) return gatherFiles(data.files);
  return (signal, onSeen) => walk(roots.filter((root) => root !== null), signal, onSeen);
}

async function walk(roots: readonly FileSystemEntry[], signal: AbortSignal, onSeen: (count: number) => void): Promise<Gathered> {
  const files: FoundFile[] = [];
  const waiting = [...roots];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    signal.throwIfAborted();
    if (files.length >= MOST_FILES) return { files, capped: true };
    if (entry.isDirectory) {
      for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) waiting.push(child);
    } else {
      files.push(foundFile(await fileOf(entry as FileSystemFileEntry), entry.fullPath.replace(/^\//, '')));
      onSeen(files.length);
    }
  }
  return { files, capped: false };
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader gives some at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return children;
    children.push(...some);
    if (children.length > MOST_FILES) return children;
  }
}

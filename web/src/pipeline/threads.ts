/**
 * How many threads WebAssembly reads with: what was fastest on this machine. The most that may be used come first; once films were read with
 * them, a later start tries half as many, and so on for as long as fewer are faster. Two threads on two busy processors can be slower than one.
 */
/** More than one thread needs shared memory, which a page has only where its server isolates it. */
export function threadsFor(isolated: boolean, cores: number): number {
  return isolated ? Math.max(1, Math.min(cores, 4)) : 1;
}

/** Times by number of threads: of a run of the network, in milliseconds. */
export type ThreadTimes = Readonly<Record<number, readonly number[]>>;

/** Films until a number of threads counts as tried; the fastest of them counts. */
export const ENOUGH = 3;

/** `most`: what the page may use. The next number to start with. */
export function threadsToUse(most: number, times: ThreadTimes): number {
  let best = most;
  for (let count = most; count >= 1; count = Math.floor(count / 2)) {
    const own = times[count] ?? [];
    if (own.length < ENOUGH) return count;
    if (Math.min(...own) > Math.min(...times[best]!)) return best;
    best = count;
  }
  return best;
}

export interface ThreadMemory {
  threads(): number;
  note(threads: number, milliseconds: number): void;
}

const KEY = 'carpal.threads';
type Kept = Pick<Storage, 'getItem' | 'setItem'> | null;

/** `version`: times of another version of Carpal, or of another processor, are forgotten. Without storage every start is the first. */
export function createThreadMemory(storage: Kept, isolated: boolean, cores: number, version: string): ThreadMemory {
  const most = threadsFor(isolated, cores);
  const about = `${version}, ${cores} processors`;
  let times = kept(storage, about);
  return {
    threads: () => threadsToUse(most, times),
    note(threads, milliseconds) {
      const own = times[threads] ?? [];
      if (own.length >= ENOUGH) return;
      times = { ...times, [threads]: [...own, Math.round(milliseconds)] };
      try {
        storage?.setItem(KEY, JSON.stringify({ about, times }));
      } catch {
        // No room: the next start is the first again.
      }
    },
  };
}

function kept(storage: Kept, about: string): ThreadTimes {
  try {
    const found = JSON.parse(storage?.getItem(KEY) ?? 'null') as { about?: unknown; times?: unknown } | null;
    if (found?.about !== about || typeof found.times !== 'object' || found.times === null) return {};
    return Object.fromEntries(Object.entries(found.times).filter(([, own]) => Array.isArray(own) && own.every((one) => typeof one === 'number' && one > 0))) as ThreadTimes;
  } catch {
    return {};
  }
}

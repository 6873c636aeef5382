/**
 * How many threads WebAssembly reads with: what was fastest on this machine, for each network. The most that may be used come first; once films were read with
 * them, a later start tries half as many, and so on for as long as fewer are faster. Two threads on two busy processors can be slower than one.
 */
import { keep, readKept, type Kept } from '../kept';

/** More than one thread needs shared memory, which a page has only where its server isolates it. */
export function threadsFor(isolated: boolean, cores: number): number {
  return isolated ? Math.max(1, Math.min(cores, 4)) : 1;
}

/** Times by number of threads: of a run of one network, in milliseconds. */
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

/** Networks by the names of their packs. */
export interface ThreadMemory {
  threads(pack: string): number;
  note(pack: string, threads: number, milliseconds: number): void;
}

const KEY = 'carpal.threads';

/** `version`: times of another version of Carpal, or of another processor, are forgotten. Without storage every start is the first. */
export function createThreadMemory(storage: Kept, isolated: boolean, cores: number, version: string): ThreadMemory {
  const most = threadsFor(isolated, cores);
  const about = `${version}, ${cores} processors`;
  let times = found(storage, about);
  return {
    threads: (pack) => threadsToUse(most, times[pack] ?? {}),
    note(pack, threads, milliseconds) {
      const own = times[pack]?.[threads] ?? [];
      if (own.length >= ENOUGH) return;
      times = { ...times, [pack]: { ...times[pack], [threads]: [...own, Math.round(milliseconds)] } };
      // Where there is no room the next start is the first again.
      keep(storage, KEY, { about, times });
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTimes = (value: unknown): value is ThreadTimes =>
  isRecord(value) && Object.values(value).every((own) => Array.isArray(own) && own.every((one) => typeof one === 'number' && one > 0));

function found(storage: Kept, about: string): Readonly<Record<string, ThreadTimes>> {
  const kept = readKept(storage, KEY);
  if (!isRecord(kept) || kept.about !== about || !isRecord(kept.times)) return {};
  return Object.fromEntries(Object.entries(kept.times).filter(([, times]) => isTimes(times))) as Record<string, ThreadTimes>;
}

/** How fast bytes arrive, over the last seconds: a mean over all of it would hide that a connection has become slow. */
const WINDOW_MS = 6000;
/** Less says nothing. */
const LEAST_MS = 500;

export class Pace {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];

  constructor(private readonly now: () => number) {}

  /** `bytes`: all that have arrived until now. */
  add(bytes: number): void {
    const at = this.now();
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - this.#samples[1]!.at >= WINDOW_MS) this.#samples.shift();
  }

  get bytesPerSecond(): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) return null;
    return Math.max(0, ((last.bytes - first.bytes) * 1000) / (last.at - first.at));
  }
}

/** Seconds until the rest is there; null where that cannot be told. */
export function secondsLeft(doneBytes: number, totalBytes: number, bytesPerSecond: number | null): number | null {
  return bytesPerSecond === null || bytesPerSecond <= 0 ? null : Math.max(0, totalBytes - doneBytes) / bytesPerSecond;
}

/** How long the rest of a batch takes: by the last films, so that it follows a machine that slows down. Time while it was paused does not count. */
const LAST = 40;

export class Pace {
  readonly #gaps: number[] = [];
  #before: number | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The clock runs from here. */
  start(): void {
    this.#before = this.now();
  }

  stop(): void {
    this.#before = null;
  }

  /** A film is done. */
  tick(): void {
    const now = this.now();
    if (this.#before !== null) this.#gaps.push(now - this.#before);
    if (this.#gaps.length > LAST) this.#gaps.shift();
    this.#before = now;
  }

  /** In milliseconds; null while it is too early to tell. */
  left(films: number): number | null {
    if (this.#gaps.length < 3) return null;
    return (films * this.#gaps.reduce((sum, gap) => sum + gap, 0)) / this.#gaps.length;
  }
}

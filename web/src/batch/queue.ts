/** Films waiting to be read, handed to whichever lane is free. What one film does changes nothing for the others. */
import { LaneError, type Lane } from './lanes';
import type { FilmAnswer } from './protocol';
import type { Wish } from './subject';

export interface Job {
  readonly index: number;
  readonly film: () => Promise<Blob>;
  readonly wish: Wish;
}

export interface Told {
  begun(index: number): void;
  /** Each film once, in the order in which they are done. */
  settled(index: number, answer: FilmAnswer): void;
}

/** A film that takes its lane down is tried once more: it may have been another's doing. */
const MOST_CRASHES = 2;
/** Of the network's owner, under one film. */
const MOST_LOANS = 5;
/** Breaks in a row, without a film read in between: it is not the films. */
const MOST_BREAKS = 12;

export class Queue {
  #waiting: Job[] = [];
  #cancelled = false;
  #paused = false;
  #breaks = 0;
  #resume: (() => void)[] = [];
  readonly #broken = new Map<Job, { readonly film: number; readonly loan: number }>();

  constructor(private readonly lanes: readonly Lane[], private readonly told: Told) {}

  /** Resolves when every film is settled, or with what was begun when it was cancelled. Rejects where there is nothing to read with. */
  async run(jobs: readonly Job[]): Promise<void> {
    this.#waiting = [...jobs].reverse();
    try {
      await Promise.all(this.lanes.map((lane) => this.#serve(lane)));
    } finally {
      this.#stop();
    }
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#resume.splice(0).forEach((go) => go());
  }

  /** Films that are being read are left where they are. */
  cancel(): void {
    this.#stop();
  }

  #stop(): void {
    this.#cancelled = true;
    this.#waiting = [];
    this.resume();
    for (const lane of this.lanes) lane.close();
  }

  async #serve(lane: Lane): Promise<void> {
    for (;;) {
      while (this.#paused) await new Promise<void>((resolve) => this.#resume.push(resolve));
      const job = this.#waiting.pop();
      if (job === undefined) return;
      this.told.begun(job.index);
      const answer = await this.#read(lane, job);
      if (this.#cancelled) return;
      if (answer) this.told.settled(job.index, answer);
    }
  }

  /** Null where the film waits again. */
  async #read(lane: Lane, job: Job): Promise<FilmAnswer | null> {
    try {
      const answer = await lane.read(job.film, job.wish);
      this.#breaks = 0;
      return answer;
    } catch (error) {
      if (this.#cancelled) return null;
      if (!(error instanceof LaneError) || error.kind === 'start') throw error;
      const { code, detail } = error;
      if ((this.#breaks += 1) > MOST_BREAKS) throw new LaneError('start', code, detail);
      const before = this.#broken.get(job) ?? { film: 0, loan: 0 };
      const broken = { ...before, [error.kind]: before[error.kind] + 1 };
      if (broken.film >= MOST_CRASHES || broken.loan >= MOST_LOANS) return { kind: 'failed', error: { code, detail }, film_sha256: null };
      this.#broken.set(job, broken);
      this.#waiting.push(job);
      return null;
    }
  }
}

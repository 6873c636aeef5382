/** The rows of a batch: changed in place, and shown to the page in copies, every so often while films are read. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { BatchRow } from '../batch/rows';

/** Rows are shown anew so often at most, milliseconds. */
const SHOW_EVERY = 200;

export type Wait = (run: () => void) => void;

export class BatchList {
  #now: BatchRow[] = [];
  #waits = false;
  readonly #shown = signal<readonly BatchRow[]>([]);

  constructor(private readonly wait: Wait = (run) => void setTimeout(run, SHOW_EVERY)) {}

  get shown(): ReadonlySignal<readonly BatchRow[]> {
    return this.#shown;
  }

  /** With what is not shown yet. */
  get now(): readonly BatchRow[] {
    return this.#now;
  }

  /** Shown soon. */
  put(index: number, row: BatchRow): void {
    this.#now[index] = row;
    if (this.#waits) return;
    this.#waits = true;
    this.wait(() => {
      this.#waits = false;
      this.#show();
    });
  }

  /** Shown at once. */
  set(rows: readonly BatchRow[]): void {
    this.#now = [...rows];
    this.#show();
  }

  /** Every row, shown at once. */
  change(of: (row: BatchRow) => BatchRow): void {
    this.set(this.#now.map(of));
  }

  #show(): void {
    this.#shown.value = [...this.#now];
  }
}

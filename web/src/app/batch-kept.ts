/** The readings of a batch, kept by the hash of their film until it is closed, so that it can go on after a reload. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { forgetReadings, leftReadings, openReadings, type Readings } from '../batch/store';
import type { Reading } from '../domain/assessment';

export interface BatchKept {
  /** Readings that an earlier visit has left; null until that is known. */
  readonly left: ReadonlySignal<number | null>;
  /** False where readings do not outlast the page. */
  readonly lasting: ReadonlySignal<boolean>;
  /** With the first film; what is left is then of this batch. */
  open(): Promise<Readings>;
  put(key: string, reading: Reading): Promise<void>;
  /** Null where there is none of this key. */
  get(key: string | null): Promise<Reading | null>;
  /** Looks for what an earlier visit has left. */
  look(): Promise<void>;
  /** Deletes that. */
  forget(): Promise<void>;
  /** Deletes all of it. */
  close(): Promise<void>;
}

export function createBatchKept(): BatchKept {
  const left = signal<number | null>(null);
  const lasting = signal(true);
  let readings: Promise<Readings> | null = null;
  return {
    left, lasting,
    open: async () => {
      const kept = await (readings ??= openReadings());
      lasting.value = kept.lasting;
      left.value = 0;
      return kept;
    },
    put: async (key, reading) => {
      const kept = await readings;
      await kept?.put(key, reading);
      if (kept) lasting.value = kept.lasting;
    },
    get: async (key) => (key === null ? null : await (await readings)?.get(key) ?? null),
    look: async () => { if (left.value === null && readings === null) left.value = await leftReadings(); },
    forget: async () => {
      if (readings !== null) return;
      await forgetReadings();
      left.value = 0;
    },
    close: async () => {
      const kept = readings;
      readings = null;
      if (kept) await (await kept).close();
      left.value = 0;
    },
  };
}

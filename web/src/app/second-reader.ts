/**
 * The reader of the second opinion: a worker and a network of its own, beside the one that reads. It starts once a second pack is chosen, the
 * terms were accepted and the first reader runs, and ends when none is wanted any more. A batch may claim it for the pack that it reads with.
 */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Manifest } from '../domain/manifest';
import type { PackName } from '../domain/packs';
import { failureOf, type Reader } from './reader';
import { secondPackOf, type SettingsStore } from './settings';
import type { Pack } from './state';

export interface SecondReader {
  /** The pack whose opinion is shown beside the first; null where none is chosen, and while a batch has the reader for another pack. */
  readonly pack: ReadonlySignal<PackName | null>;
  readonly loading: ReadonlySignal<Pack>;
  readonly reader: Reader;
  /** With the pack that is wanted; rejects where it cannot be had. */
  start(): Promise<Manifest>;
  /** Until it is released, the reader has this pack whatever the settings say. */
  claim(pack: PackName): void;
  release(): void;
}

export function createSecondReader(reader: Reader, settings: SettingsStore, mayStart: ReadonlySignal<boolean>): SecondReader {
  const claimed = signal<PackName | null>(null);
  const chosen = computed(() => secondPackOf(settings.current.value));
  const wanted = computed(() => claimed.value ?? chosen.value);
  const loading = signal<Pack>({ kind: 'absent' });
  let starting: Promise<Manifest> | null = null;

  const start = (): Promise<Manifest> => {
    if (starting !== null) return starting;
    loading.value = { kind: 'loading', progress: null };
    const mine = reader.prepare(new AbortController().signal, (progress) => { if (starting === mine) loading.value = { kind: 'loading', progress }; });
    starting = mine;
    mine.then(
      () => { if (starting === mine) loading.value = { kind: 'ready', engine: reader.engine }; },
      (error: unknown) => {
        if (starting !== mine) return;
        starting = null; // the next film tries again
        loading.value = { kind: 'failed', failure: failureOf(error) };
      },
    );
    return mine;
  };

  effect(() => reader.useEngine(settings.current.value.engine));
  effect(() => {
    const pack = wanted.value;
    untracked(() => {
      // Whatever it has is of another pack.
      reader.close();
      starting = null;
      loading.value = { kind: 'absent' };
      if (pack !== null) reader.usePack(pack);
    });
  });
  effect(() => {
    if (wanted.value !== null && mayStart.value) untracked(() => void start().catch(() => undefined));
  });

  return {
    pack: computed(() => (wanted.value === chosen.value ? chosen.value : null)), loading, reader, start,
    claim: (pack) => { claimed.value = pack; },
    release: () => { claimed.value = null; },
  };
}

/** The site's model packs: what each says of itself, and the ways to use one and to remove one. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Manifest } from '../domain/manifest';
import { PACKS, type PackName } from '../domain/packs';
import type { LoadProgress, Offline } from './offline';
import { failureOf, isAbort, type Failure } from './reader';
import type { Settings, SettingsStore } from './settings';

export type PackTold =
  | { readonly kind: 'used' | 'cancelled'; readonly name: PackName }
  | { readonly kind: 'failed'; readonly name: PackName; readonly failure: Failure }
  | { readonly kind: 'removed'; readonly name: PackName; readonly bytes: number };

export interface Packs {
  /** As far as they are loaded. */
  readonly manifests: ReadonlySignal<Readonly<Partial<Record<PackName, Manifest>>>>;
  /** The one that is being stored; `progress` null until bytes are known. */
  readonly fetching: ReadonlySignal<{ readonly name: PackName; readonly progress: LoadProgress | null } | null>;
  /** How the last of the doings here went. */
  readonly told: ReadonlySignal<PackTold | null>;
  /** Loads the descriptions. Never rejects: one that cannot be had stays away. */
  describe(): Promise<void>;
  /** Stores the pack, then makes it the one that reads; the one before stays in use where that fails or is cancelled. */
  use(name: PackName): Promise<void>;
  cancel(): void;
  /** Of a pack in use nothing is removed. */
  remove(name: PackName): Promise<void>;
}

interface PacksParts {
  readonly settings: SettingsStore;
  readonly offline: Pick<Offline, 'fetchPack' | 'removePack'>;
  readonly loadManifest: (name: PackName) => Promise<Manifest>;
}

export const isInUse = ({ pack, second_pack }: Pick<Settings, 'pack' | 'second_pack'>, name: PackName): boolean => name === pack || name === second_pack;

export function createPacks({ settings, offline, loadManifest }: PacksParts): Packs {
  const manifests = signal<Packs['manifests']['value']>({});
  const fetching = signal<Packs['fetching']['value']>(null);
  const told = signal<PackTold | null>(null);
  let abort: AbortController | null = null;

  async function manifestOf(name: PackName): Promise<Manifest> {
    const known = manifests.peek()[name];
    if (known !== undefined) return known;
    const manifest = await loadManifest(name);
    manifests.value = { ...manifests.peek(), [name]: manifest };
    return manifest;
  }

  return {
    manifests, fetching, told,
    describe: async () => { await Promise.allSettled(PACKS.map(manifestOf)); },
    use: async (name) => {
      if (fetching.peek() !== null || name === settings.current.peek().pack) return;
      const mine = new AbortController();
      abort = mine;
      told.value = null;
      fetching.value = { name, progress: null };
      try {
        await manifestOf(name);
        await offline.fetchPack(name, mine.signal, (progress) => { fetching.value = { name, progress }; });
        mine.signal.throwIfAborted();
        const { pack, second_pack } = settings.current.peek();
        // The two that are compared change places.
        settings.change({ pack: name, ...(second_pack === name && { second_pack: pack }) });
        told.value = { kind: 'used', name };
      } catch (error) {
        told.value = mine.signal.aborted || isAbort(error) ? { kind: 'cancelled', name } : { kind: 'failed', name, failure: failureOf(error) };
      } finally {
        fetching.value = null;
      }
    },
    cancel: () => abort?.abort(),
    remove: async (name) => {
      if (isInUse(settings.current.peek(), name) || fetching.peek()?.name === name) return;
      told.value = { kind: 'removed', name, bytes: await offline.removePack(name) };
    },
  };
}

/** What the page knows of its own files: stored or not, a newer version, a pack from disk, requests. The doing is in `web/src/offline`. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { RequestNote } from '../offline/channel';
import type { LoadProgress } from '../offline/load';
import type { SelfCheck } from '../offline/self-check';
import type { PacksInUse } from '../offline/site-packs';
import type { PackName } from '../domain/packs';

export type { LoadProgress, RequestNote, SelfCheck };
export type { CacheContent, StoredItem } from '../offline/self-check';

export type Readiness =
  /** Not looked yet. */
  | { readonly kind: 'unknown' }
  /** The browser has no service worker or no storage for this page. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'partial'; readonly storedBytes: number; readonly totalBytes: number }
  | { readonly kind: 'ready'; readonly totalBytes: number };

/** `elsewhere`: another tab is open, which would lose its files. `taken`: another tab has agreed to the newer version. */
export type Update = 'none' | 'waiting' | 'elsewhere' | 'taken';

export interface PackFromDisk {
  readonly name: string;
  readonly version: string;
  readonly modelSha256: string;
}

/** A pack of this site; bytes of all that it brings. */
export interface StoredPack {
  readonly name: PackName;
  readonly storedBytes: number;
  readonly totalBytes: number;
}

/** Bytes of what is fetched after the terms were accepted. */
export interface Sizes {
  /** Of those in use. */
  readonly pack: number;
  readonly engine: number;
  /** On top of these, where WebGPU is used. */
  readonly webgpu: number;
}

export interface Offline {
  readonly readiness: ReadonlySignal<Readiness>;
  readonly update: ReadonlySignal<Update>;
  /** Whether the browser has promised to keep what is stored; null where it does not say. */
  readonly persisted: ReadonlySignal<boolean | null>;
  readonly sizes: ReadonlySignal<Sizes | null>;
  readonly packFromDisk: ReadonlySignal<PackFromDisk | null>;
  /** The site's own; empty until its list of files is there. */
  readonly packs: ReadonlySignal<readonly StoredPack[]>;
  /** Stored parts that were found changed, and replaced, since the page opened. */
  readonly mended: ReadonlySignal<number>;
  /** The browser had no room for what was loaded. */
  readonly noRoom: ReadonlySignal<boolean>;
  /** The host sets no headers, and the service worker now does: a reload is worth it. */
  readonly reloadWanted: ReadonlySignal<boolean>;
  readonly requests: ReadonlySignal<readonly RequestNote[]>;
  /** Looks again at what is stored. Never rejects. */
  look(): Promise<void>;
  /** Stores what is still missing of the site. Never rejects: `readiness` says how far it came. */
  complete(): Promise<void>;
  lookForUpdate(): Promise<void>;
  /** Replaces this version by the one that waits, and reloads. */
  takeUpdate(): Promise<void>;
  reload(): void;
  /** Rejects with an error that has a `code`; what was used before is then still used. */
  choosePack(files: readonly File[]): Promise<void>;
  giveUpPack(): Promise<void>;
  /** Which of the site's packs are in use: the files of the others are neither needed nor counted. */
  usePacks(used: PacksInUse): void;
  /** Stores a pack of the site. Rejects with a PackError, or with the signal's reason; what had arrived stays. */
  fetchPack(name: PackName, signal: AbortSignal, onProgress: (progress: LoadProgress) => void): Promise<void>;
  /** What that has freed, in bytes: nothing where the pack is in use. */
  removePack(name: PackName): Promise<number>;
  /** Removes every stored file of the site; the page itself goes on. */
  forget(): Promise<void>;
  selfCheck(): Promise<SelfCheck>;
}

const nothing = async () => undefined;

/** Where there is nothing to store with, and in tests. */
export const noOffline: Offline = {
  readiness: signal<Readiness>({ kind: 'unsupported' }), update: signal<Update>('none'), persisted: signal(null), sizes: signal(null), packFromDisk: signal(null), packs: signal([]),
  mended: signal(0), noRoom: signal(false), reloadWanted: signal(false), requests: signal([]),
  look: nothing, complete: nothing, lookForUpdate: nothing, takeUpdate: nothing, reload: () => undefined, choosePack: nothing, giveUpPack: nothing, usePacks: () => undefined, fetchPack: nothing, removePack: async () => 0, forget: nothing,
  selfCheck: async () => ({ caches: [], notes: [], databases: [], cookies: 0, usage: null, quota: null }),
};

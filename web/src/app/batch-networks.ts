/** Which networks a batch reads with, and where each of them runs: the reader that reads films, or the second one. */
import type { OpenLanes } from '../batch/lanes';
import type { Manifest } from '../domain/manifest';
import { PACKS, type PackName } from '../domain/packs';
import type { SecondReader } from './second-reader';
import { secondPackOf, type Settings, type SettingsStore } from './settings';

export interface Networks {
  readonly first: PackName;
  /** Reads every film once the first has read them all; null: one network alone. */
  readonly second: PackName | null;
}

export const sameNetworks = (a: Networks, b: Networks): boolean => a.first === b.first && a.second === b.second;

/** As single films are read. */
export const usualNetworks = (settings: Settings): Networks => ({ first: settings.pack, second: secondPackOf(settings) });

/** Each network alone, and the one that reads films with the one of the second opinion. */
export function networkChoices(settings: Settings): readonly Networks[] {
  const other = secondPackOf(settings) ?? PACKS.find((name) => name !== settings.pack);
  return [...PACKS.map((first): Networks => ({ first, second: null })), ...(other ? [{ first: settings.pack, second: other }] : [])];
}

export interface NetworkSource {
  readonly lanes: OpenLanes;
  /** Loads what is not stored yet. */
  readonly prepare: () => Promise<Manifest>;
}

export interface NetworkSources {
  readonly settings: SettingsStore;
  /** Of the pack that reads films. */
  readonly reading: NetworkSource;
  readonly second: SecondReader;
  readonly secondLanes: OpenLanes;
}

/** The second reader is claimed where the pack is not the one that reads films: whoever asks releases it in the end. */
export function sourceOf(pack: PackName, { settings, reading, second, secondLanes }: NetworkSources): NetworkSource {
  if (settings.current.peek().pack === pack) return reading;
  second.claim(pack);
  return { lanes: secondLanes, prepare: () => second.start() };
}

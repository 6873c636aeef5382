/** How long the packs' networks take beside each other: models/latency.json, written by tests/bench/networks.mjs in one run of WebAssembly on one thread. */
import measured from '../../../models/latency.json';
import type { Manifest } from './manifest';

export interface PackTime {
  /** Of the time of `of`'s network. */
  readonly share: number;
  readonly of: string;
}

interface Measured {
  readonly reference: string;
  readonly networks: readonly { readonly name: string; readonly version: string; readonly to_reference: number }[];
}

/** Null where this version was not measured, and for the pack that others are measured against. */
export function packTime({ name, version }: Pick<Manifest, 'name' | 'version'>, { reference, networks }: Measured = measured): PackTime | null {
  const own = networks.find((one) => one.name === name && one.version === version);
  return own === undefined || name === reference ? null : { share: own.to_reference, of: reference };
}

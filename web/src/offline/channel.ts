/** What workers and the service worker tell the open pages of this site: requests that were made, and how a load from the store went. */
export interface RequestNote {
  readonly kind: 'request';
  readonly by: 'page' | 'worker' | 'service worker';
  readonly method: string;
  /** Relative to the site; of another place only its origin. */
  readonly what: string;
  readonly from: 'stored' | 'network' | 'refused';
  /** Over the network, as far as it is known. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface LoadNote {
  readonly kind: 'loaded';
  readonly kept: boolean;
  /** Stored chunks that were no longer what had been stored; they were replaced. */
  readonly damaged: number;
  readonly fetchedBytes: number;
}

export type Note = RequestNote | LoadNote;

const channelName = (base: string) => `carpal ${new URL(base).pathname}`;

export function openChannel(base: string): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName(base));
}

/** How an address reads in a log: a film or a number would fit into the rest of a foreign one. */
export function whatOf(url: string, base: string): string {
  if (url.startsWith(base)) return url.slice(base.length).split(/[?#]/)[0] || './';
  try {
    return new URL(url).origin;
  } catch {
    return 'an address that is none';
  }
}

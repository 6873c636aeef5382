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

/** What the page asks of a service worker, by message with a port for the answer. */
export interface Answers {
  /** The list of files of its version, as text. */
  readonly 'which files': { readonly files: string };
  /** It takes over, unless other tabs of this site are open. */
  readonly 'take over': { readonly others: number };
}

/** Longer than a service worker takes to start. */
const MOST_ANSWER_MS = 10_000;

/** Null where no answer comes: the browser could not start it, or has ended it. */
export async function ask<Question extends keyof Answers>(worker: Pick<ServiceWorker, 'postMessage'>, question: Question): Promise<Answers[Question] | null> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Answers[Question] | null>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Answers[Question]>) => resolve(data);
    setTimeout(() => resolve(null), MOST_ANSWER_MS);
  });
  worker.postMessage(question, [port2]);
  return answer.finally(() => port1.close());
}

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

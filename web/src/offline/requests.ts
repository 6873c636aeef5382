/** The browser's own record of what this page or worker has fetched, told to the page that shows it. */
import { openChannel, whatOf, type RequestNote } from './channel';

type Entry = Pick<PerformanceResourceTiming, 'name' | 'startTime' | 'transferSize' | 'workerStart'>;

/** Null where the service worker answered: it tells of that itself, and knows from where. */
export function noteOf(entry: Entry, by: RequestNote['by'], base: string): RequestNote | null {
  if (entry.workerStart > 0) return null;
  const bytes = entry.transferSize;
  // Of what the browser had stored, nothing crossed the network.
  return { kind: 'request', by, method: 'GET', what: whatOf(entry.name, base), from: bytes > 0 ? 'network' : 'stored', bytes, at: performance.timeOrigin + entry.startTime };
}

/** In a worker: the page cannot see what it fetches. */
export function noteRequests(by: RequestNote['by'], base: string): void {
  const channel = openChannel(base);
  if (channel === null || typeof PerformanceObserver === 'undefined') return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const note = noteOf(entry as PerformanceResourceTiming, by, base);
      if (note !== null) channel.postMessage(note);
    }
  }).observe({ type: 'resource', buffered: true });
}

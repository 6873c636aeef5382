/** The browser's own record of what this page or worker has fetched, told to the page that shows it. */
import { openChannel, whatOf, type RequestNote } from './channel';

export function noteOf(entry: { readonly name: string; readonly startTime: number; readonly transferSize?: number }, by: RequestNote['by'], base: string): RequestNote {
  const bytes = entry.transferSize ?? 0;
  // Of what the service worker or the browser had stored, nothing crossed the network.
  return { kind: 'request', by, method: 'GET', what: whatOf(entry.name, base), from: bytes > 0 ? 'network' : 'stored', bytes, at: performance.timeOrigin + entry.startTime };
}

/** In a worker: the page cannot see what it fetches. */
export function noteRequests(by: RequestNote['by'], base: string): void {
  const channel = openChannel(base);
  if (channel === null || typeof PerformanceObserver === 'undefined') return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) channel.postMessage(noteOf(entry as PerformanceResourceTiming, by, base));
  }).observe({ type: 'resource', buffered: true });
}

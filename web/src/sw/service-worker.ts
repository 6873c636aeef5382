/**
 * The service worker: answers with the stored files of its own version, adds the security headers, lets nothing but body-less requests to
 * its own origin pass, and waits for consent before it replaces an older one. The engine and the pack are downloaded by the page's worker
 * (`offline/load.ts`), into the same store.
 */
import { openChannel, whatOf, type Answers, type RequestNote } from '../offline/channel';
import { chosenPack, namesOf } from '../offline/chosen-record';
import { chunksOf, type FileEntry, type FileIndex } from '../offline/file-index';
import { LoadError, loadFiles } from '../offline/load';
import { openStore, type FileStore } from '../offline/store';
import { answer, decide } from './answers';

/** Set by web/vite.offline.ts: the files of this version. */
declare const __FILES__: FileIndex;
/** Instead of the page, where that is stored no more and the host does not answer. */
declare const __LOST_PAGE__: string;

interface Extendable extends Event { waitUntil(promise: Promise<unknown>): void }
interface FetchLike extends Extendable { readonly request: Request; respondWith(response: Promise<Response>): void }
interface MessageLike extends Extendable { readonly data: unknown; readonly ports: readonly MessagePort[] }
interface Scope {
  readonly registration: { readonly scope: string; readonly active: unknown; update(): Promise<unknown> };
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly { readonly url: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchLike) => void): void;
  addEventListener(type: 'message', listener: (event: MessageLike) => void): void;
}

const scope = self as unknown as Scope;
const base = scope.registration.scope;
const index = __FILES__;
const never = new AbortController().signal;
const channel = openChannel(base);

/** Set when the host has other files than this version's: from then on the host is asked for everything, until its own version takes over. */
const STALE = 'stale';
let stale: Promise<boolean> | null = null;
/** Opened each time: one that was opened before the browser or the user emptied it would store into nothing. */
const store = (): Promise<FileStore | null> => openStore(base);
const isStale = () => (stale ??= store().then(async (kept) => kept !== null && (await kept.record(STALE)) !== null).catch(() => false));

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => event.respondWith(respond(event.request)));
scope.addEventListener('message', (event) => event.waitUntil(receive(event)));

const note = (method: string, url: string, from: RequestNote['from'], bytes = 0) => channel?.postMessage({
  kind: 'request', by: 'service worker', method, what: whatOf(url, base), from, bytes, at: Date.now(),
} satisfies RequestNote);

/** Every request that this worker makes is told of. */
const fetchAndTell = async (request: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  const [method, url] = request instanceof Request ? [request.method, request.url] : ['GET', String(request)];
  const response = await fetch(request, init).catch((error: unknown) => {
    note(method, url, 'network');
    throw error;
  });
  note(method, url, 'network', Number(response.headers.get('Content-Length') ?? 0));
  return response;
};

async function install(): Promise<void> {
  const kept = await store();
  if (kept === null) throw new Error('no storage');
  const page = index.files.filter(({ group }) => group === 'page');
  const loaded = await loadFiles(page, { signal: never, base, store: kept, fetcher: fetchAndTell }, 'stored');
  if (!loaded.kept) throw new Error('no room');
}

async function activate(): Promise<void> {
  const kept = await store();
  const own = index.files.flatMap((entry) => chunksOf(entry).map(({ sha256 }) => sha256));
  await kept?.clean(new Set([...own, ...namesOf(await chosenPack(kept))]));
  await scope.clients.claim();
}

/** What a page asks of the version that waits (`Answers`). A page of the old one must not go on with files of the new one. */
async function receive({ data, ports }: MessageLike): Promise<void> {
  if (data === 'which files') ports[0]?.postMessage({ files: JSON.stringify(index) } satisfies Answers['which files']);
  if (data !== 'take over') return;
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const others = pages.filter(({ url }) => url.startsWith(base)).length - 1;
  ports[0]?.postMessage({ others } satisfies Answers['take over']);
  if (others === 0) await scope.skipWaiting();
}

async function respond(request: Request): Promise<Response> {
  const decision = decide(request, index, base);
  if (decision.kind === 'refuse') {
    note(request.method, request.url, 'refused');
    return Response.error();
  }
  if (decision.kind === 'network' || (await isStale())) return fetchAndTell(request);
  if (decision.kind === 'file') return fileAnswer(request, decision.entry);
  note('GET', request.url, 'stored');
  return answer('files.json', JSON.stringify(index));
}

async function fileAnswer(request: Request, entry: FileEntry): Promise<Response> {
  try {
    const { files, fetchedBytes } = await loadFiles([entry], { signal: never, base, store: await store(), fetcher: fetchAndTell });
    if (fetchedBytes === 0) note('GET', request.url, 'stored');
    return answer(entry.path, files.get(entry.path)!);
  } catch (error) {
    if (!(error instanceof LoadError) || error.code !== 'corrupt') return entry.path === 'index.html' ? answer(entry.path, __LOST_PAGE__, 503) : Response.error();
    // The host has another version by now, and this one has lost a file of its own.
    stale = Promise.resolve(true);
    await (await store())?.setRecord(STALE, 'yes').catch(() => undefined);
    scope.registration.update().catch(() => undefined);
    return fetchAndTell(request);
  }
}

/** What the page and a worker of a batch say to each other. Each has a core of its own and borrows the network; one film at a time. */
import type { Reading } from '../domain/assessment';
import type { WireError } from '../pipeline/protocol';
import type { Tagged, Wish } from './subject';

export type FilmRequest =
  /** `kept`: keys of readings that need not be made again; `edition`: of core and network, a part of the keys. */
  | { readonly kind: 'start'; readonly coreUrl: string; readonly port: MessagePort; readonly edition: string; readonly kept: readonly string[] }
  | { readonly kind: 'read'; readonly id: number; readonly film: Blob; readonly wish: Wish };

/** What became of a film. `tagged`: null where the file is no DICOM. */
export type FilmAnswer =
  | { readonly kind: 'read'; readonly reading: Reading; readonly tagged: Tagged | null }
  | { readonly kind: 'kept'; readonly film_sha256: string; readonly tagged: Tagged | null }
  /** `film_sha256`: null where not even its bytes could be had. */
  | { readonly kind: 'failed'; readonly error: WireError; readonly film_sha256: string | null };

export type FilmReply =
  | { readonly kind: 'started' }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: FilmAnswer; readonly memoryBytes: number };

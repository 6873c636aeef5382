/** What can go wrong with what is kept, by a code that the catalogue has words for (`followUp.failures`). */
export type FollowUpCode =
  /** The browser has no IndexedDB here, or refuses it: private windows, blocked storage. */
  | 'unavailable'
  /** Another tab has an older version open and does not let go. */
  | 'blocked'
  /** Kept by a newer version of the page. */
  | 'newer'
  /** A newer version in another tab has taken over. */
  | 'superseded'
  | 'full'
  /** Another tab went on writing while this one tried. */
  | 'conflict'
  | 'locked'
  /** Another tab has set or removed the passphrase. */
  | 'lock_changed'
  | 'wrong_passphrase'
  | 'passphrase_short'
  /** No WebCrypto: the page is not served over https. */
  | 'no_crypto'
  /** Something sealed cannot be opened, so the passphrase cannot be removed. */
  | 'damaged'
  | 'file_unreadable' | 'file_not_followup' | 'file_newer' | 'file_damaged' | 'file_too_large'
  | 'label_empty' | 'label_taken' | 'other_sex' | 'no_date' | 'date_in_future' | 'sex_unknown' | 'gone'
  | 'failed';

export class FollowUpError extends Error {
  constructor(readonly code: FollowUpCode, readonly detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'FollowUpError';
  }
}

/** The browser's own names for what IndexedDB refuses. */
const NAMES: Readonly<Record<string, FollowUpCode>> = {
  QuotaExceededError: 'full', VersionError: 'newer', SecurityError: 'unavailable', InvalidStateError: 'superseded', MissingAPIError: 'unavailable',
};

export function followUpError(error: unknown): FollowUpError {
  if (error instanceof FollowUpError) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return new FollowUpError(NAMES[name] ?? 'failed', message);
}

/** Why a transaction failed. Requests of one that was aborted say only that; the transaction itself knows the reason. */
export async function failedBy(error: unknown, done: Promise<unknown>): Promise<never> {
  const end = await done.then(() => error, (reason: unknown) => reason);
  throw followUpError(error instanceof Error && error.name === 'AbortError' ? end : error);
}

export type { Reader } from '../pipeline/client';

export interface Failure {
  readonly code: string;
  readonly detail: string;
  /** There is no film that could be read once more. */
  readonly final?: boolean;
}

/** Any rejection as a code that the catalogue has words for. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error) {
    const { code, detail } = error as { code?: unknown; detail?: unknown };
    // The browser's own words for a file that moved or went offline after it was chosen.
    if (error.name === 'NotReadableError' || error.name === 'NotFoundError') return { code: 'FileUnreadable', detail: error.message };
    if (typeof code === 'string') return { code, detail: typeof detail === 'string' ? detail : error.message };
    return { code: 'Internal', detail: error.message };
  }
  return { code: 'Internal', detail: String(error) };
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || (error as { code?: unknown }).code === 'Cancelled');
}

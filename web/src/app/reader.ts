import { wireOf } from '../pipeline/wire';

export type { Reader } from '../pipeline/client';

export interface Failure {
  readonly code: string;
  readonly detail: string;
  /** There is no film that could be read once more. */
  readonly final?: boolean;
}

/** Any rejection as a code that the catalogue has words for. */
export const failureOf = (error: unknown): Failure => wireOf(error, 'Internal');

export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || (error as { code?: unknown }).code === 'Cancelled');
}

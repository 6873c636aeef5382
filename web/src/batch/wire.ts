import type { WireError } from '../pipeline/protocol';

/** Errors with a code keep it; a file that moved has the browser's own name for that; any other is a trap, and the worker is not to be trusted. */
export function wireOf(error: unknown): WireError {
  if (!(error instanceof Error)) return { code: 'WorkerCrashed', detail: String(error) };
  if (error.name === 'NotReadableError' || error.name === 'NotFoundError') return { code: 'FileUnreadable', detail: error.message };
  if ('code' in error && typeof error.code === 'string') return { code: error.code, detail: 'detail' in error ? String(error.detail) : error.message };
  return { code: 'WorkerCrashed', detail: error.message };
}

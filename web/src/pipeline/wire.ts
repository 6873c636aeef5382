import type { WireError } from './protocol';

/**
 * Any rejection as code and detail: errors with a code keep it, a file that moved has the browser's own name for that. `otherwise`: of any other, in a
 * worker a trap or a defect, after which core and runtime are not to be trusted.
 */
export function wireOf(error: unknown, otherwise = 'WorkerCrashed'): WireError {
  if (!(error instanceof Error)) return { code: otherwise, detail: String(error) };
  if (error.name === 'NotReadableError' || error.name === 'NotFoundError') return { code: 'FileUnreadable', detail: error.message };
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  if (typeof code !== 'string') return { code: otherwise, detail: error.message };
  return { code, detail: typeof detail === 'string' ? detail : error.message };
}

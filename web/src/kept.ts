/** Small things that this browser keeps as JSON: settings, a site's correction, what was learnt of the machine. Never a film, a child or a result. */

/** Null: the browser keeps nothing for this page. */
export type Kept = Pick<Storage, 'getItem' | 'setItem'> | null;

/** Null where nothing is kept, or nothing that can be read. Its shape is for the caller to check. */
export function readKept(kept: Kept, key: string): unknown {
  try {
    return JSON.parse(kept?.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** False where the browser has no storage or no room: it holds for as long as the page. */
export function keep(kept: Kept, key: string, value: unknown): boolean {
  try {
    kept?.setItem(key, JSON.stringify(value));
    return kept !== null;
  } catch {
    return false;
  }
}

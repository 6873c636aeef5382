import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Real films, which are not in the repository; null where they are not at hand. */
export function realFilms(): { readonly native: string; readonly labels: string } | null {
  const shared = process.env.CARPAL_SHARED ?? join(repository, '../shared');
  const [native, labels] = [join(shared, 'data/rsna/native'), join(shared, 'data/rsna/train.csv')];
  return existsSync(native) && existsSync(labels) ? { native, labels } : null;
}

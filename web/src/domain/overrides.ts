import type { Reading } from './assessment';

/** What somebody did against, or instead of, what the program does unasked; codes, for exports that are read by programs. */
export const OVERRIDES = ['against', 'placed', 'rendering'] as const;
export type Override = (typeof OVERRIDES)[number];

/** The one list: of reports, records, tables, the log and a follow-up's visits. */
export function overridesOf({ assessment, rendering }: Reading): readonly Override[] {
  const chosen = rendering !== null && ((rendering.voi !== null && rendering.voi !== 'default') || rendering.frame > 1);
  return [
    ...(assessment.status === 'read_against_refusal' ? ['against' as const] : []), ...(assessment.placement.manual ? ['placed' as const] : []), ...(chosen ? ['rendering' as const] : []),
  ];
}

/** What an export is made of: a case, the pack's manifest, and what the user chose to let out. */
import type { Assessment, Sex } from '../domain/assessment';
import type { Case } from '../domain/case';
import type { Manifest } from '../domain/manifest';
import type { Figure } from '../figures/figure';
import type { Block, ReportPicture } from './document';

export interface ReportInput {
  readonly case: Case;
  readonly manifest: Manifest;
  readonly appVersion: string;
  /** When it is written, ISO. */
  readonly written: string;
  /** Name, number and date of birth: left out unless the user wants them in. */
  readonly withName: boolean;
  readonly figures: readonly Figure[];
  readonly pictures: readonly ReportPicture[];
  /** Earlier films of the child, in the words of those who hold them; nothing is said where there are none. */
  readonly comparison: readonly Block[];
}

/** The case as it may leave the page: without whatever names the child, unless that is wanted. */
export function releasedCase({ case: own, withName }: Pick<ReportInput, 'case' | 'withName'>): Case {
  return withName ? own : { ...own, child: { ...own.child, label: '', birth_date: null }, study: null };
}

/** Both where the sex is not known. */
export const sexesOf = ({ subject: { sex } }: Assessment): readonly Sex[] => (sex === 'unknown' ? ['female', 'male'] : [sex]);

import type { ReadonlySignal } from '@preact/signals';
import type { Sex } from '../domain/assessment';
import type { Case } from '../domain/case';
import type { SdCurve } from '../domain/followup';
import type { SdTable } from '../domain/growth';

/** Where follow-up and log get what they keep: whoever puts a case together on the page. */
export interface FollowUpSource {
  /** The case whose answer is on the page; null while there is none. */
  readonly current: ReadonlySignal<Case | null>;
  /** For the band behind a track, the site's table unless another is named; null where it is not at hand. */
  curve(sex: Sex, table?: SdTable): SdCurve | null;
}

import type { ReadonlySignal } from '@preact/signals';
import type { Sex } from '../domain/assessment';
import type { Case } from '../domain/case';
import type { SdCurve } from '../domain/followup';

/** Where follow-up and log get what they keep: whoever puts a case together on the page. */
export interface FollowUpSource {
  /** The case whose answer is on the page; null while there is none. */
  readonly current: ReadonlySignal<Case | null>;
  /** The site's table, for the band behind a track; null where it is not at hand. */
  curve(sex: Sex): SdCurve | null;
}

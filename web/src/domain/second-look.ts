/** The second look, mirrored and turned, as a view of the page shows it. Pure functions of a result and the pack's manifest. */
import type { Agreement, Sex, View } from './assessment';
import type { Manifest } from './manifest';

export interface SeenAge {
  readonly view: View;
  /** Held to the range of the sex, as the stated age is. */
  readonly months: number;
  /** From the film as it is, both as the network says them; 0 for itself. */
  readonly difference: number;
}

export function seenAges({ views }: Agreement, manifest: Manifest, sex: Sex): SeenAge[] {
  const [low, high] = manifest.age.range_months[sex];
  const asItIs = views[0]!.predicted_months;
  return views.map(({ view, predicted_months }) => (
    { view, months: Math.min(high, Math.max(low, predicted_months)), difference: predicted_months - asItIs }));
}

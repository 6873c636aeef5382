import { twoPacksFacts } from '../../app/two-packs-words';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';

/** What two networks come to against each other, once the second has begun. */
export function TwoPacksPanel() {
  const { batch } = useSession();
  const [first, second] = [batch.manifest.value, batch.secondManifest.value];
  if (first === null || second === null || batch.networks.value.second === null) return null;
  return (
    <details class="panel disclosure" data-two-packs>
      <summary><h2>{t.secondOpinion.heading}</h2></summary>
      <dl class="facts">
        {twoPacksFacts(batch.rows.value, first, second).map(([term, value]) => value !== null && <><dt>{term}</dt><dd>{value}</dd></>)}
      </dl>
    </details>
  );
}

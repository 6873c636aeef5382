import type { Validation } from '../../domain/assessment';
import { useSession } from '../../app/session';
import { failedLayers, layerMeasured } from '../../app/words';
import { en } from '../../i18n/en';
import { Icon } from '../common/icon';

/** Takes the verdict's place: what was measured, against which limit, what to do next. */
export function Refusal({ validation }: { readonly validation: Validation }) {
  const session = useSession();
  return (
    <section class="refusal tone-stop" aria-labelledby="refusal-heading">
      <h2 id="refusal-heading" class="state"><Icon name="stop" /> {en.refusal.title}</h2>
      <ul>
        {failedLayers(validation).map((layer, index) => layer.failure && (
          <li data-failure={layer.failure}>
            <p class="reason">{en.layers[layer.failure].refusal}.</p>
            <p class="measured">{layerMeasured(layer)}</p>
            {/* One cause often fails several layers: the first says what to do. */}
            {index === 0 && <p>{en.layers[layer.failure].next}</p>}
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="button button-primary" onClick={() => session.pick()}>{en.refusal.openOther}</button>
        <button type="button" class="button" onClick={() => void session.commands.readAnyway()}>{en.refusal.readAnyway}</button>
      </div>
      <p class="hint">{en.refusal.warning}</p>
    </section>
  );
}

import type { LayerResult, Validation } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { limitSymbols } from '../../app/words';
import { en } from '../../i18n/en';
import { number } from '../../i18n/format';
import { Icon } from '../common/icon';
import { Checks } from './checks';

interface ValidationPanelProps {
  readonly validation: Validation;
  readonly manifest: Manifest | null;
}

/** The six layers with what was measured. Open by itself when one failed. */
export function ValidationPanel({ validation, manifest }: ValidationPanelProps) {
  const words = en.validation;
  const profile = manifest?.validation.profiles[validation.profile];
  return (
    <details class="panel disclosure" open={!validation.passed}>
      <summary>
        <h2>{words.heading}</h2>
        <Checks validation={validation} />
      </summary>
      <table class="layers">
        <thead>
          <tr>
            <th scope="col">{words.columns.check}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.limit}</th>
            <th scope="col">{words.columns.verdict}</th>
          </tr>
        </thead>
        <tbody>{validation.layers.map((layer) => <Layer layer={layer} />)}</tbody>
      </table>
      <p class="hint">{words.profile(validation.profile, profile?.source ?? '')} {words.note}</p>
    </details>
  );
}

function Layer({ layer }: { readonly layer: LayerResult }) {
  const words = en.validation;
  const measure = en.measures[layer.measure];
  return (
    <tr data-layer={layer.layer} data-passed={layer.passed}>
      <th scope="row" title={measure.about}>
        {layer.layer} {measure.name}
        <span class="unit">{measure.unit}</span>
        {layer.failure && <span class="points-to">{words.pointsTo(en.layers[layer.failure].points)}</span>}
      </th>
      <td class="figure-cell">{number(layer.value, measure.digits)}</td>
      <td class="figure-cell">{limitSymbols(layer)}</td>
      <td class={`state ${layer.passed ? 'state-good' : 'state-stop'}`}>
        <span><Icon name={layer.passed ? 'good' : 'stop'} /> {layer.passed ? words.pass : words.fail}</span>
      </td>
    </tr>
  );
}

import type { Validation } from '../../domain/assessment';
import { failedLayers } from '../../app/words';
import { en } from '../../i18n/en';
import { Icon } from '../common/icon';

/** How validation went, in a word: beside the film's name and on the panel that says more. */
export function Checks({ validation }: { readonly validation: Validation }) {
  const failed = failedLayers(validation).length;
  const count = validation.layers.length;
  return (
    <span class={`checks state ${failed ? 'state-stop' : 'state-good'}`}>
      <Icon name={failed ? 'stop' : 'good'} /> {failed ? en.validation.failed(failed, count) : en.validation.passed(count)}
    </span>
  );
}

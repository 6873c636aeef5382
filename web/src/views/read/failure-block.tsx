import type { Failure } from '../../app/reader';
import { useSession } from '../../app/session';
import { en, failureWords } from '../../i18n/en';
import { Icon } from '../common/icon';

export function FailureBlock({ failure }: { readonly failure: Failure }) {
  const session = useSession();
  const words = failureWords(failure.code);
  return (
    <section class="refusal tone-stop" aria-labelledby="failure-heading" data-code={failure.code}>
      <h2 id="failure-heading" class="state"><Icon name="stop" /> {en.failure.title}</h2>
      <p class="reason">{words.title}</p>
      <p>{words.next}</p>
      <div class="buttons">
        <button type="button" class="button button-primary" onClick={() => session.pick()}>{en.refusal.openOther}</button>
        {!failure.final && <button type="button" class="button" onClick={() => void session.commands.retry()}>{en.failure.again}</button>}
      </div>
      <p class="hint code">{en.failure.code(failure.code, failure.detail)}</p>
    </section>
  );
}

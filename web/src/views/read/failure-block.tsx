import type { Failure } from '../../app/reader';
import { useSession } from '../../app/session';
import { t, failureWords } from '../../i18n/words';
import { Icon } from '../common/icon';

export function FailureBlock({ failure }: { readonly failure: Failure }) {
  const session = useSession();
  const words = failureWords(failure.code);
  return (
    <section class="refusal tone-stop" aria-labelledby="failure-heading" data-code={failure.code}>
      <h2 id="failure-heading" class="state"><Icon name="stop" /> {t.failure.title}</h2>
      <p class="reason">{words.title}</p>
      <p>{words.next}</p>
      <div class="buttons">
        <button type="button" class="button button-primary" onClick={() => session.pick()}>{t.refusal.openOther}</button>
        {!failure.final && <button type="button" class="button" onClick={() => void session.commands.retry()}>{t.failure.again}</button>}
      </div>
      <p class="hint code">{t.failure.code(failure.code, failure.detail)}</p>
    </section>
  );
}

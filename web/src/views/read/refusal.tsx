import type { Assessment } from '../../domain/assessment';
import { refusalReasons, type Check } from '../../domain/safety';
import { useSession } from '../../app/session';
import { reasonOf } from '../../app/check-words';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

interface RefusalProps {
  readonly assessment: Assessment;
  readonly checks: readonly Check[];
}

/** Takes the verdict's place: what was measured, against which limit, what to do next, and whether it may be read all the same. */
export function Refusal({ assessment, checks }: RefusalProps) {
  const session = useSession();
  const { overridable } = assessment.safety;
  return (
    <section class="refusal tone-stop" aria-labelledby="refusal-heading">
      <h2 id="refusal-heading" class="state"><Icon name="stop" /> {t.refusal.title}</h2>
      <Reasons checks={refusalReasons(checks)} />
      <div class="buttons">
        <button type="button" class="button button-primary" onClick={() => session.pick()}>{t.refusal.openOther}</button>
        {overridable && <button type="button" class="button" onClick={() => void session.commands.readAnyway()}>{t.refusal.readAnyway}</button>}
      </div>
      <p class="hint">{overridable ? t.refusal.warning : t.refusal.final}</p>
    </section>
  );
}

/** Why it is refused. One cause often fails several layers: the first of them says what to do. */
export function Reasons({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul>
      {checks.map((check, index) => {
        const { title, measured, next } = reasonOf(check);
        return (
          <li data-failure={check.failure ?? check.code} data-safety-tier={check.tier}>
            <p class="reason">{check.sex && `${t.sexes[check.sex]}: `}{title}</p>
            {measured && <p class="measured">{measured}</p>}
            {(index === 0 || check.failure === null) && <p>{next}</p>}
          </li>
        );
      })}
    </ul>
  );
}

/** Above a figure that was read all the same: nobody meets it without this. */
export function AgainstRefusal({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <section class="against tone-stop" aria-labelledby="against-heading">
      <h2 id="against-heading" class="state"><Icon name="stop" /> {t.verdict.againstRefusal}</h2>
      <Reasons checks={refusalReasons(checks)} />
      <p>{t.verdict.againstRefusalNote}</p>
    </section>
  );
}

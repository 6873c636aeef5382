import { useState } from 'preact/hooks';
import { isMature } from '../../app/words';
import { useSession } from '../../app/session';
import type { State } from '../../app/state';
import type { Judgement } from '../../domain/case';
import type { SexResult } from '../../domain/assessment';
import { shownDifference } from '../../domain/units';
import { age, signedMonths } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

const MOST_MONTHS = 228;

/** In place of the verdict: the reader's own bone age first, or the wish to go without. */
export function OwnFirst() {
  const { commands } = useSession();
  return (
    <section class="panel own-first" aria-labelledby="own-heading">
      <h2 id="own-heading">{t.own.heading}</h2>
      <p class="hint">{t.own.why}</p>
      <AgeEntry button={t.own.give} onAge={(months) => commands.dispatch({ type: 'opinion', opinion: { own: { bone_age_months: months, before_machine: true } } })} />
      <button type="button" class="link" onClick={() => commands.dispatch({ type: 'opinion', opinion: { skipped: true } })}>{t.own.skip}</button>
    </section>
  );
}

/** The reader's own bone age beside the machine's as it is stated, and what is made of it. Null where the sex is not known. */
export function Opinion({ machine }: { readonly machine: SexResult | null }) {
  const { commands } = useSession();
  const { own, judgement } = commands.state.value.opinion;
  const words = t.own;
  const change = (opinion: Partial<State['opinion']>) => commands.dispatch({ type: 'opinion', opinion });
  const judge = (changes: Partial<Judgement>) =>
    change({ judgement: { verdict: 'agrees', remark: '', reader: '', ...commands.state.peek().opinion.judgement, ...changes } });
  return (
    <section class="panel opinion" aria-labelledby="opinion-heading" data-own={own?.bone_age_months}>
      <h2 id="opinion-heading">{words.heading}</h2>
      {own === null && <AgeEntry button={words.enter} onAge={(months) => change({ own: { bone_age_months: months, before_machine: false } })} />}
      {own !== null && (
        <p>
          <b>{words.given(age(own.bone_age_months))}</b>, {own.before_machine ? words.before : words.after}.{' '}
          {machine && !isMature(machine) && words.difference(signedMonths(shownDifference(machine.bone_age_months, own.bone_age_months)))}{' '}
          <button type="button" class="link" onClick={() => change({ own: null, skipped: true })}>{words.remove}</button>
        </p>
      )}
      <fieldset class="choices">
        <legend>{words.judgement}</legend>
        {(['agrees', 'overrules'] as const).map((verdict) => (
          <label><input type="radio" name="judgement" value={verdict} checked={judgement?.verdict === verdict} onChange={() => judge({ verdict })} /> {words[verdict]}</label>
        ))}
      </fieldset>
      {judgement?.verdict === 'overrules' && own === null && <p class="finding-line" role="alert"><Icon name="look" /> {words.needsOwn}</p>}
      {judgement && (
        <div class="judgement-words">
          <label class="field"><span>{words.remark}</span><textarea rows={2} maxLength={500} value={judgement.remark} onChange={(event) => judge({ remark: event.currentTarget.value })} /></label>
          <label class="field"><span>{words.reader}</span><input type="text" maxLength={80} autocomplete="off" value={judgement.reader} onChange={(event) => judge({ reader: event.currentTarget.value })} /></label>
        </div>
      )}
      <p class="hint">{words.note}</p>
    </section>
  );
}

/** Years and months; a sentence where they are no age of a hand. */
function AgeEntry({ button, onAge }: { readonly button: string; readonly onAge: (months: number) => void }) {
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const of = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
    const [years, months] = [of('years'), of('months') || '0'].map(Number) as [number, number];
    const whole = 12 * years + months;
    const fits = of('years') !== '' && Number.isInteger(years) && Number.isInteger(months) && years >= 0 && months >= 0 && months <= 11 && whole <= MOST_MONTHS;
    setWrong(!fits);
    if (fits) onAge(whole);
  };
  return (
    <form class="age-entry" noValidate onSubmit={submit}>
      <label>{t.own.years} <input name="years" type="number" inputMode="numeric" min={0} max={19} step={1} aria-invalid={wrong} /></label>
      <label>{t.own.months} <input name="months" type="number" inputMode="numeric" min={0} max={11} step={1} aria-invalid={wrong} /></label>
      <button type="submit" class="button button-small">{button}</button>
      {wrong && <p class="finding-line" role="alert"><Icon name="look" /> {t.own.wrong}</p>}
    </form>
  );
}

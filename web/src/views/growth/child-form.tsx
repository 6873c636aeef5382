import { useId } from 'preact/hooks';
import { CONTRAINDICATIONS, type Contraindication } from '../../domain/case';
import { inUnit, type LengthName, type LengthUnit } from '../../domain/child';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { age, number } from '../../i18n/format';
import { ChoiceField, DateField, LengthField, Problem } from './fields';

/** Who the film is of, beside the sex. */
export function ChildForm() {
  const { child } = useSession();
  const words = t.child;
  const told = child.told.value;
  return (
    <section class="panel child" aria-labelledby="child-heading">
      <header class="panel-head"><h2 id="child-heading">{words.heading}</h2>{child.cleared.value && <p class="hint" role="status">{words.cleared}</p>}</header>
      {told === null ? <AgeFields /> : <details class="disclosure" data-child-age={told}><summary>{words.told[told]}</summary><AgeFields /></details>}
      <ContraindicationFields />
      <MoreFields />
      <p class="hint">{words.note}</p>
    </section>
  );
}

function AgeFields() {
  const { child } = useSession();
  const { birthDate, examinationDate, years, months } = child.form.value;
  const words = t.child;
  const id = useId();
  const typed = (part: 'years' | 'months', value: string) => (
    <label><input inputMode="decimal" autocomplete="off" class="short" value={value} disabled={birthDate !== ''} data-field={part} aria-label={`${words.age}, ${words[part]}`} aria-describedby={id}
      onChange={(event) => child.change({ [part]: event.currentTarget.value })} /> {words[part]}</label>
  );
  return (
    <div class="fields">
      <DateField field="birthDate" label={words.birthDate} value={birthDate} onChange={(value) => child.change({ birthDate: value })} />
      <DateField field="examinationDate" label={words.examinationDate} value={examinationDate} onChange={(value) => child.change({ examinationDate: value })} />
      <div class="entry"><span class="entry-line"><span>{words.age}</span> {typed('years', years)} {typed('months', months)}</span><Problem id={id} field="age" /></div>
      {child.unconfirmed.value && <p class="entry-line"><button type="button" class="button button-small" onClick={child.confirm}>{words.confirm}</button> <span class="hint">{words.confirmHint}</span></p>}
      <Gestation />
      <AgeSentence />
    </div>
  );
}

function Gestation() {
  const { child } = useSession();
  const id = useId();
  const words = t.child;
  if (!child.judged.value.asksGestation) return null;
  return (
    <div class="entry">
      <label>{words.gestation} <input inputMode="numeric" autocomplete="off" class="short" value={child.form.value.gestationWeeks} data-field="gestationWeeks" aria-describedby={id} onChange={(event) => child.change({ gestationWeeks: event.currentTarget.value })} /></label>
      <p class="hint">{words.gestationHint}</p>
      <Problem id={id} field="gestationWeeks" />
    </div>
  );
}

function AgeSentence() {
  const { chronologicalAgeMonths: months, uncorrectedAgeMonths: uncorrected, child } = useSession().child.judged.value;
  const words = t.child;
  return (
    <p class="age-sentence" aria-live="polite" data-age={months ?? undefined}>
      {months !== null && (uncorrected === null ? words.ageIs(age(months)) : words.corrected(age(months), number(child.gestation_weeks ?? 0), age(uncorrected)))}
    </p>
  );
}

function ContraindicationFields() {
  const { child } = useSession();
  const named = child.form.value.contraindications;
  const words = t.child.contraindications;
  const toggle = (one: Contraindication, checked: boolean) =>
    child.change({ contraindications: CONTRAINDICATIONS.filter((other) => (other === one ? checked : named.includes(other))) });
  return (
    <details class="disclosure" data-contraindications={named.length}>
      <summary><h3>{words.heading}</h3> <span class={named.length > 0 ? 'state state-look' : 'hint'}>{named.length > 0 ? words.named(named.length) : words.none}</span></summary>
      <div class="checkboxes" role="group" aria-label={words.heading}>
        {CONTRAINDICATIONS.map((one) => (
          <label><input type="checkbox" value={one} checked={named.includes(one)} onChange={(event) => toggle(one, event.currentTarget.checked)} /> {words.names[one]}</label>
        ))}
      </div>
      <p class="hint">{words.hint}</p>
    </details>
  );
}

function MoreFields() {
  const { child } = useSession();
  const form = child.form.value;
  const words = t.child.more;
  const length = (field: LengthName, label: string) => (
    <LengthField field={field} label={label} unit={form.unit} value={form[field]} onChange={(value) => child.change({ [field]: value })} onInches={() => child.change(inUnit(form, 'ft_in', field))} />
  );
  return (
    <details class="disclosure" data-child-more>
      <summary><h3>{words.heading}</h3></summary>
      <div class="fields">
        <div class="entry"><label>{words.unit}{' '}
          <select value={form.unit} data-field="unit" onChange={(event) => child.change(inUnit(form, event.currentTarget.value as LengthUnit))}>
            {(['cm', 'ft_in'] as const).map((unit) => <option value={unit}>{words.units[unit]}</option>)}
          </select>
        </label></div>
        {length('height', words.height)}
        <ChoiceField field="heightOn" label={words.on} value={form.heightOn} choices={words.days} onChange={(heightOn) => child.change({ heightOn })} />
        {form.heightOn === 'other' && <DateField field="heightDate" label={words.date} value={form.heightDate} onChange={(heightDate) => child.change({ heightDate })} />}
        <ChoiceField field="heightMethod" label={words.method} value={form.heightMethod} choices={words.methods} onChange={(heightMethod) => child.change({ heightMethod })} />
        {length('mother', words.mother)}
        {length('father', words.father)}
        <div class="entry"><label>{words.indication} <input value={form.indication} maxLength={300} data-field="indication" autocomplete="off" onChange={(event) => child.change({ indication: event.currentTarget.value })} /></label></div>
        <div class="entry"><label>{words.label} <input value={form.label} maxLength={200} data-field="label" autocomplete="off" onChange={(event) => child.change({ label: event.currentTarget.value })} /></label></div>
      </div>
    </details>
  );
}

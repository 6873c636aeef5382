import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ChildField, LengthUnit, TypedLength } from '../../domain/child';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';

/** Beside the field that it is about; said aloud when it appears. */
export function Problem({ id, field, children }: { readonly id: string; readonly field: ChildField; readonly children?: ComponentChildren }) {
  const problem = useSession().child.judged.value.problems[field];
  return (
    <div id={id} class="problem" aria-live="polite">
      {problem && <p data-problem={problem}>{t.child.problems[problem]}</p>}
      {problem && children}
    </div>
  );
}

interface FieldProps {
  readonly field: ChildField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day, as the browser asks for one. */
export function DateField({ field, label, value, onChange }: FieldProps) {
  const id = useId();
  const wrong = field in useSession().child.judged.value.problems;
  return (
    <div class="entry">
      <label>{label} <input type="date" value={value} max="9999-12-31" data-field={field} aria-invalid={wrong} aria-describedby={id} onChange={(event) => onChange(event.currentTarget.value)} /></label>
      <Problem id={id} field={field} />
    </div>
  );
}

interface ChoiceProps<Value extends string> extends Omit<FieldProps, 'onChange'> {
  readonly value: Value | '';
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value | '') => void;
}

export function ChoiceField<Value extends string>({ field, label, value, choices, onChange }: ChoiceProps<Value>) {
  const id = useId();
  const wrong = field in useSession().child.judged.value.problems;
  return (
    <div class="entry">
      <label>
        {label}{' '}
        <select value={value} data-field={field} aria-invalid={wrong} aria-describedby={id} onChange={(event) => onChange(event.currentTarget.value as Value | '')}>
          <option value="">{t.child.more.choose}</option>
          {(Object.entries(choices) as [Value, string][]).map(([key, words]) => <option value={key}>{words}</option>)}
        </select>
      </label>
      <Problem id={id} field={field} />
    </div>
  );
}

interface LengthProps {
  readonly field: 'height' | 'mother' | 'father';
  readonly label: string;
  readonly unit: LengthUnit;
  readonly value: TypedLength;
  readonly onChange: (value: TypedLength) => void;
  /** What was typed as centimetres was inches. */
  readonly onInches: () => void;
}

export function LengthField({ field, label, unit, value, onChange, onInches }: LengthProps) {
  const id = useId();
  const { problems } = useSession().child.judged.value;
  const words = t.child.more;
  const input = (part: keyof TypedLength, name: string) => (
    <label><input inputMode="decimal" autocomplete="off" class="short" value={value[part]} data-field={`${field}-${part}`} aria-label={`${label}, ${name}`} aria-invalid={field in problems} aria-describedby={id}
      onChange={(event) => onChange({ ...value, [part]: event.currentTarget.value })} /> {name}</label>
  );
  const isInches = problems[field] === 'height_in_inches' || problems[field] === 'parent_in_inches';
  return (
    <div class="entry">
      <span class="entry-line"><span>{label}</span> {unit === 'cm' ? input('cm', words.cm) : <>{input('feet', words.feet)} {input('inches', words.inches)}</>}</span>
      <Problem id={id} field={field}>{isInches && <button type="button" class="button button-small" onClick={onInches}>{words.takeAsInches}</button>}</Problem>
    </div>
  );
}

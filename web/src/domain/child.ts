/** From what was typed of a child to a `Child`: what can be used, and a problem with each field that cannot. Pure; limits are in `child.json`. */
import type { SubjectSex } from './assessment';
import type { Child, Contraindication } from './case';
import { ageOn, isDate, monthsApart, weeksInMonths } from './chronology';
import limits from './child.json';
import { CENTIMETRES_PER_INCH, centimetres, INCHES_PER_FOOT } from './units';

export type LengthUnit = 'cm' | 'ft_in';

/** As typed: centimetres, or feet and inches. */
export interface TypedLength {
  readonly cm: string;
  readonly feet: string;
  readonly inches: string;
}

/** As typed; '' where nothing was. */
export interface ChildForm {
  readonly label: string;
  readonly birthDate: string;
  readonly examinationDate: string;
  readonly years: string;
  readonly months: string;
  readonly gestationWeeks: string;
  readonly contraindications: readonly Contraindication[];
  readonly indication: string;
  readonly unit: LengthUnit;
  readonly height: TypedLength;
  /** On which day the height was measured. */
  readonly heightOn: '' | 'film' | 'other';
  readonly heightDate: string;
  readonly heightMethod: '' | 'standing' | 'supine';
  readonly mother: TypedLength;
  readonly father: TypedLength;
}

const noLength: TypedLength = { cm: '', feet: '', inches: '' };

export const emptyForm: ChildForm = {
  label: '', birthDate: '', examinationDate: '', years: '', months: '', gestationWeeks: '', contraindications: [], indication: '', unit: 'cm',
  height: noLength, heightOn: '', heightDate: '', heightMethod: '', mother: noLength, father: noLength,
};

export const CHILD_FIELDS = ['birthDate', 'examinationDate', 'age', 'gestationWeeks', 'height', 'heightOn', 'heightDate', 'heightMethod', 'mother', 'father'] as const;
export type ChildField = (typeof CHILD_FIELDS)[number];
export type ChildProblem =
  | 'birth_after_film' | 'birth_in_future' | 'film_in_future' | 'film_date_missing' | 'age_impossible' | 'age_over_limit' | 'gestation_impossible'
  | 'height_impossible' | 'height_in_inches' | 'height_day_missing' | 'height_date_missing' | 'height_before_birth' | 'height_in_future'
  | 'height_method_missing' | 'height_without_age' | 'parent_impossible' | 'parent_in_inches' | 'parent_missing';

export interface JudgedChild {
  readonly child: Child;
  /** At the film, in months; corrected for prematurity under 2 years. */
  readonly chronologicalAgeMonths: number | null;
  /** Null where nothing was corrected. */
  readonly uncorrectedAgeMonths: number | null;
  /** Whether the weeks at birth matter: under 2 years. */
  readonly asksGestation: boolean;
  readonly problems: Readonly<Partial<Record<ChildField, ChildProblem>>>;
}

const LEAST = 0;
const MOST = 1;

/** "12,5" is 12.5; null where it is no number, or none was typed. */
function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}

const isTyped = ({ cm, feet, inches }: TypedLength, unit: LengthUnit) => (unit === 'cm' ? cm : feet + inches).trim() !== '';

/** In centimetres; null where it is no length. */
function lengthOf({ cm, feet, inches }: TypedLength, unit: LengthUnit): number | null {
  if (unit === 'cm') return numberOf(cm);
  const [ft, inch] = [feet.trim() === '' ? 0 : numberOf(feet), inches.trim() === '' ? 0 : numberOf(inches)];
  return ft === null || inch === null ? null : centimetres(ft, inch);
}

export type LengthName = 'height' | 'mother' | 'father';

const shown = (value: number) => String(Math.round(value * 10) / 10);

/** The same lengths in another unit. `inches`: one that was typed as centimetres and was inches. */
export function inUnit(form: ChildForm, unit: LengthUnit, inches: LengthName | null = null): ChildForm {
  if (unit === form.unit) return form;
  const turned = (name: LengthName): TypedLength => {
    const typed = form[name];
    const cm = lengthOf(typed, form.unit);
    if (!isTyped(typed, form.unit) || cm === null) return noLength;
    if (unit === 'cm') return { ...noLength, cm: shown(cm) };
    const all = name === inches ? cm : cm / CENTIMETRES_PER_INCH;
    return { ...noLength, feet: String(Math.floor(all / INCHES_PER_FOOT)), inches: shown(all % INCHES_PER_FOOT) };
  };
  return { ...form, unit, height: turned('height'), mother: turned('mother'), father: turned('father') };
}

export function judgeChild(form: ChildForm, sex: SubjectSex | null, today: string): JudgedChild {
  const problems: Partial<Record<ChildField, ChildProblem>> = {};
  const age = ageOf(form, today, problems);
  const { prematurity } = limits;
  const asksGestation = age !== null && age < prematurity.corrected_until_months;
  const weeks = asksGestation ? within(form.gestationWeeks, limits.typing.gestation_weeks, () => (problems.gestationWeeks = 'gestation_impossible')) : null;
  const corrects = age !== null && weeks !== null && weeks < prematurity.preterm_below_weeks;
  const corrected = corrects ? Math.max(0, age - weeksInMonths(prematurity.term_weeks - weeks)) : age;
  const birth = usable(form.birthDate, problems.birthDate);
  const film = usable(form.examinationDate, problems.examinationDate);
  return {
    child: {
      label: form.label.trim(), sex, birth_date: birth, examination_date: film,
      typed_age_months: birth === null ? age : null,
      gestation_weeks: weeks, contraindications: form.contraindications, indication: form.indication.trim(),
      height: heightOf(form, age, today, problems), parents: parentsOf(form, problems),
    },
    chronologicalAgeMonths: corrected, uncorrectedAgeMonths: corrects ? age : null, asksGestation, problems,
  };
}

const usable = (date: string, problem: ChildProblem | undefined) => (isDate(date) && problem === undefined ? date : null);

function within(text: string, [least = 0, most = 0]: readonly number[], outside: () => void): number | null {
  if (text.trim() === '') return null;
  const value = numberOf(text);
  if (value !== null && value >= least && value <= most) return value;
  outside();
  return null;
}

type Problems = Partial<Record<ChildField, ChildProblem>>;

/** By dates where there is a birth date, else as typed. */
function ageOf({ birthDate, examinationDate, years, months }: ChildForm, today: string, problems: Problems): number | null {
  if (isDate(examinationDate) && examinationDate > today) problems.examinationDate = 'film_in_future';
  if (isDate(birthDate)) {
    if (birthDate > today) problems.birthDate = 'birth_in_future';
    if (problems.birthDate ?? problems.examinationDate) return null;
    if (!isDate(examinationDate)) {
      problems.examinationDate = 'film_date_missing';
      return null;
    }
    if (birthDate > examinationDate) {
      problems.birthDate = 'birth_after_film';
      return null;
    }
    const age = ageOn(examinationDate, birthDate);
    if (age <= limits.typing.age_months[MOST]!) return age;
    problems.birthDate = 'age_over_limit';
    return null;
  }
  if (years.trim() === '' && months.trim() === '') return null;
  const [y, m] = [years.trim() === '' ? 0 : numberOf(years), months.trim() === '' ? 0 : numberOf(months)];
  if (y === null || m === null) problems.age = 'age_impossible';
  else if (12 * y + m > limits.typing.age_months[MOST]!) problems.age = 'age_over_limit';
  else return 12 * y + m;
  return null;
}

function heightOf(form: ChildForm, age: number | null, today: string, problems: Problems): Child['height'] {
  if (!isTyped(form.height, form.unit)) return null;
  const cm = lengthOf(form.height, form.unit);
  const { child_cm: plausible, child_inches_below_cm: below, child_inches_from_months: from } = limits.typing;
  if (form.unit === 'cm' && cm !== null && cm >= 12 && cm < (age === null || age >= from ? below : plausible[LEAST]!)) problems.height = 'height_in_inches';
  else if (cm === null || cm < plausible[LEAST]! || cm > plausible[MOST]!) problems.height = 'height_impossible';
  if (form.heightOn === '') problems.heightOn = 'height_day_missing';
  if (form.heightMethod === '') problems.heightMethod = 'height_method_missing';
  const measured = dayOf(form, age, today, problems);
  if (cm === null || problems.height || measured === null || form.heightMethod === '') return null;
  return { cm, chronological_age_months: measured.age, date: measured.date, method: form.heightMethod };
}

/** The child's age on the day of the height. */
function dayOf(form: ChildForm, age: number | null, today: string, problems: Problems): { age: number; date: string | null } | null {
  const film = isDate(form.examinationDate) ? form.examinationDate : null;
  if (form.heightOn === '' || age === null) {
    if (age === null && form.heightOn !== '') problems.heightOn = 'height_without_age';
    return null;
  }
  if (form.heightOn === 'film') return { age, date: film };
  if (!isDate(form.heightDate)) problems.heightDate = 'height_date_missing';
  else if (form.heightDate > today) problems.heightDate = 'height_in_future';
  else if (isDate(form.birthDate) && form.heightDate < form.birthDate) problems.heightDate = 'height_before_birth';
  // Without the day of the film nothing says how old the child was then.
  else if (film === null) problems.examinationDate ??= 'film_date_missing';
  else {
    const then = isDate(form.birthDate) ? ageOn(form.heightDate, form.birthDate) : age + monthsApart(film, form.heightDate);
    if (then >= 0) return { age: then, date: form.heightDate };
    problems.heightDate = 'height_before_birth';
  }
  return null;
}

function parentsOf(form: ChildForm, problems: Problems): Child['parents'] {
  const { parent_cm: plausible, parent_inches_cm: asInches } = limits.typing;
  const [mother, father] = (['mother', 'father'] as const).map((parent): number | null => {
    if (!isTyped(form[parent], form.unit)) return null;
    const cm = lengthOf(form[parent], form.unit);
    if (form.unit === 'cm' && cm !== null && cm >= asInches[LEAST]! && cm < asInches[MOST]!) problems[parent] = 'parent_in_inches';
    else if (cm === null || cm < plausible[LEAST]! || cm > plausible[MOST]!) problems[parent] = 'parent_impossible';
    else return cm;
    return null;
  });
  const typed = [isTyped(form.mother, form.unit), isTyped(form.father, form.unit)];
  if (typed[0] !== typed[1]) problems[typed[0] ? 'father' : 'mother'] ??= 'parent_missing';
  return typeof mother === 'number' && typeof father === 'number' ? { mother_cm: mother, father_cm: father } : null;
}

/** What a table says of films: which column means what, and per film sex, age and readers' bone ages. Pure. */
import type { Sex } from '../domain/assessment';
import limits from '../domain/child.json';
import { AGE_RANGE, numberOf, sexOf, stem, type Table } from '../domain/table';

export type Unit = 'months' | 'years';

/** Columns by their place in the table; null where there is none. */
export interface Mapping {
  readonly id: number | null;
  readonly sex: number | null;
  /** Chronological. */
  readonly age: number | null;
  readonly ageUnit: Unit;
  /** Bone ages that readers gave; the first is the truth. */
  readonly readers: readonly number[];
  readonly readersUnit: Unit;
}

/** Of one film, in months. */
export interface Given {
  readonly sex: Sex | null;
  readonly months: number | null;
  readonly truths: readonly (number | null)[];
}

export const NOTHING_GIVEN: Given = { sex: null, months: null, truths: [] };

/** What a table's rows have that cannot be used. A cell that is empty is no problem. */
export type TableProblem = 'unreadable_row' | 'no_id' | 'repeated_id' | 'unreadable_sex' | 'unreadable_age' | 'unreadable_reading';

export interface Lookup {
  readonly of: (path: string) => Given;
  /** Rows whose film is not among those that were asked for are counted by the page. */
  readonly ids: readonly string[];
  /** How many rows have which problem. */
  readonly problems: Readonly<Partial<Record<TableProblem, number>>>;
}

/** Headings as `parseTable` has them: without accents' letters. */
const IDS = ['id', 'imageid', 'caseid', 'image', 'imagename', 'file', 'filename', 'name', 'film', 'radiograph', 'uid', 'aufnahme', 'datei', 'radiografa', 'radiografia', 'archivo', 'arquivo', 'clich', 'fichier'];
const SEX = ['male', 'sex', 'gender', 'female', 'geschlecht', 'sexe', 'sexo'];
const CHRONOLOGICAL = /^(ca|chron.*|chronologicalage.*|calendarage.*|patientage.*|ageatexam.*|age|ageinmonths|ageinyears|agemonths|ageyears|alter(in)?(monaten?|jahren?)?|edad(en)?(meses|aos|anos)?|idade(em)?(meses|anos)?|a?ge(en)?(mois|ans))$/;
const BONE = /^(boneage.*|ba\d*|ba(months|years).*|.*boneage|gt|groundtruth.*|truth|reference|reader\d*.*|rater\d*.*|radiologist\d*.*|observer\d*.*|reviewer\d*.*|gp.*|greulich.*|knochenalter.*|befunder\d*.*|edad(o|)sea.*|idade(o|)ssea.*|a?geosseux.*|le[ci]tor\d*.*|lecteur\d*.*)$/;
/** No child's age in years is more, few in months are less. */
const MOST_YEARS = 21;

/** By the heading, else by what the cells hold. */
export function unitOf({ header, rows }: Table, columns: readonly number[]): Unit {
  if (columns.some((index) => /year|jahre|ans$|anos$|aos$/.test(header[index]!))) return 'years';
  const values = columns.flatMap((index) => rows.flatMap(({ cells }) => decimal(cells?.[index]) ?? []));
  return values.length > 0 && values.every((value) => value <= MOST_YEARS) ? 'years' : 'months';
}

/** By the headings, RSNA's (id, boneage, male) among them; the units by what the cells hold. */
export function guessMapping(table: Table): Mapping {
  const { header } = table;
  const at = (names: readonly string[]) => names.map((name) => header.indexOf(name)).find((index) => index >= 0) ?? null;
  const readers = header.flatMap((name, index) => (BONE.test(name) ? [index] : []));
  const age = header.findIndex((name, index) => CHRONOLOGICAL.test(name) && !readers.includes(index));
  return { id: at(IDS) ?? (header.length > 0 ? 0 : null), sex: at(SEX), age: age < 0 ? null : age, ageUnit: unitOf(table, age < 0 ? [] : [age]), readers, readersUnit: unitOf(table, readers) };
}

/** "98,5" as spreadsheets of many languages write it. */
const decimal = (cell: string | undefined) => numberOf(cell?.replace(',', '.'));
const isFilled = (cell: string | undefined) => (cell?.trim() ?? '') !== '';

/** "A\B\12.PNG" and "a/b/12": one film. */
const keyOf = (path: string) => stem(path.trim().replaceAll('\\', '/')).toLowerCase();
const lastOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);

export function lookUp(table: Table, mapping: Mapping): Lookup {
  const sexIn = sexesOf(table, mapping);
  const problems: Partial<Record<TableProblem, number>> = {};
  const tell = (problem: TableProblem) => { problems[problem] = (problems[problem] ?? 0) + 1; };
  const byId = new Map<string, Given>();
  const ids: string[] = [];
  for (const { cells } of table.rows) {
    if (cells === null) {
      tell('unreadable_row');
      continue;
    }
    const id = mapping.id === null ? '' : (cells[mapping.id] ?? '').trim();
    const key = keyOf(id);
    if (id === '') tell('no_id');
    else if (byId.has(key)) tell('repeated_id');
    else {
      byId.set(key, givenOf(cells, mapping, sexIn, tell));
      ids.push(id);
    }
  }
  return {
    ids, problems,
    // The whole path first: two folders may have films of one name.
    of: (path) => {
      const key = keyOf(path);
      return byId.get(key) ?? byId.get(lastOf(key)) ?? { ...NOTHING_GIVEN, truths: mapping.readers.map(() => null) };
    },
  };
}

/** Of the table's ids, how many are a film's. */
export function matchedIds(ids: readonly string[], paths: readonly string[]): number {
  const known = new Set(paths.flatMap((path) => [keyOf(path), lastOf(keyOf(path))]));
  return ids.filter((id) => known.has(keyOf(id))).length;
}

/** In a column with "H" (hombre, homem) and without "F", "M" is mujer or mulher; with all three nobody knows whose M it is. */
function sexesOf({ header, rows }: Table, { sex }: Mapping): (cell: string | undefined) => Sex | null {
  if (sex === null) return () => null;
  const found = new Set(rows.map(({ cells }) => cells?.[sex]?.trim().toLowerCase()));
  const otherM = found.has('h') ? { sex: found.has('f') ? null : 'female' as const } : null;
  return (cell) => (otherM && cell?.trim().toLowerCase() === 'm' ? otherM.sex : sexOf(cell, header[sex]));
}

function givenOf(cells: readonly string[], mapping: Mapping, sexIn: (cell: string | undefined) => Sex | null, tell: (problem: TableProblem) => void): Given {
  const cell = (index: number | null) => (index === null ? undefined : cells[index]);
  const sex = sexIn(cell(mapping.sex));
  if (sex === null && isFilled(cell(mapping.sex))) tell('unreadable_sex');
  const [least, most] = limits.typing.age_months as [number, number];
  const months = inMonths(cell(mapping.age), mapping.ageUnit, least, most);
  if (months === null && isFilled(cell(mapping.age))) tell('unreadable_age');
  const truths = mapping.readers.map((index) => inMonths(cells[index], mapping.readersUnit, ...AGE_RANGE));
  if (mapping.readers.some((index, place) => truths[place] === null && isFilled(cells[index]))) tell('unreadable_reading');
  return { sex, months, truths };
}

function inMonths(cell: string | undefined, unit: Unit, least: number, most: number): number | null {
  const value = decimal(cell);
  if (value === null) return null;
  const months = unit === 'years' ? value * 12 : value;
  return months >= least && months <= most ? months : null;
}

/** Tables of films as text: lines of cells, and what cells of labels mean. Shared by the page's batch and the scripts. */
import type { Sex } from './assessment';

export interface Table {
  /** As the file writes them. */
  readonly headings: readonly string[];
  /** Lower case letters and digits alone: what is looked for. */
  readonly header: readonly string[];
  /** `line` as an editor counts it. `cells` null where a quote stays open. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] | null }[];
}

/** Bone ages in months that a label may have. */
export const AGE_RANGE = [0, 228] as const;

const SEXES: Readonly<Record<string, Sex>> = {
  true: 'male', 1: 'male', m: 'male', male: 'male', boy: 'male', false: 'female', 0: 'female', f: 'female', female: 'female', girl: 'female', w: 'female',
  männlich: 'male', junge: 'male', hombre: 'male', niño: 'male', masculino: 'male', homme: 'male', garçon: 'male', masculin: 'male', homem: 'male', menino: 'male', h: 'male',
  weiblich: 'female', mädchen: 'female', mujer: 'female', niña: 'female', femenino: 'female', femme: 'female', fille: 'female', féminin: 'female', mulher: 'female', menina: 'female', feminino: 'female',
};
/** Of a column that says whether a child is female. */
const TURNED: Readonly<Record<string, Sex>> = { true: 'female', 1: 'female', false: 'male', 0: 'male' };

/** `header`: of the cell's column. */
export function sexOf(cell: string | undefined, header = ''): Sex | null {
  const text = cell?.trim().toLowerCase() ?? '';
  return (header === 'female' ? TURNED[text] : undefined) ?? SEXES[text] ?? null;
}

export function numberOf(cell: string | undefined): number | null {
  const trimmed = cell?.trim() ?? '';
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : null;
}

/** A film's name without its ending. */
export function stem(name: string): string {
  return name.replace(/\.(png|jpe?g|bmp|dcm|dicom|tiff?|webp)$/i, '');
}

/** Lines of cells, separated by comma, semicolon or tab, quoted or not. */
export function parseTable(source: string): Table {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const first = lines[0] ?? '';
  const separator = [',', ';', '\t'].reduce((best, mark) => (first.split(mark).length > first.split(best).length ? mark : best));
  const headings = splitLine(first, separator) ?? [];
  const rows = lines.slice(1).flatMap((content, index) => (content.trim() === '' ? [] : [{ line: index + 2, cells: splitLine(content, separator) }]));
  return { headings: headings.map((heading) => heading.trim()), header: headings.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '')), rows };
}

function splitLine(line: string, separator: string): string[] | null {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const mark = line[at]!;
    if (quoted && mark === '"' && line[at + 1] === '"') cell += line[++at];
    else if (mark === '"') quoted = !quoted;
    else if (mark === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += mark;
  }
  return quoted ? null : [...cells, cell];
}

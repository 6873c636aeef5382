/** Tables of films: labels as in RSNA's files (id, boneage, male) and splits (id, part). */
import type { Sex } from '../../web/src/domain/assessment';
import { AGE_RANGE, numberOf, parseTable, sexOf, stem } from '../../web/src/domain/table';

export { AGE_RANGE, stem };

export type RowProblem = 'UnreadableRow' | 'MissingId' | 'DuplicateId' | 'UnreadableSex' | 'NonNumericAge' | 'AgeOutOfRange';

export interface LabelRow {
  readonly line: number;
  readonly id: string;
  readonly sex: Sex | null;
  readonly truth: number | null;
  readonly problem: RowProblem | null;
}

/** The table's columns are not what they should be; the message is a sentence. */
export class TableError extends Error {}

const LABEL_COLUMNS = { id: ['id', 'imageid', 'caseid', 'image', 'file', 'filename'], age: ['boneage', 'boneagemonths', 'age'], male: ['male', 'sex', 'gender'] };

export function parseLabels(source: string): LabelRow[] {
  const { header, rows } = parseTable(source);
  const column = (name: keyof typeof LABEL_COLUMNS) => find(header, LABEL_COLUMNS[name], name);
  const [id, age, male] = [column('id'), column('age'), column('male')];
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const row = { line, id: cells?.[id]?.trim() ?? '', sex: sexOf(cells?.[male]), truth: numberOf(cells?.[age]) };
    const problem = cells === null || cells.length !== header.length ? 'UnreadableRow'
      : row.id === '' ? 'MissingId'
        : seen.has(row.id) ? 'DuplicateId'
          : row.sex === null ? 'UnreadableSex'
            : row.truth === null ? 'NonNumericAge'
              : row.truth < AGE_RANGE[0] || row.truth > AGE_RANGE[1] ? 'AgeOutOfRange' : null;
    seen.add(row.id);
    return { ...row, problem };
  });
}

/** The ids (without extension) of each part. */
export function parseSplit(source: string): Map<string, Set<string>> {
  const { header, rows } = parseTable(source);
  const [id, part] = [find(header, ['id'], 'id'), find(header, ['part'], 'part')];
  const parts = new Map<string, Set<string>>();
  for (const { cells } of rows) {
    const [key, name] = [cells?.[id]?.trim(), cells?.[part]?.trim()];
    if (!key || !name) continue;
    if (!parts.has(name)) parts.set(name, new Set());
    parts.get(name)!.add(stem(key));
  }
  return parts;
}

/** The class (column body_part) of each picture (column file) by the file's stem; null where the table has no classes. */
export function parseClasses(source: string): Map<string, { file: string; kind: string }> | null {
  const { header, rows } = parseTable(source);
  const [name, kind] = [header.indexOf('file'), header.indexOf('bodypart')];
  if (name < 0 || kind < 0) return null;
  return new Map(rows.flatMap(({ cells }) => {
    const file = cells?.[name]?.trim().split('/').pop() ?? '';
    return file === '' ? [] : [[stem(file), { file, kind: cells?.[kind]?.trim() ?? '' }] as const];
  }));
}

function find(header: readonly string[], names: readonly string[], meaning: string): number {
  const index = names.map((name) => header.indexOf(name)).find((at) => at >= 0);
  if (index === undefined) throw new TableError(`The table has no column '${meaning}' (its columns: ${header.join(', ') || 'none'}).`);
  return index;
}

/** DICOMDIR: the files of a disc by patient, study and series (PS3.3 annex F). */
import type { DataSet } from 'dicom-parser';
import { noLabel, type DicomLabel } from '../domain/dicom';
import { openDataSet } from './data-set';
import { DicomError } from './error';
import { labelOf } from './label';

export interface DirectoryFile {
  /** From the DICOMDIR's folder, `/` between names. */
  readonly path: string;
  readonly label: DicomLabel;
}

const RECORDS = 'x00041220';
const FIRST = 'x00041200';
const [NEXT, LOWER, FILE] = ['x00041400', 'x00041420', 'x00041500'];
/** More are no disc. */
const MOST_RECORDS = 200_000;
/** Before an item's data set: its tag and its length. */
const ITEM_HEADER = 8;

/** Every file that a record names, in the order of the directory. */
export async function readDirectoryFile(bytes: Uint8Array<ArrayBuffer>): Promise<DirectoryFile[]> {
  const { dataSet, start } = await openDataSet(bytes);
  const items = dataSet.elements[RECORDS]?.items ?? [];
  if (items.length > MOST_RECORDS) throw new DicomError('CorruptFile', `${items.length} records`);
  const records = new Map(items.flatMap((item) => (item.dataSet ? [[start + item.dataOffset - ITEM_HEADER, item.dataSet] as const] : [])));
  const files: DirectoryFile[] = [];
  const walk = (first: number, above: Partial<DicomLabel>) => {
    // Each record is met once, whatever the offsets say.
    for (let at = first, record = take(at); record !== null; at = record.uint32(NEXT) ?? 0, record = take(at)) {
      const label = { ...above, ...labelOf(record) };
      const path = pathOf(record);
      if (path !== null) files.push({ path, label: { ...noLabel, ...label } });
      walk(record.uint32(LOWER) ?? 0, label);
    }
  };
  const take = (at: number): DataSet | null => {
    const record = records.get(at) ?? null;
    records.delete(at);
    return record;
  };
  walk(dataSet.uint32(FIRST) ?? 0, {});
  return files;
}

function pathOf(record: DataSet): string | null {
  const parts = Array.from({ length: record.numStringValues(FILE) ?? 0 }, (_, index) => record.string(FILE, index)?.trim() ?? '').filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('/');
}

/** A DICOMDIR for tests: records by patient, study, series and image, with the places that they name each other by. */
import { dicomFile, type Tag } from './writer';

export interface DirectoryRecord {
  readonly type: 'PATIENT' | 'STUDY' | 'SERIES' | 'IMAGE';
  readonly tags?: readonly Tag[];
  readonly below?: readonly DirectoryRecord[];
}

const DIRECTORY = '1.2.840.10008.1.3.10';
const uint = (tag: number, value: number): Tag => ({ tag, vr: 'UL', value });

export function dicomDir(roots: readonly DirectoryRecord[], change: (next: number) => number = (next) => next): Uint8Array<ArrayBuffer> {
  const flat: { record: DirectoryRecord; next: DirectoryRecord | undefined }[] = [];
  const collect = (siblings: readonly DirectoryRecord[]) => siblings.forEach((record, index) => {
    flat.push({ record, next: siblings[index + 1] });
    collect(record.below ?? []);
  });
  collect(roots);
  const write = (places: ReadonlyMap<DirectoryRecord, number>) => {
    const place = (record: DirectoryRecord | undefined) => (record === undefined ? 0 : change(places.get(record) ?? 0));
    const items = flat.map(({ record, next }): Tag[] => [
      uint(0x00041400, place(next)), uint(0x00041420, place(record.below?.[0])), { tag: 0x00041430, vr: 'CS', value: record.type }, ...record.tags ?? [],
    ].sort((a, b) => a.tag - b.tag));
    return dicomFile([uint(0x00041200, place(roots[0])), { tag: 0x00041220, vr: 'SQ', value: items }], { mediaClass: DIRECTORY });
  };
  // Where the items lie does not depend on what they say of it: the second time the places are known.
  const draft = write(new Map());
  const items: number[] = [];
  for (let at = Buffer.from(draft).indexOf(Buffer.of(0x04, 0x00, 0x20, 0x12)) + 12; at < draft.length;) {
    items.push(at);
    at += 8 + new DataView(draft.buffer).getUint32(at + 4, true);
  }
  return write(new Map(flat.map(({ record }, index) => [record, items[index]!])));
}

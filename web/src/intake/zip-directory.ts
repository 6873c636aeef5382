/** The table of a ZIP file, read from its end (APPNOTE 4.3): names and places of the entries; nothing is unpacked. */
import { bytesOf, IntakeError } from './found';

export interface ZipEntry {
  readonly path: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Of the entry's own header. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_BYTES = 46;
/** Of the table: room for some 100,000 entries. */
const MOST_TABLE_BYTES = 16 * 1024 * 1024;
const ZIP64 = 0xffffffff;

interface End {
  readonly entries: number;
  readonly size: number;
  /** What lies before the archive, as in one that unpacks itself. */
  readonly shift: number;
  readonly from: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** 64 bits; what is beyond a double's whole numbers is no place in a file. */
function long(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new IntakeError('ZipCorrupt', 'a size beyond all files');
  return value;
}

export async function readDirectory(zip: Blob): Promise<ZipEntry[]> {
  const end = await readEnd(zip);
  if (end.size > MOST_TABLE_BYTES) throw new IntakeError('ZipBomb', `a table of ${end.size} bytes`);
  if (end.from < 0 || end.shift < 0 || end.from + end.size > zip.size) throw new IntakeError('ZipTruncated', 'table');
  return entriesOf(await bytesOf(zip.slice(end.from, end.from + end.size)), end);
}

async function readEnd(zip: Blob): Promise<End> {
  const from = Math.max(0, zip.size - END_BYTES - LONGEST_COMMENT);
  const view = viewOf(await bytesOf(zip.slice(from)));
  let at = view.byteLength - END_BYTES;
  // Backwards, for a comment may follow; one that looks like an end does not reach to the file's end.
  while (at >= 0 && !(view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength)) at -= 1;
  if (at < 0) throw new IntakeError('ZipTruncated', 'no end record');
  const told = { disk: view.getUint16(at + 4, true), entries: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) };
  if (told.disk === 0xffff || told.entries === 0xffff || told.size === ZIP64 || told.offset === ZIP64) {
    const large = await readEnd64(zip, from + at);
    if (large !== null) return large;
  }
  if (told.disk !== 0) throw new IntakeError('ZipParts');
  const start = from + at - told.size;
  return { entries: told.entries, size: told.size, from: start, shift: start - told.offset };
}

async function readEnd64(zip: Blob, end: number): Promise<End | null> {
  if (end < 20) return null;
  const locator = viewOf(await bytesOf(zip.slice(end - 20, end)));
  if (locator.getUint32(0, true) !== LOCATOR_64) return null;
  if (locator.getUint32(16, true) > 1) throw new IntakeError('ZipParts');
  const at = long(locator, 8);
  const view = viewOf(await bytesOf(zip.slice(at, at + 56)));
  if (view.byteLength < 56 || view.getUint32(0, true) !== END_64) throw new IntakeError('ZipCorrupt', 'zip64 end record');
  return { entries: long(view, 32), size: long(view, 40), from: long(view, 48), shift: 0 };
}

function entriesOf(table: Uint8Array, { entries, shift }: End): ZipEntry[] {
  const view = viewOf(table);
  const found: ZipEntry[] = [];
  let next = 0;
  for (let index = 0; index < entries; index += 1) {
    const at = next;
    const corrupt = () => new IntakeError('ZipCorrupt', `entry ${index + 1} of ${entries}`);
    if (at + ENTRY_BYTES > table.length || view.getUint32(at, true) !== ENTRY) throw corrupt();
    const short = (offset: number) => view.getUint16(at + offset, true);
    const name = at + ENTRY_BYTES;
    const extra = name + short(28);
    const comment = extra + short(30);
    next = comment + short(32);
    if (next > table.length) throw corrupt();
    const path = pathOf(table.subarray(name, extra), (short(8) & 0x800) !== 0);
    if (path === null) continue;
    const sizes = { unpacked: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
    readExtra64(view, extra, comment, sizes);
    found.push({ ...sizes, path, offset: sizes.offset + shift, encrypted: (short(8) & 1) !== 0, method: short(10), crc: view.getUint32(at + 16, true) });
  }
  return found;
}

/** Sizes that 32 bits do not hold stand behind the name, in this order, each only where it is needed. */
function readExtra64(view: DataView, from: number, to: number, sizes: { unpacked: number; packed: number; offset: number }): void {
  for (let at = from; at + 4 <= to;) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    let value = at + 4;
    at = value + length;
    if (id !== 1 || at > to) continue;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== ZIP64 || value + 8 > at) continue;
      sizes[key] = long(view, value);
      value += 8;
    }
  }
}

/** Null for a folder. Nothing is ever written to a path, but none that climbs is shown either. */
function pathOf(bytes: Uint8Array, unicode: boolean): string | null {
  const name = decoded(bytes, unicode).replaceAll('\\', '/');
  if (name.endsWith('/')) return null;
  return name.split('/').filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
}

/** Without the mark for UTF-8 names are often UTF-8 all the same. */
function decoded(bytes: Uint8Array, unicode: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !unicode }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

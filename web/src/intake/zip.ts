/** ZIP files: entries as files that are unpacked one by one, when they are opened, within limits against archives that are made to burst. */
import { HEAD_BYTES } from '../containers/sniff';
import { MOST_FILE_BYTES } from '../containers/limits';
import { crc32 } from './crc32';
import { bytesOf, IntakeError, type FoundFile } from './found';
import { readDirectory, type ZipEntry } from './zip-directory';

/** All entries together: what a disc holds. */
const MOST_UNPACKED = 16 * 1024 ** 3;
/** A film is not made of one value: only entries as large as this are held against the ratio. */
const LARGE = 32 * 1024 ** 2;
const MOST_RATIO = 250;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const [STORED, DEFLATED] = [0, 8];

export async function openZip(zip: Blob): Promise<FoundFile[]> {
  const entries = await readDirectory(zip);
  const sum = (key: 'packed' | 'unpacked') => entries.reduce((total, entry) => total + entry[key], 0);
  if (sum('unpacked') > MOST_UNPACKED) throw new IntakeError('ZipBomb', `${sum('unpacked')} bytes unpacked`);
  // Entries that share bytes: nobody's archive, and how the worst ones are made.
  if (sum('packed') > zip.size) throw new IntakeError('ZipBomb', 'entries overlap');
  return entries.map((entry) => ({
    path: entry.path, size: entry.unpacked, inArchive: true,
    head: async () => {
      expectReadable(entry);
      const data = await packedOf(zip, entry);
      return entry.method === STORED ? bytesOf(data.slice(0, HEAD_BYTES)) : head(data);
    },
    blob: async () => {
      expectReadable(entry);
      if (entry.unpacked > MOST_FILE_BYTES) throw new IntakeError('FileTooLarge', `${entry.unpacked} bytes`);
      return unpack(await packedOf(zip, entry), entry);
    },
  }));
}

function expectReadable({ encrypted, method, packed, unpacked }: ZipEntry): void {
  if (encrypted) throw new IntakeError('ZipEncrypted');
  if (method !== STORED && method !== DEFLATED) throw new IntakeError('ZipMethod', `method ${method}`);
  if (unpacked > LARGE && unpacked > MOST_RATIO * packed) throw new IntakeError('ZipBomb', `${packed} bytes for ${unpacked}`);
}

async function packedOf(zip: Blob, { offset, packed }: ZipEntry): Promise<Blob> {
  const header = await bytesOf(zip.slice(offset, offset + LOCAL_BYTES));
  const view = new DataView(header.buffer);
  if (header.length < LOCAL_BYTES) throw new IntakeError('ZipTruncated', 'entry');
  if (view.getUint32(0, true) !== LOCAL) throw new IntakeError('ZipCorrupt', 'entry');
  const from = offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (from + packed > zip.size) throw new IntakeError('ZipTruncated', 'entry');
  return zip.slice(from, from + packed);
}

async function head(data: Blob): Promise<Uint8Array> {
  const out = new Uint8Array(HEAD_BYTES);
  let length = 0;
  for await (const chunk of inflated(data)) {
    out.set(chunk.subarray(0, out.length - length), length);
    length = Math.min(out.length, length + chunk.length);
    if (length === out.length) break;
  }
  return out.subarray(0, length);
}

/** The entry whole, as it was packed; never more of it than it said. */
async function unpack(data: Blob, { method, unpacked, crc }: ZipEntry): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let [length, check] = [0, crc32()];
  for await (const chunk of method === STORED ? [await bytesOf(data)] : inflated(data)) {
    length += chunk.length;
    if (length > unpacked) throw new IntakeError('ZipBomb', `more than ${unpacked} bytes`);
    check = crc32(chunk, check);
    chunks.push(chunk);
  }
  if (length < unpacked || check !== crc) throw new IntakeError('ZipCorrupt', 'an entry does not match its checksum');
  return new Blob(chunks);
}

async function* inflated(data: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = data.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => { throw new IntakeError('ZipCorrupt', 'an entry does not unpack'); });
      if (done) return;
      yield value as Uint8Array<ArrayBuffer>;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

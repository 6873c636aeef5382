/** ZIP files, written entry by entry (APPNOTE 4.3): what is done lies in blobs, so that an archive of thousands of reports is never in memory whole. */
import { crc32 } from '../../intake/crc32';

export class ZipTooLarge extends Error {
  readonly code = 'TooLarge';
}

/** What the format can tell without its 64-bit fields. */
const MOST = { bytes: 0xffffffff, entries: 0xfffe } as const;
const UTF8_NAMES = 0x800;
const DEFLATED = 8;
const VERSION = 20;

export class ZipWriter {
  readonly #parts: BlobPart[] = [];
  readonly #table: Uint8Array<ArrayBuffer>[] = [];
  readonly #when: readonly [number, number];
  #at = 0;

  /** `written`: ISO, UTC: the time of every entry, in UTC. */
  constructor(written: string, private readonly most: { readonly bytes: number; readonly entries: number } = MOST) {
    this.#when = dosTime(written);
  }

  /** `content` is taken piece by piece as it is made. */
  async add(name: string, content: AsyncIterable<string | Uint8Array<ArrayBuffer>> | Iterable<string | Uint8Array<ArrayBuffer>>): Promise<void> {
    let [check, size] = [crc32(), 0];
    const encoder = new TextEncoder();
    const pieces = (async function* () {
      for await (const piece of content) {
        const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
        check = crc32(bytes, check);
        size += bytes.length;
        yield bytes;
      }
    })();
    const packed = await new Response(streamOf(pieces).pipeThrough(new CompressionStream('deflate-raw') as unknown as TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>)).blob();
    const path = encoder.encode(name);
    const fields = [VERSION, UTF8_NAMES, DEFLATED, ...this.#when] as const;
    const local = record(30, 0x04034b50, [[4, ...fields]], [[14, check, packed.size, size]], [[26, path.length]]);
    const entry = record(46, 0x02014b50, [[4, VERSION, ...fields], [28, path.length]], [[16, check, packed.size, size], [42, this.#at]], []);
    this.#parts.push(local, path, packed);
    this.#table.push(entry, path);
    this.#at += local.length + path.length + packed.size;
    if (size > this.most.bytes || this.#at > this.most.bytes || this.#table.length / 2 > this.most.entries) throw new ZipTooLarge();
  }

  finish(type = 'application/zip'): Blob {
    const entries = this.#table.length / 2;
    const size = this.#table.reduce((sum, { length }) => sum + length, 0);
    const end = record(22, 0x06054b50, [[8, entries, entries]], [[12, size, this.#at]], []);
    return new Blob([...this.#parts, ...this.#table, end], { type });
  }
}

/** Numbers from a place on: of two bytes, of four, and of two again. */
function record(
  length: number, signature: number, shorts: readonly (readonly [number, ...number[]])[], longs: readonly (readonly [number, ...number[]])[], more: readonly (readonly [number, number])[],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  for (const [from, ...values] of [...shorts, ...more]) values.forEach((value, index) => view.setUint16(from + 2 * index, value, true));
  for (const [from, ...values] of longs) values.forEach((value, index) => view.setUint32(from + 4 * index, value, true));
  return bytes;
}

function dosTime(iso: string): readonly [number, number] {
  const [year, month, day, hour, minute, second] = (iso.match(/\d+/g) ?? []).map(Number) as [number, number, number, number, number, number];
  return [(hour << 11) | (minute << 5) | (second >> 1), ((year - 1980) << 9) | (month << 5) | day];
}

function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => { await pieces.return(undefined); },
  });
}

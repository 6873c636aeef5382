/** Small TIFF files for tests: every way of storing that is read, written by hand. */
import { deflateSync } from 'node:zlib';

export interface TiffWishes {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  /** Pixel by pixel. */
  readonly values: readonly number[];
  readonly samples?: number;
  readonly photometric?: number;
  readonly compression?: 'none' | 'lzw' | 'deflate' | 'packbits';
  readonly big?: boolean;
  readonly tile?: number;
  readonly rowsPerStrip?: number;
  readonly planar?: boolean;
  readonly differences?: boolean;
  readonly extra?: number;
  readonly orientation?: number;
  /** More fields, or other values for those that are written. */
  readonly fields?: Readonly<Record<number, readonly number[]>>;
}

const CODES = { none: 1, lzw: 5, deflate: 8, packbits: 32773 };

function packBits(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    let run = 1;
    while (run < 128 && bytes[at + run] === bytes[at]) run += 1;
    if (run > 2) { out.push(257 - run, bytes[at]!); at += run; continue; }
    // A single 128 means nothing, and has to be passed over.
    out.push(128, 0, bytes[at]!);
    at += 1;
  }
  return Buffer.from(out);
}

export function lzw(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  let [held, bits, width] = [0, 0, 9];
  let table = new Map<string, number>();
  const put = (code: number) => {
    held = (held << width) | code;
    bits += width;
    while (bits >= 8) { out.push((held >> (bits - 8)) & 255); bits -= 8; }
    held &= (1 << bits) - 1;
  };
  const clear = () => { put(256); table = new Map(); width = 9; };
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : table.get(text));
  clear();
  let text = '';
  for (const byte of bytes) {
    const longer = text + String.fromCharCode(byte);
    if (codeOf(longer) !== undefined) { text = longer; continue; }
    put(codeOf(text)!);
    table.set(longer, 258 + table.size);
    const next = 258 + table.size;
    text = String.fromCharCode(byte);
    if (next >= 4094) clear();
    else if (next + 1 > (1 << width)) width += 1;
  }
  if (text !== '') put(codeOf(text)!);
  put(257);
  put(0);
  return Buffer.from(out);
}

/** One page after the other; each has its own directory. */
export function tiffFile(...pages: readonly TiffWishes[]): Uint8Array<ArrayBuffer> {
  const big = pages[0]?.big ?? false;
  const chunks: Buffer[] = [];
  let length = 8;
  const append = (chunk: Buffer) => { chunks.push(chunk); length += chunk.length; return length - chunk.length; };
  const numbers = (values: readonly number[], size: 2 | 4) => {
    const bytes = Buffer.alloc(values.length * size);
    values.forEach((value, index) => {
      if (size === 2) (big ? bytes.writeUInt16BE : bytes.writeUInt16LE).call(bytes, value, 2 * index);
      else (big ? bytes.writeUInt32BE : bytes.writeUInt32LE).call(bytes, value, 4 * index);
    });
    return bytes;
  };
  const directories: { at: number; next: number }[] = [];
  for (const page of pages) {
    const parts = partsOf(page, big);
    const offsets = parts.map((part) => append(part));
    const { samples = 1, tile } = page;
    const fields = new Map<number, readonly number[]>(Object.entries({
      256: [page.width], 257: [page.height], 258: Array.from({ length: samples }, () => page.bits), 259: [CODES[page.compression ?? 'none']],
      262: [page.photometric ?? 1], 277: [samples], 284: [page.planar ? 2 : 1], 317: [page.differences ? 2 : 1], 274: [page.orientation ?? 1],
      ...(page.extra === undefined ? {} : { 338: [page.extra] }),
      ...(tile ? { 322: [tile], 323: [tile], 324: offsets, 325: parts.map((part) => part.length) }
        : { 273: offsets, 278: [page.rowsPerStrip ?? page.height], 279: parts.map((part) => part.length) }),
      ...page.fields,
    }).map(([tag, values]) => [Number(tag), values]));
    const entries = [...fields].sort(([a], [b]) => a - b).map(([tag, values]) => {
      const long = [273, 279, 324, 325].includes(tag);
      const bytes = numbers(values, long ? 4 : 2);
      const value = bytes.length > 4 ? numbers([append(bytes)], 4) : Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]);
      return Buffer.concat([numbers([tag, long ? 4 : 3], 2), numbers([values.length], 4), value]);
    });
    const at = append(Buffer.concat([numbers([entries.length], 2), ...entries, Buffer.alloc(4)]));
    directories.push({ at, next: length - 4 });
  }
  const file = Buffer.concat([Buffer.from(big ? 'MM' : 'II'), numbers([42], 2), numbers([directories[0]?.at ?? 0], 4), ...chunks]);
  directories.slice(1).forEach(({ at }, index) => numbers([at], 4).copy(file, directories[index]!.next));
  return new Uint8Array(file);
}

function partsOf({ width, height, bits, values, samples = 1, tile, rowsPerStrip, planar, differences, compression = 'none' }: TiffWishes, big: boolean): Buffer[] {
  const [across, down] = tile ? [tile, tile] : [width, rowsPerStrip ?? height];
  const parts: Buffer[] = [];
  for (const plane of planar ? Array.from({ length: samples }, (_, index) => index) : [null]) {
    for (let y = 0; y < height; y += down) {
      for (let x = 0; x < width; x += across) {
        const rows = tile ? tile : Math.min(down, height - y);
        const inPixel = plane === null ? samples : 1;
        const bytes = Buffer.alloc(rows * across * inPixel * (bits / 8));
        let to = 0;
        for (let row = 0; row < rows; row += 1) {
          const line: number[] = [];
          for (let column = 0; column < across; column += 1) {
            for (let sample = 0; sample < inPixel; sample += 1) {
              const inside = y + row < height && x + column < width;
              line.push(inside ? values[((y + row) * width + x + column) * samples + (plane ?? sample)]! : 0);
            }
          }
          const stored = differences ? line.map((value, index) => (index < inPixel ? value : (value - line[index - inPixel]! + 65536) % 2 ** bits)) : line;
          for (const value of stored) {
            if (bits === 8) bytes[to] = value;
            else (big ? bytes.writeUInt16BE : bytes.writeUInt16LE).call(bytes, value, to);
            to += bits / 8;
          }
        }
        parts.push(compression === 'deflate' ? deflateSync(bytes) : compression === 'lzw' ? lzw(bytes) : compression === 'packbits' ? packBits(bytes) : bytes);
      }
    }
  }
  return parts;
}

/** A TrueType file as far as a PDF needs it: widths, which glyph a character has, and the same file with only the glyphs that are used. */

export interface Face {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  readonly postScriptName: string;
  /** 0 where the face has none. */
  glyphOf(codePoint: number): number;
  /** In units of the em. */
  advanceOf(glyph: number): number;
  /** Glyphs keep their numbers; those that are not named are empty. */
  subset(glyphs: Iterable<number>): Uint8Array<ArrayBuffer>;
}

interface Table {
  readonly offset: number;
  readonly length: number;
}

/** What a renderer needs of a font whose glyphs are called by number: names and cmap are the document's business. */
const KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];
const COMPOSITE = { wordArguments: 0x1, scale: 0x8, more: 0x20, xyScale: 0x40, twoByTwo: 0x80 };

export function openFace(bytes: Uint8Array<ArrayBuffer>): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = directory(view);
  const at = (tag: string) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`font without ${tag}`);
    return table.offset;
  };
  const [head, hhea, os2] = [at('head'), at('hhea'), at('OS/2')];
  const glyphs = view.getUint16(at('maxp') + 4);
  const metrics = view.getUint16(hhea + 34);
  const long = view.getInt16(head + 50) === 1;
  const [loca, glyf, hmtx] = [at('loca'), at('glyf'), at('hmtx')];
  const place = (glyph: number) => glyf + (long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
  const glyphOf = characterMap(view, at('cmap'));
  return {
    unitsPerEm: view.getUint16(head + 18), ascent: view.getInt16(hhea + 4), descent: view.getInt16(hhea + 6), capHeight: view.getInt16(os2 + 88),
    box: [view.getInt16(head + 36), view.getInt16(head + 38), view.getInt16(head + 40), view.getInt16(head + 42)],
    postScriptName: postScriptName(view, at('name')),
    glyphOf,
    advanceOf: (glyph) => view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4),
    subset: (wanted) => {
      const kept = withParts(view, wanted, (glyph) => (glyph < glyphs ? { from: place(glyph), to: place(glyph + 1) } : { from: 0, to: 0 }));
      const offsets = new Uint8Array((glyphs + 1) * 4);
      const outlines: Uint8Array[] = [];
      let length = 0;
      for (let glyph = 0; glyph < glyphs; glyph += 1) {
        new DataView(offsets.buffer).setUint32(glyph * 4, length);
        if (!kept.has(glyph)) continue;
        const outline = bytes.subarray(place(glyph), place(glyph + 1));
        outlines.push(padded(outline, 4));
        length += outlines[outlines.length - 1]!.length;
      }
      new DataView(offsets.buffer).setUint32(glyphs * 4, length);
      const header = bytes.slice(head, head + tables.get('head')!.length);
      new DataView(header.buffer).setInt16(50, 1);
      new DataView(header.buffer).setUint32(8, 0);
      const parts = KEPT.filter((tag) => tables.has(tag)).map((tag): readonly [string, Uint8Array] => [tag,
        tag === 'glyf' ? joined(outlines) : tag === 'loca' ? offsets : tag === 'head' ? header : bytes.subarray(tables.get(tag)!.offset, tables.get(tag)!.offset + tables.get(tag)!.length)]);
      return assembled(parts);
    },
  };
}

function directory(view: DataView): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    tables.set(tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) });
  }
  return tables;
}

/** Windows' Unicode subtable, format 4: the basic plane. */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const count = view.getUint16(cmap + 2);
  const found = Array.from({ length: count }, (_, index) => cmap + 4 + index * 8)
    .find((entry) => view.getUint16(entry) === 3 && view.getUint16(entry + 2) === 1);
  const table = found === undefined ? 0 : cmap + view.getUint32(found + 4);
  if (found === undefined || view.getUint16(table) !== 4) throw new Error('font without a Unicode map of format 4');
  const segments = view.getUint16(table + 6) / 2;
  const [ends, starts] = [table + 14, table + 16 + segments * 2];
  const [deltas, ranges] = [starts + segments * 2, starts + segments * 4];
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    for (let segment = 0; segment < segments; segment += 1) {
      if (view.getUint16(ends + segment * 2) < codePoint) continue;
      const start = view.getUint16(starts + segment * 2);
      if (start > codePoint) return 0;
      const delta = view.getUint16(deltas + segment * 2);
      const range = view.getUint16(ranges + segment * 2);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(ranges + segment * 2 + range + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** Name 6 of Windows' names, which are UTF-16. */
function postScriptName(view: DataView, name: number): string {
  const texts = name + view.getUint16(name + 4);
  for (let index = 0; index < view.getUint16(name + 2); index += 1) {
    const entry = name + 6 + index * 12;
    if (view.getUint16(entry) !== 3 || view.getUint16(entry + 6) !== 6) continue;
    const [length, offset] = [view.getUint16(entry + 8), view.getUint16(entry + 10)];
    return Array.from({ length: length / 2 }, (_, at) => String.fromCharCode(view.getUint16(texts + offset + at * 2))).join('');
  }
  return 'Report';
}

/** The glyphs with those that they are composed of, and the one that stands for a missing character. */
function withParts(view: DataView, wanted: Iterable<number>, placeOf: (glyph: number) => { from: number; to: number }): Set<number> {
  const kept = new Set<number>();
  const waiting = [0, ...wanted];
  for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
    const { from, to } = placeOf(glyph);
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    if (to <= from || view.getInt16(from) >= 0) continue;
    let at = from + 10;
    let flags: number;
    do {
      flags = view.getUint16(at);
      waiting.push(view.getUint16(at + 2));
      at += 4 + (flags & COMPOSITE.wordArguments ? 4 : 2) + (flags & COMPOSITE.scale ? 2 : flags & COMPOSITE.xyScale ? 4 : flags & COMPOSITE.twoByTwo ? 8 : 0);
    } while (flags & COMPOSITE.more);
  }
  return kept;
}

function padded(bytes: Uint8Array, to: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / to) * to);
  out.set(bytes);
  return out;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const checksum = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
};

function assembled(parts: readonly (readonly [string, Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(12 + parts.length * 16);
  const view = new DataView(header.buffer);
  const power = Math.floor(Math.log2(parts.length));
  view.setUint32(0, 0x00010000);
  [parts.length, 16 * 2 ** power, power, 16 * (parts.length - 2 ** power)].forEach((value, index) => view.setUint16(4 + index * 2, value));
  const bodies = parts.map(([, body]) => padded(body, 4));
  let offset = header.length;
  parts.forEach(([tag, body], index) => {
    const entry = 12 + index * 16;
    [...tag].forEach((letter, at) => view.setUint8(entry + at, letter.charCodeAt(0)));
    view.setUint32(entry + 4, checksum(bodies[index]!));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, body.length);
    offset += bodies[index]!.length;
  });
  const file = joined([header, ...bodies]);
  const head = parts.findIndex(([tag]) => tag === 'head');
  const at = view.getUint32(12 + head * 16 + 8);
  new DataView(file.buffer).setUint32(at + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

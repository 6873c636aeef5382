/** TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, most significant bit first, a code longer one entry early. */

const CLEAR = 256;
const END = 257;
const TABLE = 4096;

/** Unpacks until `out` is full; false where the codes end or make no sense before that. */
export function unpackLzw(packed: Uint8Array, out: Uint8Array): boolean {
  const before = new Uint16Array(TABLE);
  const last = new Uint8Array(TABLE);
  const length = new Uint16Array(TABLE);
  for (let code = 0; code < CLEAR; code += 1) { last[code] = code; length[code] = 1; }
  let [next, width, held, bits, from, at] = [END + 1, 9, 0, 0, 0, 0];
  let previous = -1;

  /** Writes a code's string, from its end. */
  const write = (code: number): void => {
    for (let to = at + length[code]! - 1, own = code; to >= at; to -= 1, own = before[own]!) {
      if (to < out.length) out[to] = last[own]!;
    }
    at += length[code]!;
  };

  while (at < out.length) {
    while (bits < width) {
      if (from >= packed.length) return false;
      held = ((held << 8) | packed[from++]!) & 0xffffff;
      bits += 8;
    }
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === END) return false;
    if (code === CLEAR) {
      [next, width, previous] = [END + 1, 9, -1];
      continue;
    }
    if (previous < 0) {
      if (code > 255) return false;
      write(code);
    } else {
      if (code > next || code >= TABLE) return false;
      // A table that is full stays as it is until it is cleared.
      if (next < TABLE) {
        // The code that is only being made is the one before it with its own first byte behind.
        let first = code < next ? code : previous;
        while (length[first]! > 1) first = before[first]!;
        before[next] = previous;
        length[next] = length[previous]! + 1;
        last[next] = last[first]!;
        next += 1;
      }
      write(code);
      if (next + 1 >= 1 << width && width < 12) width += 1;
    }
    previous = code;
  }
  return true;
}

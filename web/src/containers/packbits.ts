/** PackBits, as TIFF and DICOM's RLE have it. */

/** Unpacks into every `step`th byte of `out` from `start` on, until `out` is full; false where the bytes end before that. */
export function unpackBits(packed: Uint8Array, out: Uint8Array, start = 0, step = 1): boolean {
  let at = start;
  let i = 0;
  while (at < out.length) {
    const control = packed[i];
    if (control === undefined) return false;
    i += 1;
    if (control === 128) continue;
    const literal = control < 128;
    const count = literal ? control + 1 : 257 - control;
    for (let k = 0; k < count && at < out.length; k += 1, at += step) {
      const value = packed[literal ? i + k : i];
      if (value === undefined) return false;
      out[at] = value;
    }
    i += literal ? count : 1;
  }
  return true;
}

/** What the core and the runtime cannot do without, and this browser does not have. */
export type Lack = 'webassembly' | 'simd';

/** A function that makes a vector of 16 bytes: (func (result v128) (i8x16.popcnt (i8x16.splat (i32.const 0)))). */
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

export function lacking(): Lack | null {
  if (typeof WebAssembly !== 'object') return 'webassembly';
  return WebAssembly.validate(Uint8Array.from(SIMD)) ? null : 'simd';
}

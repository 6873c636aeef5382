/** Scans of sequential JPEG, 8 and 12 bits (ITU-T T.81, annex F.2). */
import { DicomError } from '../../error';
import type { BitReader } from './huffman';
import type { Component, Scan } from './stream';

/** Index in a block of the k-th coefficient of a zigzag (T.81 figure A.6). */
const zigzag = zigzagOrder();

function zigzagOrder(): Uint8Array {
  const order = Array.from({ length: 64 }, (_, index) => index);
  // Along each antidiagonal, the odd ones downwards.
  const key = (index: number) => {
    const [row, column] = [index >> 3, index & 7];
    return (row + column) * 8 + ((row + column) % 2 === 1 ? row : column);
  };
  return Uint8Array.from(order.sort((a, b) => key(a) - key(b)));
}

/** basis[4u + x] = C(u) / 2 cos((2x + 1) u pi / 16) for the first four x; the others mirror them (T.81 section A.3.3). */
const basis = Float64Array.from({ length: 32 }, (_, index) => {
  const u = index >> 2;
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * (index & 3) + 1) * u * Math.PI) / 16);
});

const coefficients = new Float64Array(64);
const rows = new Float64Array(64);

export function decodeSequentialScan(reader: BitReader, scan: Scan): void {
  const interleaved = scan.components.length > 1;
  const [only] = scan.components;
  const across = interleaved ? scan.mcusAcross : only!.blocksAcross;
  const down = interleaved ? scan.mcusDown : only!.blocksDown;
  const units = across * down;
  for (const component of scan.components) component.dc = 0;
  for (let unit = 0; unit < units; unit += 1) {
    if (scan.restartInterval > 0 && unit > 0 && unit % scan.restartInterval === 0) {
      reader.restart();
      for (const component of scan.components) component.dc = 0;
    }
    const x = unit % across;
    const y = (unit - x) / across;
    for (const component of scan.components) {
      const [h, v] = interleaved ? [component.h, component.v] : [1, 1];
      for (let block = 0; block < h * v; block += 1) {
        decodeBlock(reader, component, scan.precision, x * h + (block % h), y * v + Math.floor(block / h));
      }
    }
    if (x === across - 1) reader.check();
  }
}

function decodeBlock(reader: BitReader, component: Component, precision: number, blockX: number, blockY: number): void {
  const { quantization, dcTable, acTable } = component;
  if (dcTable === null || acTable === null || quantization === null) throw new DicomError('CorruptFile', 'a JPEG stream lacks a table');
  const size = reader.symbol(dcTable);
  if (size > 15) throw new DicomError('CorruptFile', 'a coefficient of a JPEG stream');
  if (size > 0) component.dc += reader.signed(size);
  coefficients.fill(0);
  coefficients[0] = component.dc * quantization[0]!;
  let last = 0;
  for (let k = 1; k < 64; k += 1) {
    const symbol = reader.symbol(acTable);
    const bits = symbol & 15;
    const run = symbol >> 4;
    if (bits === 0) {
      if (run !== 15) break;
      k += 15;
      continue;
    }
    k += run;
    if (k > 63) throw new DicomError('CorruptFile', 'a coefficient of a JPEG stream');
    coefficients[zigzag[k]!] = reader.signed(bits) * quantization[k]!;
    last = k;
  }
  const stride = component.blocksPadded * 8;
  transform(component.plane!, (blockY * stride + blockX) * 8, stride, last === 0, precision);
}

/** Inverse DCT into the plane, in full precision and rounded once. */
function transform(plane: Uint8Array | Uint16Array, at: number, stride: number, flat: boolean, precision: number): void {
  const shift = (1 << (precision - 1)) + 0.5;
  const most = (1 << precision) - 1;
  if (flat) {
    const value = clamp(coefficients[0]! / 8 + shift, most);
    for (let y = 0; y < 8; y += 1) plane.fill(value, at + y * stride, at + y * stride + 8);
    return;
  }
  for (let y = 0; y < 8; y += 1) inverse(coefficients, 8 * y, 1, rows);
  for (let x = 0; x < 8; x += 1) {
    inverse(rows, x, 8, coefficients);
    for (let y = 0; y < 8; y += 1) plane[at + y * stride + x] = clamp(coefficients[x + 8 * y]! + shift, most);
  }
}

/** Eight values, `step` apart from `at` on, to the same places of `to`. */
function inverse(from: Float64Array, at: number, step: number, to: Float64Array): void {
  const f0 = from[at]!, f1 = from[at + step]!, f2 = from[at + 2 * step]!, f3 = from[at + 3 * step]!;
  const f4 = from[at + 4 * step]!, f5 = from[at + 5 * step]!, f6 = from[at + 6 * step]!, f7 = from[at + 7 * step]!;
  for (let x = 0; x < 4; x += 1) {
    const even = basis[x]! * f0 + basis[8 + x]! * f2 + basis[16 + x]! * f4 + basis[24 + x]! * f6;
    const odd = basis[4 + x]! * f1 + basis[12 + x]! * f3 + basis[20 + x]! * f5 + basis[28 + x]! * f7;
    to[at + x * step] = even + odd;
    to[at + (7 - x) * step] = even - odd;
  }
}

function clamp(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : Math.floor(value);
}

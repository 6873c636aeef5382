/** Scans of lossless JPEG, Huffman coding (ITU-T T.81, annex H). */
import { DicomError } from '../../error';
import type { BitReader, HuffmanTable } from './huffman';
import type { Component, Scan } from './stream';

export function decodeLosslessScan(reader: BitReader, scan: Scan): void {
  const { width, height, precision, predictor, pointTransform, restartInterval } = scan;
  if (predictor < 1 || predictor > 7 || pointTransform >= precision) throw new DicomError('CorruptFile', 'the predictor of a lossless JPEG stream');
  if (restartInterval % width !== 0) throw new DicomError('UnsupportedFormat', 'lossless JPEG with restarts within a row');
  const lanes = scan.components.map((component) => ({ table: tableOf(component), plane: component.plane! }));
  const restartRows = restartInterval / width;
  const initial = 1 << (precision - pointTransform - 1);
  let fresh = true;
  for (let y = 0; y < height; y += 1) {
    if (restartRows > 0 && y > 0 && y % restartRows === 0) {
      reader.restart();
      fresh = true;
    }
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      for (const { table, plane } of lanes) {
        const predicted = fresh ? (x === 0 ? initial : plane[at - 1]!) : x === 0 ? plane[at - width]! : predict(plane, at, width, predictor);
        plane[at] = predicted + difference(reader, table);
      }
    }
    fresh = false;
    reader.check();
  }
  if (pointTransform === 0) return;
  for (const { plane } of lanes) plane.forEach((value, at) => { plane[at] = value << pointTransform; });
}

function tableOf({ dcTable, h, v }: Component): HuffmanTable {
  if (dcTable === null) throw new DicomError('CorruptFile', 'a JPEG stream lacks a table');
  if (h !== 1 || v !== 1) throw new DicomError('UnsupportedFormat', 'lossless JPEG with subsampled components');
  return dcTable;
}

/** T.81 table H.1. */
function predict(plane: Uint8Array | Uint16Array, at: number, width: number, predictor: number): number {
  const left = plane[at - 1]!;
  if (predictor === 1) return left;
  const above = plane[at - width]!;
  const corner = plane[at - width - 1]!;
  switch (predictor) {
    case 2: return above;
    case 3: return corner;
    case 4: return left + above - corner;
    case 5: return left + ((above - corner) >> 1);
    case 6: return above + ((left - corner) >> 1);
    default: return (left + above) >> 1;
  }
}

/** T.81 section H.1.2.2: 16 stands for 32768 and has no further bits. */
function difference(reader: BitReader, table: HuffmanTable): number {
  const size = reader.symbol(table);
  if (size === 0) return 0;
  if (size > 16) throw new DicomError('CorruptFile', 'a difference of a lossless JPEG stream');
  return size === 16 ? 32_768 : reader.signed(size);
}

/** The segments of a JPEG stream (ITU-T T.81, annex B), and its scans decoded one after the other. */
import { DicomError } from '../../error';
import { decodeSequentialScan } from './dct';
import { BitReader, HuffmanTable } from './huffman';
import { decodeLosslessScan } from './lossless';

export interface Component {
  readonly id: number;
  /** Sampling factors; sides in samples; blocks of 8 x 8 that hold them, and those of whole MCUs. */
  readonly h: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly blocksPadded: number;
  readonly quantizationIndex: number;
  /** Sequential: blocksPadded * 8 wide; lossless: as wide as the film. Null until the first scan. */
  plane: Uint8Array | Uint16Array | null;
  readonly planeLength: number;
  dc: number;
  quantization: Uint16Array | null;
  dcTable: HuffmanTable | null;
  acTable: HuffmanTable | null;
  scanned: boolean;
}

export interface Scan {
  readonly components: readonly Component[];
  readonly width: number;
  readonly height: number;
  readonly precision: number;
  readonly mcusAcross: number;
  readonly mcusDown: number;
  readonly restartInterval: number;
  readonly predictor: number;
  readonly pointTransform: number;
}

export interface JpegFrame {
  readonly lossless: boolean;
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
  readonly mcusAcross: number;
  readonly mcusDown: number;
}

export interface JpegPicture extends JpegFrame {
  /** The colour transform that an Adobe segment names; null without one. */
  readonly adobeTransform: number | null;
  readonly jfif: boolean;
}

const corrupt = (what: string) => new DicomError('CorruptFile', `${what} of a JPEG stream`);

/** `accept` sees the frame header before memory is taken for its samples, and throws where it is not the expected one. */
export function decodeStream(bytes: Uint8Array, accept: (frame: JpegFrame) => void): JpegPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quantizations: (Uint16Array | null)[] = [null, null, null, null];
  const tables: (HuffmanTable | null)[] = Array.from({ length: 8 }, () => null);
  let frame: JpegFrame | null = null;
  let restartInterval = 0;
  let adobeTransform: number | null = null;
  let jfif = false;
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw corrupt('the start');
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    // Some writers leave EOI out: what counts is that every component is there.
    if (at + 2 > bytes.length || bytes[at + 1] === 0xd9) break;
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) throw corrupt('a marker');
    if (at + 4 > bytes.length) throw new DicomError('TruncatedFile', 'a segment of a JPEG stream');
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2) throw corrupt('a segment');
    if (end > bytes.length) throw new DicomError('TruncatedFile', 'a segment of a JPEG stream');
    const segment = bytes.subarray(at + 4, end);
    at = end;
    if (marker === 0xdb) readQuantization(segment, quantizations);
    else if (marker === 0xc4) readHuffman(segment, tables);
    else if (marker === 0xdd) restartInterval = (segment[0]! << 8) | segment[1]!;
    else if (marker === 0xe0) jfif ||= startsWith(segment, 'JFIF');
    else if (marker === 0xee && startsWith(segment, 'Adobe') && segment.length >= 12) adobeTransform = segment[11]!;
    else if (marker >= 0xc0 && marker <= 0xcf) {
      if (frame !== null) throw corrupt('a second frame');
      frame = readFrame(marker, segment);
      accept(frame);
    } else if (marker === 0xda) {
      if (frame === null) throw corrupt('a scan without frame');
      const scan = readScan(segment, frame, quantizations, tables, restartInterval, 8 * (bytes.length - at));
      const reader = new BitReader(bytes, at);
      if (frame.lossless) decodeLosslessScan(reader, scan);
      else decodeSequentialScan(reader, scan);
      at = nextMarker(bytes, reader.at);
    }
  }
  if (frame === null || frame.components.some((component) => !component.scanned)) throw new DicomError('TruncatedFile', 'the scans of a JPEG stream');
  return { ...frame, adobeTransform, jfif };
}

function startsWith(segment: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => segment[index] === letter.charCodeAt(0));
}

function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length && (bytes[at] !== 0xff || bytes[at + 1] === 0 || (bytes[at + 1]! >= 0xd0 && bytes[at + 1]! <= 0xd7))) at += 1;
  return at;
}

function readQuantization(segment: Uint8Array, into: (Uint16Array | null)[]): void {
  for (let at = 0; at < segment.length;) {
    const wide = segment[at]! >> 4;
    const index = segment[at]! & 15;
    at += 1;
    if (wide > 1 || index > 3 || at + 64 * (1 + wide) > segment.length) throw corrupt('a quantization table');
    const table = new Uint16Array(64);
    for (let k = 0; k < 64; k += 1) table[k] = wide === 1 ? (segment[at + 2 * k]! << 8) | segment[at + 2 * k + 1]! : segment[at + k]!;
    into[index] = table;
    at += 64 * (1 + wide);
  }
}

/** Tables of DC and lossless at 0..3, of AC at 4..7. */
function readHuffman(segment: Uint8Array, into: (HuffmanTable | null)[]): void {
  for (let at = 0; at < segment.length;) {
    const [kind, index] = [segment[at]! >> 4, segment[at]! & 15];
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (kind > 1 || index > 3 || at + 17 + total > segment.length) throw corrupt('a Huffman table');
    into[4 * kind + index] = new HuffmanTable(counts, segment.subarray(at + 17, at + 17 + total));
    at += 17 + total;
  }
}

function readFrame(marker: number, segment: Uint8Array): JpegFrame {
  if (marker !== 0xc0 && marker !== 0xc1 && marker !== 0xc3) throw new DicomError('UnsupportedFormat', `JPEG process SOF${marker - 0xc0}`);
  const lossless = marker === 0xc3;
  const count = segment[5] ?? 0;
  if (segment.length < 6 + 3 * count) throw corrupt('the frame header');
  const precision = segment[0]!;
  const height = (segment[1]! << 8) | segment[2]!;
  const width = (segment[3]! << 8) | segment[4]!;
  if (height === 0) throw new DicomError('UnsupportedFormat', 'JPEG without a number of lines');
  if (width === 0 || count < 1 || (lossless ? precision < 2 || precision > 16 : precision !== 8 && precision !== 12)) throw corrupt('the frame header');
  const factors = Array.from({ length: count }, (_, index) => [segment[7 + 3 * index]! >> 4, segment[7 + 3 * index]! & 15] as const);
  if (factors.some(([h, v]) => h < 1 || h > 4 || v < 1 || v > 4)) throw corrupt('the sampling factors');
  const most = [Math.max(...factors.map(([h]) => h)), Math.max(...factors.map(([, v]) => v))] as const;
  if (factors.some(([h, v]) => most[0] % h !== 0 || most[1] % v !== 0)) throw new DicomError('UnsupportedFormat', 'JPEG with fractional sampling');
  const mcusAcross = Math.ceil(width / (8 * most[0]));
  const mcusDown = Math.ceil(height / (8 * most[1]));
  const components = factors.map(([h, v], index): Component => {
    const side = [Math.ceil((width * h) / most[0]), Math.ceil((height * v) / most[1])] as const;
    return {
      id: segment[6 + 3 * index]!, h, v, width: side[0], height: side[1], quantizationIndex: segment[8 + 3 * index]! & 3,
      blocksAcross: Math.ceil(side[0] / 8), blocksDown: Math.ceil(side[1] / 8), blocksPadded: mcusAcross * h,
      planeLength: lossless ? width * height : mcusAcross * h * mcusDown * v * 64,
      plane: null, dc: 0, quantization: null, dcTable: null, acTable: null, scanned: false,
    };
  });
  return { lossless, precision, width, height, components, mcusAcross, mcusDown };
}

function readScan(
  segment: Uint8Array, frame: JpegFrame, quantizations: readonly (Uint16Array | null)[], tables: readonly (HuffmanTable | null)[], restartInterval: number,
  bits: number,
): Scan {
  const count = segment[0] ?? 0;
  if (count < 1 || count > frame.components.length || segment.length < 4 + 2 * count) throw corrupt('a scan header');
  const components = Array.from({ length: count }, (_, index) => {
    const component = frame.components.find(({ id }) => id === segment[1 + 2 * index]);
    const selectors = segment[2 + 2 * index]!;
    if (component === undefined || component.scanned || selectors >> 4 > 3 || (selectors & 15) > 3) throw corrupt('a scan header');
    // Every sample of a lossless scan takes a bit at least, every block of the others two: seen before memory is taken.
    const least = frame.lossless ? component.planeLength : 2 * component.blocksAcross * component.blocksDown;
    if (bits < least) throw new DicomError('TruncatedFile', 'the scans of a JPEG stream');
    component.scanned = true;
    component.plane = frame.precision <= 8 ? new Uint8Array(component.planeLength) : new Uint16Array(component.planeLength);
    component.quantization = quantizations[component.quantizationIndex] ?? null;
    component.dcTable = tables[selectors >> 4] ?? null;
    component.acTable = tables[4 + (selectors & 15)] ?? null;
    return component;
  });
  const { width, height, precision, mcusAcross, mcusDown } = frame;
  return {
    components, width, height, precision, mcusAcross, mcusDown, restartInterval,
    predictor: segment[1 + 2 * count]!, pointTransform: segment[3 + 2 * count]! & 15,
  };
}

/** A page's samples: strips or tiles unpacked one by one, to little-endian samples pixel by pixel. */
import { ContainerError } from '../error';
import { unpackBits } from '../packbits';
import type { TiffFile } from './directory';
import type { Layout } from './layout';
import { unpackLzw } from './lzw';

/** No packing comes near: a file that claims more cannot hold it. */
const MOST_UNPACKED = 4096;

/** Interleaved, extra samples included, rows as they are stored. */
export async function samplesOf(file: TiffFile, layout: Layout): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, samples, bits, block, planar, offsets, byteCounts, compression } = layout;
  const bytes = bits / 8;
  const [across, down] = [Math.ceil(width / block.width), Math.ceil(height / block.height)];
  const planes = planar ? samples : 1;
  const inBlock = planar ? 1 : samples;
  if (offsets.length < across * down * planes) throw new ContainerError('CorruptFile', `TIFF: ${offsets.length} parts, not ${across * down * planes}`);
  const size = width * height * samples * bytes;
  if (size > file.bytes.length * MOST_UNPACKED) throw new ContainerError('TruncatedFile', `TIFF: ${file.bytes.length} bytes for ${size}`);
  const out = new Uint8Array(size);
  for (let index = 0; index < across * down * planes; index += 1) {
    const [plane, at] = [Math.floor(index / (across * down)), index % (across * down)];
    const [x, y] = [(at % across) * block.width, Math.floor(at / across) * block.height];
    // A tile is always whole; the last strip has the rows that are left.
    const rows = block.tiled ? block.height : Math.min(block.height, height - y);
    const rowBytes = block.width * inBlock * bytes;
    const packed = file.part(offsets[index]!, byteCounts[index] ?? (compression === 'none' ? rows * rowBytes : 0));
    const part = await unpacked(packed, compression, rows * rowBytes);
    if (bytes === 2 && !file.littleEndian) turn(part);
    if (layout.differences) for (let row = 0; row < rows; row += 1) add(part.subarray(row * rowBytes, (row + 1) * rowBytes), inBlock, bytes);
    place(part, { x, y, rows, rowBytes, plane });
  }
  return out;

  function place(part: Uint8Array, { x, y, rows, rowBytes, plane }: { x: number; y: number; rows: number; rowBytes: number; plane: number }): void {
    const columns = Math.min(block.width, width - x);
    const pixel = inBlock * bytes;
    for (let row = 0; row < Math.min(rows, height - y); row += 1) {
      const to = ((y + row) * width + x) * samples * bytes;
      if (!planar) {
        out.set(part.subarray(row * rowBytes, row * rowBytes + columns * pixel), to);
        continue;
      }
      for (let column = 0; column < columns; column += 1) {
        for (let byte = 0; byte < bytes; byte += 1) out[to + (column * samples + plane) * bytes + byte] = part[row * rowBytes + column * bytes + byte]!;
      }
    }
  }
}

/** Exactly `length` bytes. What a part holds beyond them is not unpacked, whatever it claims. */
async function unpacked(packed: Uint8Array<ArrayBuffer>, compression: Layout['compression'], length: number): Promise<Uint8Array> {
  const short = () => new ContainerError('TruncatedFile', `TIFF: a part of less than ${length} bytes`);
  if (compression === 'none') {
    if (packed.length < length) throw short();
    return packed.slice(0, length);
  }
  const out = new Uint8Array(length);
  if (compression === 'deflate') return inflate(packed, out, short);
  // Codes from the other end are an old writer's, which has been out of use since TIFF 6.0.
  if (compression === 'lzw' && packed[0] === 0 && ((packed[1] ?? 0) & 1) === 1) throw new ContainerError('UnsupportedFormat', 'TIFF: old LZW');
  if (!(compression === 'lzw' ? unpackLzw(packed, out) : unpackBits(packed, out))) throw short();
  return out;
}

async function inflate(packed: Uint8Array<ArrayBuffer>, out: Uint8Array, short: () => ContainerError): Promise<Uint8Array> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let at = 0;
  try {
    while (at < out.length) {
      const { done, value } = await reader.read();
      if (done) break;
      out.set(value.subarray(0, out.length - at), at);
      at += value.length;
    }
  } catch {
    throw short();
  } finally {
    reader.cancel().catch(() => undefined);
  }
  if (at < out.length) throw short();
  return out;
}

function turn(bytes: Uint8Array): void {
  for (let at = 0; at + 1 < bytes.length; at += 2) [bytes[at], bytes[at + 1]] = [bytes[at + 1]!, bytes[at]!];
}

/** Differences of a row to samples, in place; they wrap around. */
function add(row: Uint8Array, samples: number, bytes: number): void {
  const step = samples * bytes;
  for (let at = step; at < row.length; at += bytes) {
    if (bytes === 1) row[at] = row[at]! + row[at - step]!;
    else {
      const sum = row[at]! + 256 * row[at + 1]! + row[at - step]! + 256 * row[at - step + 1]!;
      row[at] = sum;
      row[at + 1] = sum >> 8;
    }
  }
}

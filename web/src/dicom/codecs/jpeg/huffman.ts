/** Entropy-coded data of sequential and lossless JPEG (ITU-T T.81, annexes C and F.2.2). */
import { DicomError } from '../../error';

const fastBits = 10;

export class HuffmanTable {
  /** For the next `fastBits` bits: length << 8 | symbol, 0 where the code is longer. */
  readonly fast = new Uint16Array(1 << fastBits);
  /** For each length: one past its greatest code, -1 where it has none; and what added to a code gives its index. */
  readonly end = new Int32Array(17).fill(-1);
  readonly offset = new Int32Array(17);

  /** `counts`: 16 numbers of codes by length, 1 to 16 bits. */
  constructor(counts: Uint8Array, readonly symbols: Uint8Array) {
    let code = 0;
    let index = 0;
    for (let length = 1; length <= 16; length += 1, code <<= 1) {
      const count = counts[length - 1]!;
      if (code + count > 1 << length) throw new DicomError('CorruptFile', 'a Huffman table');
      this.offset[length] = index - code;
      if (count === 0) continue;
      for (let i = 0; i < count; i += 1, index += 1, code += 1) {
        if (length > fastBits) continue;
        const from = code << (fastBits - length);
        this.fast.fill((length << 8) | symbols[index]!, from, from + (1 << (fastBits - length)));
      }
      this.end[length] = code;
    }
  }
}

export class BitReader {
  #bits = 0;
  #count = 0;
  /** Zero bits that were given out in place of what the data lacked. */
  #lent = 0;

  constructor(readonly bytes: Uint8Array, public at: number) {}

  #fill(): void {
    while (this.#count <= 24) {
      const byte = this.bytes[this.at];
      if (byte === undefined || (byte === 0xff && this.bytes[this.at + 1] !== 0)) {
        this.#lent += 8;
        this.#bits <<= 8;
      } else {
        this.at += byte === 0xff ? 2 : 1;
        this.#bits = (this.#bits << 8) | byte;
      }
      this.#count += 8;
    }
  }

  symbol(table: HuffmanTable): number {
    if (this.#count < 16) this.#fill();
    const found = table.fast[(this.#bits >>> (this.#count - fastBits)) & ((1 << fastBits) - 1)]!;
    if (found !== 0) {
      this.#count -= found >> 8;
      return found & 0xff;
    }
    for (let length = fastBits + 1; length <= 16; length += 1) {
      const code = (this.#bits >>> (this.#count - length)) & ((1 << length) - 1);
      if (code >= table.end[length]!) continue;
      this.#count -= length;
      return table.symbols[code + table.offset[length]!]!;
    }
    throw new DicomError('CorruptFile', 'a Huffman code');
  }

  /** RECEIVE and EXTEND: a signed value of `size` bits, 1..16. */
  signed(size: number): number {
    if (this.#count < size) this.#fill();
    this.#count -= size;
    const value = (this.#bits >>> this.#count) & ((1 << size) - 1);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  /** Fails where bits were used that the data does not hold. */
  check(): void {
    if (this.#lent <= this.#count) return;
    throw new DicomError(this.at + 1 >= this.bytes.length ? 'TruncatedFile' : 'CorruptFile', 'the entropy-coded data of a JPEG stream');
  }

  /** Past the next RSTn marker. */
  restart(): void {
    this.check();
    const { bytes } = this;
    while (bytes[this.at] === 0xff && bytes[this.at + 1] === 0xff) this.at += 1;
    if (this.at + 2 > bytes.length) throw new DicomError('TruncatedFile', 'a restart marker of a JPEG stream');
    const marker = bytes[this.at + 1]!;
    if (bytes[this.at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new DicomError('CorruptFile', 'a restart marker of a JPEG stream');
    this.at += 2;
    this.#bits = this.#count = this.#lent = 0;
  }
}

/** The directories of a TIFF file: where its pages lie and how they are stored (TIFF 6.0, section 2). */
import { ContainerError } from '../error';

/** Numbers by tag; strings and fractions are left out, for no picture depends on them. */
export type Fields = ReadonlyMap<number, readonly number[]>;

/** Bytes of BYTE, SHORT and LONG. */
const SIZES: Readonly<Record<number, 1 | 2 | 4>> = { 1: 1, 3: 2, 4: 4 };
/** More are no film. */
const MOST_PAGES = 1024;
const SUBFILE_TYPE = 254;
/** A smaller copy of another page, or its mask. */
const NO_PAGE = 0b101;

export class TiffFile {
  readonly #view: DataView;
  readonly littleEndian: boolean;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.littleEndian = bytes[0] === 0x49;
    if (this.#number(2, 2) === 43) throw new ContainerError('UnsupportedFormat', 'BigTIFF');
  }

  pages(): Fields[] {
    const all: Fields[] = [];
    for (let at = this.#number(4, 4); at !== 0;) {
      if (all.length === MOST_PAGES) throw new ContainerError('CorruptFile', `${all.length} pages and no end`);
      const { fields, next } = this.#directory(at);
      all.push(fields);
      at = next;
    }
    if (all.length === 0) throw new ContainerError('CorruptFile', 'no page');
    const pages = all.filter((fields) => ((fields.get(SUBFILE_TYPE)?.[0] ?? 0) & NO_PAGE) === 0);
    return pages.length > 0 ? pages : all;
  }

  /** The bytes of a strip or tile. */
  part(offset: number, length: number): Uint8Array<ArrayBuffer> {
    this.#need(offset, length);
    return this.bytes.subarray(offset, offset + length);
  }

  #directory(at: number): { fields: Fields; next: number } {
    const count = this.#number(at, 2);
    this.#need(at + 2, 12 * count + 4);
    const fields = new Map<number, readonly number[]>();
    for (let entry = at + 2; entry < at + 2 + 12 * count; entry += 12) {
      const size = SIZES[this.#number(entry + 2, 2)];
      const values = this.#number(entry + 4, 4);
      if (size === undefined) continue;
      const from = values * size <= 4 ? entry + 8 : this.#number(entry + 8, 4);
      this.#need(from, values * size);
      fields.set(this.#number(entry, 2), Array.from({ length: values }, (_, index) => this.#number(from + index * size, size)));
    }
    return { fields, next: this.#number(at + 2 + 12 * count, 4) };
  }

  #number(at: number, size: 1 | 2 | 4): number {
    this.#need(at, size);
    if (size === 1) return this.#view.getUint8(at);
    return size === 2 ? this.#view.getUint16(at, this.littleEndian) : this.#view.getUint32(at, this.littleEndian);
  }

  #need(at: number, length: number): void {
    if (at + length > this.bytes.length) throw new ContainerError('TruncatedFile', `bytes ${at} to ${at + length} of ${this.bytes.length}`);
  }
}

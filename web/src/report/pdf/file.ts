/** The structure of a PDF file (ISO 32000-1): numbered objects, compressed streams, cross-reference table. */
import { joined } from './truetype';

export interface Stream {
  /** Entries of its dictionary beside length and filter. */
  readonly entries: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const latin = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
}

export class PdfFile {
  readonly #objects: (string | Stream)[] = [];

  /** Its number. What it refers to may come later. */
  add(object: string | Stream = ''): number {
    this.#objects.push(object);
    return this.#objects.length;
  }

  set(number: number, object: string | Stream): void {
    this.#objects[number - 1] = object;
  }

  /** `progress`: of the objects, those that are written. */
  async bytes(root: number, info: number, progress: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    // The four bytes above 127 tell whatever carries the file that it is not text.
    const parts: Uint8Array[] = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    const places: number[] = [];
    let length = parts[0]!.length;
    const put = (bytes: Uint8Array) => {
      parts.push(bytes);
      length += bytes.length;
    };
    for (const [index, object] of this.#objects.entries()) {
      places.push(length);
      put(latin(`${index + 1} 0 obj\n`));
      if (typeof object === 'string') put(latin(object));
      else {
        const body = await deflated(object.bytes);
        put(latin(`<< ${object.entries} /Filter /FlateDecode /Length ${body.length} >>\nstream\n`));
        put(body);
        put(latin('\nendstream'));
      }
      put(latin('\nendobj\n'));
      progress((index + 1) / this.#objects.length);
    }
    const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    put(latin(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${places.length + 1} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${length}\n%%EOF\n`));
    return joined(parts);
  }
}

/** A text string: UTF-16 with its mark, as hexadecimal digits. */
export const textString = (text: string): string => `<FEFF${hex16([...Array(text.length).keys()].map((at) => text.charCodeAt(at)))}>`;

export const hex16 = (values: readonly number[]): string => values.map((value) => value.toString(16).padStart(4, '0').toUpperCase()).join('');

/** Two decimals are a hundredth of a point. */
export const decimal = (value: number): string => String(Math.round(value * 100) / 100);

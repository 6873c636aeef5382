/** 16-bit grey to streams of the compressed transfer syntaxes, without loss. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly samples: readonly number[];
}

interface Encoder {
  getDecodedBuffer(info: { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned: boolean }): Uint8Array | Uint8ClampedArray;
  setQuality?(lossless: boolean, ratio: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array | Uint8ClampedArray;
}

const require = createRequire(import.meta.url);

/** By the encoder in a package's full build; the page has only its decoder. */
async function byPackage(name: string, className: string, { width, height, samples }: Picture): Promise<Uint8Array> {
  const create = require(`${name}/wasmjs`) as (options: object) => Promise<Record<string, new () => Encoder>>;
  const encoder = new (await create({ wasmBinary: readFileSync(require.resolve(`${name}/wasm`)) }))[className]!();
  encoder.getDecodedBuffer({ width, height, bitsPerSample: 16, componentCount: 1, isSigned: false }).set(new Uint8Array(Uint16Array.from(samples).buffer));
  encoder.setQuality?.(true, 0);
  encoder.encode();
  return new Uint8Array(encoder.getEncodedBuffer());
}

export const ENCODERS = {
  jpeg: async (picture: Picture) => losslessJpeg(picture),
  jpeg_ls: (picture: Picture) => byPackage('@cornerstonejs/codec-charls', 'JpegLSEncoder', picture),
  jpeg_2000: (picture: Picture) => byPackage('@cornerstonejs/codec-openjpeg', 'J2KEncoder', picture),
} as const;

/** Process 14, selection value 1 (T.81 annex H), each of the 17 sizes of a difference by a code of five bits. */
function losslessJpeg({ width, height, samples }: Picture): Uint8Array {
  const segment = (marker: number, ...content: number[]) => [0xff, marker, 0, content.length + 2, ...content];
  const word = (value: number) => [value >> 8, value & 255];
  const counts = Array.from({ length: 16 }, (_, index) => (index === 4 ? 17 : 0));
  const sizes = Array.from({ length: 17 }, (_, size) => size);
  const out = [
    0xff, 0xd8, ...segment(0xc3, 16, ...word(height), ...word(width), 1, 1, 0x11, 0), ...segment(0xc4, 0, ...counts, ...sizes), ...segment(0xda, 1, 1, 0, 1, 0, 0),
  ];
  let [held, bits] = [0, 0];
  const write = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit -= 1) {
      held = (held << 1) | ((value >> bit) & 1);
      bits += 1;
      if (bits < 8) continue;
      out.push(held, ...(held === 255 ? [0] : []));
      [held, bits] = [0, 0];
    }
  };
  samples.forEach((sample, at) => {
    const predicted = at === 0 ? 0x8000 : at % width === 0 ? samples[at - width]! : samples[at - 1]!;
    const difference = ((sample - predicted + 0x8000) & 0xffff) - 0x8000;
    const size = difference === -0x8000 ? 16 : 32 - Math.clz32(Math.abs(difference));
    write(size, 5);
    if (size < 16) write(difference < 0 ? difference + (1 << size) - 1 : difference, size);
  });
  write(0x7f, (8 - bits) % 8);
  return Uint8Array.from([...out, 0xff, 0xd9]);
}

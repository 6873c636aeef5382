/** What a file is, by its first bytes: names and extensions do not count. */
import { isDicom } from '../dicom/open';

export type FileKind = 'dicom' | 'png' | 'jpeg' | 'bmp' | 'tiff' | 'webp' | 'heic' | 'pdf' | 'zip' | 'archive';

/** As many bytes as tell a kind, and a DICOM file's class. */
export const HEAD_BYTES = 1024;

const latin = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
const begins = (bytes: Uint8Array, ...values: number[]) => values.every((value, index) => bytes[index] === value);

/** Brands of HEIF's still pictures, AVIF's among them: ISO 23008-12 annex B. */
const HEIF_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'];

const TESTS: readonly (readonly [FileKind, (head: Uint8Array) => boolean])[] = [
  ['png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47)],
  ['jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  ['webp', (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP'],
  // 42 is TIFF, 43 BigTIFF.
  ['tiff', (head) => begins(head, 0x49, 0x49, 42, 0) || begins(head, 0x4d, 0x4d, 0, 42) || begins(head, 0x49, 0x49, 43, 0) || begins(head, 0x4d, 0x4d, 0, 43)],
  // An empty archive has an end record alone.
  ['zip', (head) => latin(head, 0, 4) === 'PK\x03\x04' || latin(head, 0, 4) === 'PK\x05\x06' || latin(head, 0, 4) === 'PK\x07\x08'],
  ['heic', (head) => latin(head, 4, 8) === 'ftyp' && HEIF_BRANDS.includes(latin(head, 8, 12))],
  // A few bytes may lie before the header.
  ['pdf', (head) => latin(head, 0, 256).includes('%PDF-')],
  // RAR, 7z, gzip.
  ['archive', (head) => latin(head, 0, 4) === 'Rar!' || begins(head, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) || begins(head, 0x1f, 0x8b, 8)],
  ['dicom', isDicom],
  // The core looks closer: two letters are little.
  ['bmp', (head) => latin(head, 0, 2) === 'BM' && head[15] === 0 && head[16] === 0 && head[17] === 0],
];

/** Null where the bytes begin like nothing that is known here. */
export function kindOf(head: Uint8Array): FileKind | null {
  return TESTS.find(([, test]) => test(head))?.[0] ?? null;
}

/** The class of a DICOM file (MediaStorageSOPClassUID), where its preamble's group tells it. */
export function mediaClassOf(head: Uint8Array): string | null {
  return /\x02\x00\x02\x00UI[\s\S]{2}([0-9.]+)/.exec(latin(head, 128, HEAD_BYTES))?.[1] ?? null; // eslint-disable-line no-control-regex
}

/** The class of a DICOMDIR. */
export const DIRECTORY_CLASS = '1.2.840.10008.1.3.10';

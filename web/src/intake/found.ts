/** A file that was found: dropped, in a folder or in a ZIP. It refers to bytes; none of them are in memory. */
import { HEAD_BYTES } from '../containers/sniff';

export interface FoundFile {
  /** With its folders, `/` between them. */
  readonly path: string;
  readonly size: number;
  readonly inArchive: boolean;
  /** As many of its first bytes as tell what it is. */
  head(): Promise<Uint8Array>;
  blob(): Promise<Blob>;
}

/** Why files that were given could not be gone through. `code` has words in the catalogue. */
export type IntakeCode =
  | 'ZipTruncated' | 'ZipCorrupt' | 'ZipBomb' | 'ZipEncrypted' | 'ZipMethod' | 'ZipInZip' | 'ZipEmpty' | 'ZipParts' | 'FileTooLarge' | 'HeicFile' | 'PdfFile' | 'NoPixelData'
  | 'DicomDirAlone' | 'NoFilmFound' | 'NothingFound' | 'FileUnreadable';

export class IntakeError extends Error {
  constructor(readonly code: IntakeCode, readonly detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'IntakeError';
  }
}

export const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

export function foundFile(file: File, path = file.webkitRelativePath || file.name): FoundFile {
  // Asking for sizes stops the page for as long as the disk takes: of thousands of files that is seconds.
  return { path, get size() { return file.size; }, inArchive: false, head: () => bytesOf(file.slice(0, HEAD_BYTES)), blob: async () => file };
}

export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
export const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

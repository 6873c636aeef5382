/** Why a file gives no film. `code` has words in the catalogue; `detail` names fields and sizes. */
export type ContainerErrorCode =
  | 'TruncatedFile' | 'CorruptFile' | 'UnsupportedFormat' | 'TooManyPixels' | 'FileTooLarge' | 'HeicFile' | 'PdfFile' | 'ArchiveFile' | 'CanvasBlocked';

export class ContainerError extends Error {
  constructor(readonly code: ContainerErrorCode, readonly detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'ContainerError';
  }
}

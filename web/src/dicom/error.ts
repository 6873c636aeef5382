/** Why a DICOM file gives no film. `code` has words in the catalogue; `detail` names tags and sizes, never values that identify. */
export type DicomErrorCode = 'TruncatedFile' | 'CorruptFile' | 'UnsupportedFormat' | 'NoPixelData' | 'TooManyPixels' | 'FileTooLarge';

export class DicomError extends Error {
  constructor(readonly code: DicomErrorCode, readonly detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'DicomError';
  }
}

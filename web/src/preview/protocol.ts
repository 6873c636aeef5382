/** What the page and the worker of the thumbnails say to each other: one answer a request. */
import type { DicomLabel } from '../domain/dicom';

export interface Preview {
  /** Null where no picture can be made of the file. */
  readonly bitmap: ImageBitmap | null;
  /** Of a DICOM file. */
  readonly label: DicomLabel | null;
}

export interface PreviewRequest {
  readonly id: number;
  readonly blob: Blob;
  readonly coreUrl: string;
}

export interface PreviewReply extends Preview {
  readonly id: number;
  /** Of the worker's core. */
  readonly memoryBytes: number;
}

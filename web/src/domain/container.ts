/** A file that the core does not decode itself: its pictures as stored samples with a description. */
import type { DicomFacts, VoiChoice } from './dicom';
import type { StoredPixels } from './stored-pixels';

export interface Stored {
  readonly description: StoredPixels;
  readonly samples: Uint8Array;
}

export interface Container {
  /** Frames of a DICOM file, pages of a TIFF. */
  readonly frames: number;
  /** What the file says beside its pixels, where it is DICOM. Findings may be added by `stored`. */
  readonly dicom: DicomFacts | null;
  /** `frame` from 0. `voi` counts for DICOM; a picture has one way to be shown. */
  stored(frame: number, voi: VoiChoice): Promise<Stored>;
}

/** Opens a file; null where its bytes are for the core to decode or to refuse. */
export type OpenContainer = (bytes: Uint8Array<ArrayBuffer>) => Promise<Container | null>;

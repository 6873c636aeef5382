/** What a DICOM file says beside its pixels, and how one of its pictures is chosen. Codes and values; words are the catalogue's. */
import type { StudyIdentity } from './case';
import type { StoredPixels, WindowFunction } from './stored-pixels';

/** A file that is DICOM, opened. The pixels are decompressed on demand. */
export interface DicomFilm extends DicomFacts {
  /** The frame's samples and what makes grey of them; `frame` from 0. */
  stored(frame: number, voi: VoiChoice): Promise<{ readonly description: StoredPixels; readonly samples: Uint8Array }>;
}

/** Goes to the page, never into an export: tags may name a child. */
export interface DicomFacts {
  readonly tags: DicomTags;
  /** For a report and a file beside the film, on the user's wish alone. */
  readonly study: StudyIdentity;
  readonly findings: readonly DicomFinding[];
  readonly frames: number;
  readonly windows: readonly WindowChoice[];
  readonly hasVoiLut: boolean;
  /** UID. */
  readonly transferSyntax: string;
}

export interface DicomTags {
  readonly sex: 'female' | 'male' | null;
  /** ISO dates. */
  readonly birthDate: string | null;
  readonly filmDate: string | null;
  /** PatientAge. */
  readonly ageMonths: number | null;
  readonly laterality: 'left' | 'right' | null;
  readonly viewPosition: string | null;
  readonly bodyPart: string | null;
  /** mm a pixel; `imager`: at the detector, not at the hand. */
  readonly spacing: { readonly row: number; readonly column: number; readonly kind: 'pixel' | 'imager' } | null;
  readonly manufacturer: string | null;
  readonly patientName: string | null;
  readonly patientId: string | null;
  readonly studyInstanceUid: string | null;
  readonly seriesInstanceUid: string | null;
  readonly sopInstanceUid: string | null;
  readonly sopClassUid: string | null;
  /** ISO date. */
}

export type DicomFindingCode =
  | 'body_part_other' | 'birth_after_film' | 'age_contradicts_dates' | 'age_over_limit' | 'secondary_capture' | 'voi_unusable' | 'date_unreadable';

export interface DicomFinding {
  readonly code: DicomFindingCode;
  /** The tag's value, as far as it names nobody. */
  readonly detail: string;
}

export interface WindowChoice {
  readonly center: number;
  readonly width: number;
  readonly function: WindowFunction;
  /** WindowCenterWidthExplanation; '' where there is none. */
  readonly explanation: string;
}

export type VoiChoice =
  /** The first window that can be used, else the table, else automatic. */
  | { readonly kind: 'default' }
  | { readonly kind: 'window'; readonly index: number }
  | { readonly kind: 'lut'; readonly index: number }
  | { readonly kind: 'automatic' }
  /** The whole range of the film's values. */
  | { readonly kind: 'ignore' };

/** Which picture of the file is read, and how it is made grey. */
export interface Rendering {
  /** From 0. */
  readonly frame: number;
  readonly voi: VoiChoice;
}

export const DEFAULT_RENDERING: Rendering = { frame: 0, voi: { kind: 'default' } };

/** What an export says of the rendering: nothing in it names anybody. */
export interface RenderingRecord {
  /** As `voi`: null where the file is no DICOM. */
  readonly transfer_syntax: string | null;
  /** From 1. */
  readonly frame: number;
  readonly frames: number;
  readonly voi: VoiChoice['kind'] | null;
  readonly voi_index: number | null;
  readonly findings: readonly DicomFindingCode[];
}

/** What tells one DICOM file from the next in a list: shown there only, as everything that may name a child. */
export interface DicomLabel {
  readonly patientName: string | null;
  readonly studyDescription: string | null;
  /** ISO date. */
  readonly studyDate: string | null;
  readonly seriesDescription: string | null;
  readonly seriesNumber: string | null;
  readonly instanceNumber: string | null;
  readonly bodyPart: string | null;
  readonly laterality: 'left' | 'right' | null;
}

export const noLabel: DicomLabel = {
  patientName: null, studyDescription: null, studyDate: null, seriesDescription: null, seriesNumber: null, instanceNumber: null, bodyPart: null, laterality: null,
};

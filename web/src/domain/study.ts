/**
 * A study: films read one after the other, each a row, with what readers said of them beside it. Rows hold codes and numbers only; the
 * names of files are the page's and are stored nowhere. Ages in months.
 */
import type { DicomFindingCode } from './dicom';
import type { EngineInfo, SafetyCode, Sex, Stage, Tier } from './assessment';

/** What one film gave. Of the subject's sex. */
export interface StudyReading {
  readonly status: 'read' | 'refused' | 'read_against_refusal';
  /** Null where the film was refused. As the pack says it, without a site's correction. */
  readonly bone_age_months: number | null;
  readonly low_months: number | null;
  readonly high_months: number | null;
  readonly stage: Stage | null;
  readonly tier: Tier | null;
  /** Of what is not good, worst first. */
  readonly codes: readonly SafetyCode[];
  /** Where the file contradicts itself, or says that the film may be another one. */
  readonly file_codes: readonly DicomFindingCode[];
  readonly pack: { readonly name: string; readonly version: string; readonly model_sha256: string };
  readonly engine: EngineInfo;
  readonly milliseconds: number;
}

/** `failed`: nothing could be read, by a code of the catalogue (`failures`). */
export type StudyOutcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string }
  | { readonly kind: 'done'; readonly reading: StudyReading };

export interface StudyRow {
  /** Place in the study, from 0. */
  readonly index: number;
  /** As the user's files name it. In memory and in exports that the user asks for, never stored. */
  readonly name: string;
  /** Of the file's bytes; null until they were read. */
  readonly film_sha256: string | null;
  readonly sex: Sex | null;
  readonly chronological_months: number | null;
  /** Bone ages that readers gave, in the order of `Study.readers`. */
  readonly truths: readonly (number | null)[];
  readonly outcome: StudyOutcome;
}

export interface Study {
  /** The headings of the columns that hold readers' bone ages; the first is the truth that errors are measured against. */
  readonly readers: readonly string[];
  readonly rows: readonly StudyRow[];
}

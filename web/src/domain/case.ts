/**
 * A case: the machine's Reading and what its user knows and thinks. It lives on the page. Nothing of it is kept or leaves the machine
 * unless the user asks for a follow-up file, a report or an export.
 */
import type { Contraindication, Reading, SubjectSex } from './assessment';
import type { Growth, MeasuredHeight, SdTable, Tw3, Tw3Request } from './growth';
import type { Manifest } from './manifest';
import type { SiteProfile } from './site-calibration';

export { CONTRAINDICATIONS, type Contraindication } from './assessment';

/** Dates are ISO ("2026-03-09"). */
export interface Child {
  /** A name or a code, as the user wrote it; '' where nothing was written. */
  readonly label: string;
  readonly sex: SubjectSex | null;
  readonly birth_date: string | null;
  readonly examination_date: string | null;
  /** Typed where the dates are not known. */
  readonly typed_age_months: number | null;
  /** Completed weeks at birth; asked under 2 years alone. */
  readonly gestation_weeks: number | null;
  readonly contraindications: readonly Contraindication[];
  /** Why the film was taken. */
  readonly indication: string;
  readonly height: (MeasuredHeight & { readonly date: string | null }) | null;
  readonly parents: { readonly mother_cm: number; readonly father_cm: number } | null;
}

/** The reader's own judgement of the film, made before the machine's figure is seen where the site wants it so. */
export interface OwnReading {
  readonly bone_age_months: number;
  /** True where it was given before the machine's figure was shown. */
  readonly before_machine: boolean;
}

/** What the reader makes of the machine's figure. */
export interface Judgement {
  readonly verdict: 'agrees' | 'overrules';
  readonly remark: string;
  readonly reader: string;
}

/**
 * The study that a film belongs to, as far as a report and a file beside it need it. Of a DICOM file alone; kept on the page, never in a record.
 * Values as the file has them ("Doe^Jane", "20260309"); '' where it has none.
 */
export interface StudyIdentity {
  readonly patient_name: string;
  readonly patient_id: string;
  readonly issuer_of_patient_id: string;
  readonly patient_birth_date: string;
  readonly patient_sex: string;
  readonly study_uid: string;
  readonly series_uid: string;
  readonly instance_uid: string;
  readonly sop_class_uid: string;
  readonly study_date: string;
  readonly study_time: string;
  readonly study_id: string;
  readonly accession_number: string;
  readonly referring_physician: string;
  readonly laterality: 'left' | 'right' | null;
  readonly view_position: string;
}

/** What a case says of growth: of the age that is the case's. The network's figures fall with it where the reader overrules it. */
export const statedGrowth = ({ growth, own_growth, judgement }: Pick<Case, 'growth' | 'own_growth' | 'judgement'>): Growth | null =>
  (judgement?.verdict === 'overrules' ? own_growth : growth);

/** Beside the reading, never in it: follow-up and log keep the first alone. */
export interface SecondReading {
  readonly reading: Reading;
  readonly manifest: Manifest;
}

export interface Case {
  readonly reading: Reading;
  readonly synthetic: boolean;
  readonly child: Child;
  /** In months, by dates or as typed, corrected for prematurity where that is asked for. */
  readonly chronological_age_months: number | null;
  /** Of the age as it is stated: with a site's correction where one applies. */
  readonly growth: Growth | null;
  /** The same of the reader's own bone age, which has no interval; null where there is none. */
  readonly own_growth: Growth | null;
  /** The site's correction that is in force; the reading itself stays the pack's. */
  readonly site_profile: SiteProfile | null;
  /** Another pack's reading of the same film; null where none was asked for, and until it is there. */
  readonly second_opinion: SecondReading | null;
  /** The site's table: the one whose figures come first. */
  readonly sd_table: SdTable;
  readonly tw3: { readonly sheet: Tw3Request; readonly result: Tw3 } | null;
  readonly own: OwnReading | null;
  readonly judgement: Judgement | null;
  /** Null where the file was no DICOM. */
  readonly study: StudyIdentity | null;
}

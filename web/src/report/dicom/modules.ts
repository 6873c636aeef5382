/** The modules that every DICOM object of ours has (PS3.3, C.7): patient and study as the source has them, a series and a device of our own. */
import type { SubjectSex } from '../../domain/assessment';
import { releasedCase, type ReportInput } from '../input';
import { newUid } from './uid';
import type { DataSet, Element } from './writer';

/** What a file says of its picture: new for each file. */
export interface Identity {
  readonly study: string;
  readonly series: string;
  readonly instance: string;
}

/** Under the study of the source, where that may be named; else a study of its own. */
export const newIdentity = (input: ReportInput): Identity => ({ study: releasedCase(input).study?.study_uid || newUid(), series: newUid(), instance: newUid() });

export const text = (tag: number, vr: string, value: string): Element => ({ tag, vr, value });

/** A value that somebody typed: neither separators of values nor control characters. */
export const typed = (value: string): string => value.replaceAll(/[\\\p{Cc}]/gu, ' ').trim();

/** What was typed is one word for it: which part is the family's name is not known. */
const asFamilyName = (label: string): string => (label === '' ? '' : `${label.replaceAll(/[\^=]/g, ' ')}^`);

const SEXES: Readonly<Record<SubjectSex, string>> = { female: 'F', male: 'M', unknown: '' };
const day = (iso: string) => iso.replaceAll('-', '');

/** Local time, as the other times of a study are. */
export function clock(written: string): { readonly date: string; readonly time: string } {
  const at = new Date(written);
  const two = (value: number) => String(value).padStart(2, '0');
  return { date: `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`, time: `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}` };
}

export function commonModules(input: ReportInput, { study: studyUid, series }: Identity, kind: { readonly modality: string; readonly number: string; readonly description: string }): DataSet {
  const { child, study, chronological_age_months: months, reading: { assessment } } = releasedCase(input);
  const { date, time } = clock(input.written);
  const patient = study
    ? [text(0x00100010, 'PN', study.patient_name), text(0x00100020, 'LO', study.patient_id), text(0x00100030, 'DA', study.patient_birth_date), text(0x00100040, 'CS', study.patient_sex),
      ...(study.issuer_of_patient_id === '' ? [] : [text(0x00100021, 'LO', study.issuer_of_patient_id)])]
    : [text(0x00100010, 'PN', asFamilyName(typed(child.label))), text(0x00100020, 'LO', ''), text(0x00100030, 'DA', child.birth_date ? day(child.birth_date) : ''),
      text(0x00100040, 'CS', SEXES[child.sex ?? assessment.subject.sex])];
  return [
    ...patient,
    ...(months === null ? [] : [text(0x00101010, 'AS', `${String(Math.min(999, Math.max(0, Math.floor(months)))).padStart(3, '0')}M`)]),
    text(0x0020000d, 'UI', studyUid), text(0x00080020, 'DA', study?.study_date ?? (child.examination_date ? day(child.examination_date) : '')), text(0x00080030, 'TM', study?.study_time ?? ''),
    text(0x00080090, 'PN', study?.referring_physician ?? ''), text(0x00200010, 'SH', study?.study_id ?? ''), text(0x00080050, 'SH', study?.accession_number ?? ''),
    text(0x00080060, 'CS', kind.modality), text(0x0020000e, 'UI', series), text(0x00200011, 'IS', kind.number), text(0x0008103e, 'LO', kind.description),
    text(0x00080021, 'DA', date), text(0x00080031, 'TM', time), text(0x00080012, 'DA', date), text(0x00080013, 'TM', time),
    text(0x00080023, 'DA', date), text(0x00080033, 'TM', time), text(0x00200013, 'IS', '1'),
    text(0x00080070, 'LO', 'Carpal'), text(0x00081090, 'LO', `${assessment.pack.name} ${assessment.pack.version}`),
    text(0x00181000, 'LO', assessment.pack.model_sha256), text(0x00181020, 'LO', `Carpal ${input.appVersion}\\core ${assessment.core_version}`),
  ];
}

/** The film that was read, as a reference; null where the file was no DICOM or may not be named. */
export function sourceReference(input: ReportInput): DataSet | null {
  const { study } = releasedCase(input);
  return study && study.instance_uid !== '' && study.sop_class_uid !== '' ? [text(0x00081150, 'UI', study.sop_class_uid), text(0x00081155, 'UI', study.instance_uid)] : null;
}

/** What the data set says of child and film, and where it contradicts itself. */
import type { DataSet } from 'dicom-parser';
import type { StudyIdentity } from '../domain/case';
import type { DicomFinding, DicomTags } from '../domain/dicom';
import { ageMonths, date, decimal, decoded, monthsBetween, personName, text } from './values';

/** Acquisition, content, study, series: the first that can be read. */
const FILM_DATES = ['x00080022', 'x00080023', 'x00080020', 'x00080021'];
/** Terms of PS3.16 annex L, and what devices write in the languages of the page; letters with accents in any character set. */
const HAND = /HAND|WRIST|FINGER|THUMB|CARP|EXTREMITY|UPPER ?LIMB|ARM|MANO|MU.{1,2}ECA|MAIN|POIGNET|\bM(A|Ã.?)O|PUNHO/;
const SECONDARY_CAPTURE = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7(\.|$)/;
/** Bone age is stated up to here (both papers' range). */
const OLDEST_MONTHS = 19 * 12;
/** PatientAge is cut to whole years from two on: as much may lie between it and the dates. */
const AGE_ROUNDING_MONTHS = 13;

function spacingOf(dataSet: DataSet): DicomTags['spacing'] {
  for (const [tag, kind] of [['x00280030', 'pixel'], ['x00181164', 'imager']] as const) {
    const [row, column] = [decimal(dataSet, tag, 0), decimal(dataSet, tag, 1)];
    if (row !== null && column !== null && row > 0 && column > 0) return { row, column, kind };
  }
  return null;
}

export function tagsOf(dataSet: DataSet): DicomTags {
  const sides = { L: 'left', R: 'right' } as const;
  const sexes = { F: 'female', M: 'male' } as const;
  const side = text(dataSet, 'x00200062') ?? text(dataSet, 'x00200060');
  return {
    sex: sexes[text(dataSet, 'x00100040') as 'F' | 'M'] ?? null,
    birthDate: date(dataSet, 'x00100030'),
    filmDate: FILM_DATES.map((tag) => date(dataSet, tag)).find((found) => found !== null) ?? null,
    ageMonths: ageMonths(dataSet, 'x00101010'),
    laterality: sides[side as 'L' | 'R'] ?? null,
    viewPosition: text(dataSet, 'x00185101'),
    bodyPart: text(dataSet, 'x00180015'),
    spacing: spacingOf(dataSet),
    manufacturer: text(dataSet, 'x00080070'),
    patientName: personName(dataSet, 'x00100010'),
    patientId: text(dataSet, 'x00100020'),
    studyInstanceUid: text(dataSet, 'x0020000d'),
    seriesInstanceUid: text(dataSet, 'x0020000e'),
    sopInstanceUid: text(dataSet, 'x00080018'),
    sopClassUid: text(dataSet, 'x00080016'),
  };
}

/** Codes and UIDs are ASCII in any character set; what people write is not. The first group of a name is enough for a file of Latin letters. */
export function studyOf(dataSet: DataSet, { laterality, viewPosition }: DicomTags): StudyIdentity {
  const plain = (tag: string) => text(dataSet, tag) ?? '';
  const uid = (tag: string) => (/^[\d.]{1,64}$/.test(plain(tag)) ? plain(tag) : '');
  const digits = (tag: string) => (date(dataSet, tag) ?? '').replaceAll('-', '');
  const name = (tag: string) => decoded(dataSet, tag).split('=')[0]!.trim();
  return {
    patient_name: name('x00100010'), patient_id: decoded(dataSet, 'x00100020'), issuer_of_patient_id: decoded(dataSet, 'x00100021'),
    patient_birth_date: digits('x00100030'), patient_sex: /^[FMO]$/.test(plain('x00100040')) ? plain('x00100040') : '',
    study_uid: uid('x0020000d'), series_uid: uid('x0020000e'), instance_uid: uid('x00080018'), sop_class_uid: uid('x00080016'),
    study_date: digits('x00080020'), study_time: plain('x00080030').replaceAll(':', ''), study_id: decoded(dataSet, 'x00200010'), accession_number: decoded(dataSet, 'x00080050'),
    referring_physician: name('x00080090'), laterality, view_position: viewPosition ?? '',
  };
}

export function findingsOf(dataSet: DataSet, tags: DicomTags): DicomFinding[] {
  const findings: DicomFinding[] = [];
  const add = (code: DicomFinding['code'], detail = '') => void findings.push({ code, detail });
  const { bodyPart, birthDate, filmDate, sopClassUid } = tags;
  if (bodyPart !== null && !HAND.test(bodyPart.toUpperCase())) add('body_part_other', bodyPart);
  if (sopClassUid !== null && SECONDARY_CAPTURE.test(sopClassUid)) add('secondary_capture');
  const unreadable = ['x00100030', ...FILM_DATES].some((tag) => text(dataSet, tag) !== null && date(dataSet, tag) === null);
  if (unreadable) add('date_unreadable');
  const between = birthDate !== null && filmDate !== null ? monthsBetween(birthDate, filmDate) : null;
  if (between !== null && between < 0) add('birth_after_film');
  if (between !== null && between >= 0 && tags.ageMonths !== null && Math.abs(between - tags.ageMonths) > AGE_ROUNDING_MONTHS) add('age_contradicts_dates');
  if ((between ?? tags.ageMonths ?? 0) > OLDEST_MONTHS) add('age_over_limit');
  return findings;
}

/** Words for what a DICOM file says. */
import type { DicomFindingCode } from '../../domain/dicom';

const findings: Record<DicomFindingCode, (detail: string) => string> = {
  body_part_other: (part) => `The file calls the body part “${part}”, not a hand. Check that this is the right film.`,
  birth_after_film: () => 'The date of birth lies after the date of the film. Check both.',
  age_contradicts_dates: () => 'The age in the file is not that between its dates. Check all three.',
  age_over_limit: () => 'By the file the child is older than 19 years. Bone age is not stated for adults.',
  secondary_capture: () => 'The file is a captured picture, not a film from a detector: its greys may have been changed.',
  voi_unusable: () => 'The window in the file cannot be used; the film is shown by its own range of values.',
  date_unreadable: () => 'A date in the file cannot be read.',
};

/** For a row of a list. */
const shortFindings: Record<DicomFindingCode, string> = {
  body_part_other: 'Another body part in the file', birth_after_film: 'Birth after the film', age_contradicts_dates: 'Age against the dates', age_over_limit: 'Over 19 years by the file',
  secondary_capture: 'Captured picture', voi_unusable: 'Window not usable', date_unreadable: 'Date not readable',
};

export const dicom = {
  heading: 'From the file',
  window: 'Window',
  byFile: 'As the file says',
  windowOf: (center: string, width: string) => `W ${width}, L ${center}`,
  named: (name: string, window: string) => `${name} (${window})`,
  table: 'Table of the file',
  automatic: 'Automatic',
  ignore: 'None: whole range',
  frame: 'Frame',
  page: 'Page',
  frameOf: (number: number, of: number) => `${number} of ${of}`,
  findings,
  shortFindings,
  facts: {
    filmDate: 'Film of', laterality: 'Side', viewPosition: 'View', bodyPart: 'Body part', spacing: 'Pixel spacing', manufacturer: 'Manufacturer',
    transferSyntax: 'Transfer syntax',
  },
  sides: { left: 'Left', right: 'Right' },
  spacing: { pixel: (mm: string) => `${mm} mm`, imager: (mm: string) => `${mm} mm at the detector` },
  folded: 'Child: name, number, date of birth',
  child: { patientName: 'Name', patientId: 'Number', birthDate: 'Born', ageMonths: 'Age' },
  childNote: 'Shown here only: no export and no log carries it.',
  none: 'not in the file',
};

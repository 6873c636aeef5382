/** What tells a file from the others of its folder: of its own data set, or of its records in a DICOMDIR. */
import type { DataSet } from 'dicom-parser';
import { noLabel, type DicomLabel } from '../domain/dicom';
import { openDataSet } from './data-set';
import { date, personName, text } from './values';

const SIDES = { L: 'left', R: 'right' } as const;

/** Only what the data set has: records of a DICOMDIR add up. */
export function labelOf(dataSet: DataSet): Partial<DicomLabel> {
  const label: DicomLabel = {
    patientName: personName(dataSet, 'x00100010'),
    studyDescription: text(dataSet, 'x00081030'),
    studyDate: date(dataSet, 'x00080020'),
    seriesDescription: text(dataSet, 'x0008103e'),
    seriesNumber: text(dataSet, 'x00200011'),
    instanceNumber: text(dataSet, 'x00200013'),
    bodyPart: text(dataSet, 'x00180015'),
    laterality: SIDES[(text(dataSet, 'x00200062') ?? text(dataSet, 'x00200060')) as 'L' | 'R'] ?? null,
  };
  return Object.fromEntries(Object.entries(label).filter(([, value]) => value !== null));
}

export async function readLabel(bytes: Uint8Array<ArrayBuffer>): Promise<DicomLabel> {
  return { ...noLabel, ...labelOf((await openDataSet(bytes)).dataSet) };
}

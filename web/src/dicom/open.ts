/** The door to DICOM for the pipeline: parser and codecs are loaded when the first DICOM file arrives. */
import { part } from '../containers/part';
import type { DicomFilm } from '../domain/dicom';

const PREAMBLE = 128;

/**
 * "DICM" after the preamble; or a data set without one, which begins with group 0002 or 0008, little endian, and an element number that
 * files begin with. No picture format begins so.
 */
export function isDicom(bytes: Uint8Array): boolean {
  if (String.fromCharCode(...bytes.subarray(PREAMBLE, PREAMBLE + 4)) === 'DICM') return true;
  const [group, high, element, rest] = bytes;
  return (group === 2 || group === 8) && high === 0 && (element ?? 255) <= 0x18 && rest === 0;
}

/** Null where the bytes are no DICOM. */
export async function openDicom(bytes: Uint8Array<ArrayBuffer>): Promise<DicomFilm | null> {
  if (!isDicom(bytes)) return null;
  return (await part(import('./index'))).openDicom(bytes);
}

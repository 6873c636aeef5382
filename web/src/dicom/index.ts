/** DICOM files: what they say, and their frames as samples with a description that the core renders. */
import type { DicomFilm, DicomFinding } from '../domain/dicom';
import { openDataSet } from './data-set';
import { DicomError } from './error';
import { frameCount, frameOf, pixelElement, syntaxOf } from './frames';
import { geometryOf, tablesOf } from './pixels';
import { findingsOf, studyOf, tagsOf } from './tags';
import { saysWindow, voiOf, windowsOf } from './voi';

/** Throws a DicomError; nothing is decompressed yet. */
export async function openDicom(bytes: Uint8Array<ArrayBuffer>): Promise<DicomFilm> {
  const { dataSet, transferSyntax } = await openDataSet(bytes);
  if (Object.keys(dataSet.elements).length === 0) throw new DicomError('CorruptFile', 'data set');
  pixelElement(dataSet);
  syntaxOf(transferSyntax);
  const told = geometryOf(dataSet);
  const frames = frameCount(dataSet, transferSyntax, told);
  const [windows, tables] = [windowsOf(dataSet), tablesOf(dataSet, 'x00283010', told.signed)];
  const tags = tagsOf(dataSet);
  const findings: DicomFinding[] = findingsOf(dataSet, tags);
  const broken = () => { if (!findings.some(({ code }) => code === 'voi_unusable')) findings.push({ code: 'voi_unusable', detail: '' }); };
  if (saysWindow(dataSet) && windows.length === 0 && tables.length === 0) broken();
  return {
    tags, study: studyOf(dataSet, tags), findings, frames, windows, hasVoiLut: tables.length > 0, transferSyntax,
    stored: async (frame, choice) => {
      const { samples, geometry } = await frameOf(dataSet, transferSyntax, told, frame, frames);
      const { voi, broken: unusable } = voiOf(choice, windows, tables, geometry, samples);
      if (unusable) broken();
      return { description: { ...geometry, voi }, samples };
    },
  };
}

/** A DICOM Secondary Capture: the report's pages side by side as one picture, for archives that show pictures and nothing else. */
import { releasedCase, type ReportInput } from '../input';
import { clock, commonModules, newIdentity, sourceReference, text } from './modules';
import { dicomFile, type DataSet } from './writer';

export const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';

/** RGB, 8 bits, row by row. */
export interface Capture {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array<ArrayBuffer>;
}

/** `words`: the report as text, for whoever searches the file instead of looking at it. */
export function secondaryCapture(input: ReportInput, { width, height, samples }: Capture, words: string): Uint8Array<ArrayBuffer> {
  const identity = newIdentity(input);
  const source = sourceReference(input);
  const { study } = releasedCase(input);
  const { date, time } = clock(input.written);
  // Where the side is not known that is said by an empty element.
  const side: DataSet = study?.laterality ? [text(0x00180015, 'CS', 'HAND'), text(0x00200060, 'CS', study.laterality === 'left' ? 'L' : 'R')] : [text(0x00200060, 'CS', '')];
  return dicomFile(SECONDARY_CAPTURE, identity.instance, [
    ...commonModules(input, identity, { modality: 'OT', number: '901', description: 'Bone age report, research use, unverified' }),
    ...side,
    text(0x00080008, 'CS', 'DERIVED\\SECONDARY'), text(0x00080064, 'CS', 'WSD'), text(0x00181012, 'DA', date), text(0x00181014, 'TM', time),
    text(0x00181016, 'LO', 'Carpal'), text(0x00181018, 'LO', 'Carpal'), text(0x00181019, 'LO', input.appVersion),
    text(0x00082111, 'ST', 'Report of a bone age, unverified, research use, not a medical device'),
    ...(source ? [{ tag: 0x00082112, vr: 'SQ', value: [source] }] : []),
    text(0x00200020, 'CS', ''), text(0x00204000, 'LT', words),
    text(0x00280301, 'CS', input.withName ? 'YES' : 'NO'),
    { tag: 0x00280002, vr: 'US', value: [3] }, text(0x00280004, 'CS', 'RGB'), { tag: 0x00280006, vr: 'US', value: [0] },
    { tag: 0x00280010, vr: 'US', value: [height] }, { tag: 0x00280011, vr: 'US', value: [width] },
    { tag: 0x00280100, vr: 'US', value: [8] }, { tag: 0x00280101, vr: 'US', value: [8] }, { tag: 0x00280102, vr: 'US', value: [7] }, { tag: 0x00280103, vr: 'US', value: [0] },
    { tag: 0x7fe00010, vr: 'OB', value: samples },
  ]);
}

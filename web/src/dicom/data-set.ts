/** A file's bytes to its data set, by dicom-parser: with and without preamble, also deflated. What lies behind the pixels is left. */
import dicomParser, { type DataSet, type Element } from 'dicom-parser';
import { MOST_FILE_BYTES } from '../containers/limits';
import { DicomError } from './error';

const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const EXPLICIT_BIG = '1.2.840.10008.1.2.2';
const PREAMBLE = 132;
const PIXEL_DATA = 'x7fe00010';
const UNDEFINED = 0xffffffff;

export interface Opened {
  readonly dataSet: DataSet;
  readonly transferSyntax: string;
  /** Where the data set begins in the file: a DICOMDIR names places of the file. Nothing where it was deflated. */
  readonly start: number;
}

const hasPreamble = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(PREAMBLE - 4, PREAMBLE)) === 'DICM';

export async function openDataSet(bytes: Uint8Array<ArrayBuffer>): Promise<Opened> {
  if (!hasPreamble(bytes)) {
    if (bytes[0] !== 2) return { dataSet: parse(bytes, writtenSyntax(bytes)), transferSyntax: writtenSyntax(bytes), start: 0 };
    // Group 0002 may be there without the preamble before it.
    const whole = new Uint8Array(PREAMBLE + bytes.length);
    whole.set([68, 73, 67, 77], PREAMBLE - 4);
    whole.set(bytes, PREAMBLE);
    const opened = await openDataSet(whole);
    return { ...opened, start: opened.start - PREAMBLE };
  }
  // Its type does not tell where the header ends.
  const meta = named(() => dicomParser.readPart10Header(bytes) as DataSet & { readonly position: number });
  const transferSyntax = meta.string('x00020010') ?? IMPLICIT_LITTLE;
  const start = meta.position;
  const body = bytes.subarray(start);
  switch (transferSyntax) {
    case DEFLATED: return { dataSet: parse(await inflated(body), EXPLICIT_LITTLE), transferSyntax, start };
    case EXPLICIT_BIG: return { dataSet: parse(body, EXPLICIT_BIG), transferSyntax, start };
    default: return { dataSet: parse(body, writtenSyntax(body)), transferSyntax, start };
  }
}

/**
 * Two capital letters behind the first tag are a VR. Without a preamble the syntax is not told; and some writers name one with explicit VRs
 * and write implicit ones, or the other way round.
 */
function writtenSyntax(body: Uint8Array): string {
  const isLetter = (byte: number | undefined) => byte !== undefined && byte >= 65 && byte <= 90;
  return isLetter(body[4]) && isLetter(body[5]) ? EXPLICIT_LITTLE : IMPLICIT_LITTLE;
}

/** PS3.5 A.5: everything behind group 0002 is one raw deflate stream. No more of it is unpacked than a file may hold. */
async function inflated(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => { throw new DicomError('CorruptFile', 'deflated data set'); });
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      length += value.length;
      if (length > MOST_FILE_BYTES) throw new DicomError('FileTooLarge', 'deflated data set');
      chunks.push(value as Uint8Array<ArrayBuffer>);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function parse(body: Uint8Array, syntax: string): DataSet {
  const dataSet = parsed(body, syntax);
  const table = dataSet.elements.x7fe00001;
  if (table?.vr === 'OV') return parse(withReadableTable(body, table), syntax);
  const element = dataSet.elements[PIXEL_DATA];
  // The parser finds fragments by itself only where VRs are explicit.
  if (element?.length === UNDEFINED) named(() => dicomParser.findEndOfEncapsulatedElement(new dicomParser.ByteStream(dataSet.byteArrayParser, body, element.dataOffset), element, []));
  return dataSet;
}

function parsed(body: Uint8Array, syntax: string): DataSet {
  return named(() => {
    try {
      return dicomParser.parseDicom(body, { TransferSyntaxUID: syntax, untilTag: PIXEL_DATA });
    } catch (error) {
      const { dataSet } = error as { dataSet?: DataSet };
      if (dataSet?.elements.x7fe00001?.vr === 'OV') return dataSet;
      throw error;
    }
  });
}

/**
 * The parser takes the length of an OV for two bytes and loses its way. No film has another than the Extended Offset Table with its lengths,
 * right before the pixels: a copy in which both are called OB, which is laid out alike.
 */
function withReadableTable(body: Uint8Array, { dataOffset }: Element): Uint8Array {
  const [copy, O, V, B] = [body.slice(), 79, 86, 66];
  const length = dataOffset + 4 <= copy.length ? new DataView(copy.buffer).getUint32(dataOffset, true) : 0;
  for (const vr of [dataOffset - 4, dataOffset + 4 + length + 4]) {
    if (copy[vr] === O && copy[vr + 1] === V) copy[vr + 1] = B;
  }
  return copy;
}

/** What the parser throws, by a name of ours: sentences, and objects with an exception and what was parsed so far. */
function named<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const said = typeof error === 'string' ? error : error instanceof Error ? error.message : String((error as { exception?: unknown } | null)?.exception ?? '');
    throw new DicomError(/end of|beyond|overrun|past|length|seek/i.test(said) ? 'TruncatedFile' : 'CorruptFile', 'data set');
  }
}

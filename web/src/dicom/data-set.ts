/** A file's bytes to its data set, by dicom-parser: with and without preamble, also deflated. */
import dicomParser, { type DataSet, type Element } from 'dicom-parser';
import { DicomError } from './error';

const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const PREAMBLE = 132;

export interface Opened {
  readonly dataSet: DataSet;
  readonly transferSyntax: string;
}

const hasPreamble = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(PREAMBLE - 4, PREAMBLE)) === 'DICM';

/** Without a preamble the syntax is not told: two capital letters behind the first tag are a VR. */
function guessSyntax(bytes: Uint8Array): string {
  const isLetter = (byte: number | undefined) => byte !== undefined && byte >= 65 && byte <= 90;
  return isLetter(bytes[4]) && isLetter(bytes[5]) ? EXPLICIT_LITTLE : IMPLICIT_LITTLE;
}

/** PS3.5 A.5: everything behind group 0002 is one raw deflate stream. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, from: number): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes.subarray(from)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const rest = new Uint8Array(await new Response(stream).arrayBuffer());
    const whole = new Uint8Array(from + rest.length);
    whole.set(bytes.subarray(0, from));
    whole.set(rest, from);
    return whole;
  } catch {
    throw new DicomError('CorruptFile', 'deflated data set');
  }
}

class Deflated {
  constructor(readonly from: number) {}
}

/** The Extended Offset Table as OV: the parser takes its length for two bytes and loses its way. */
function misread(dataSet: DataSet | undefined): Element | null {
  const table = dataSet?.elements?.x7fe00001;
  return table?.vr === 'OV' ? table : null;
}

/** A copy in which the table and its lengths, right behind it, are called OB, which is laid out alike. No film has another OV. */
function withReadableTable(bytes: Uint8Array, { dataOffset }: Element): Uint8Array {
  const [copy, O, V, B] = [bytes.slice(), 79, 86, 66];
  const length = dataOffset + 4 <= copy.length ? new DataView(copy.buffer).getUint32(dataOffset, true) : 0;
  for (const vr of [dataOffset - 4, dataOffset + 4 + length + 4]) {
    if (copy[vr] === O && copy[vr + 1] === V) copy[vr + 1] = B;
  }
  return copy;
}

function parse(bytes: Uint8Array, options: dicomParser.ParseDicomOptions): DataSet {
  try {
    const dataSet = dicomParser.parseDicom(bytes, options);
    const table = misread(dataSet);
    return table === null ? dataSet : parse(withReadableTable(bytes, table), options);
  } catch (error) {
    if (error instanceof Deflated || error instanceof DicomError) throw error;
    const table = misread((error as { dataSet?: DataSet } | null)?.dataSet);
    if (table !== null) return parse(withReadableTable(bytes, table), options);
    // It throws sentences, and objects with an exception and what was parsed so far.
    const said = typeof error === 'string' ? error : error instanceof Error ? error.message : String((error as { exception?: unknown } | null)?.exception ?? '');
    throw new DicomError(/end of|beyond|overrun|past|length|seek/i.test(said) ? 'TruncatedFile' : 'CorruptFile', 'data set');
  }
}

export async function openDataSet(bytes: Uint8Array<ArrayBuffer>): Promise<Opened> {
  if (!hasPreamble(bytes)) {
    // Group 0002 may be there without the preamble before it.
    if (bytes[0] === 2) {
      const whole = new Uint8Array(PREAMBLE + bytes.length);
      whole.set([68, 73, 67, 77], PREAMBLE - 4);
      whole.set(bytes, PREAMBLE);
      return openDataSet(whole);
    }
    const transferSyntax = guessSyntax(bytes);
    return { dataSet: parse(bytes, { TransferSyntaxUID: transferSyntax }), transferSyntax };
  }
  const told = (dataSet: DataSet): Opened => ({ dataSet, transferSyntax: dataSet.string('x00020010') ?? IMPLICIT_LITTLE });
  try {
    return told(parse(bytes, { inflater: (_, position) => { throw new Deflated(position); } }));
  } catch (error) {
    if (!(error instanceof Deflated)) throw error;
    const whole = await inflated(bytes, error.from);
    return { ...told(parse(whole, { inflater: () => whole })), transferSyntax: DEFLATED };
  }
}

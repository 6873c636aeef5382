/** A file's bytes to its data set, by dicom-parser: with and without preamble, also deflated. */
import dicomParser, { type DataSet } from 'dicom-parser';
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

function parse(bytes: Uint8Array, options: dicomParser.ParseDicomOptions): DataSet {
  try {
    return dicomParser.parseDicom(bytes, options);
  } catch (error) {
    if (error instanceof Deflated) throw error;
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

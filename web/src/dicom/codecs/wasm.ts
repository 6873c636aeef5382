/** Decoders in WebAssembly. Their binary comes from our own origin, in Node from its package. */
import { part } from '../../containers/part';
import { DicomError } from '../error';

async function compiledFrom(address: URL): Promise<WebAssembly.Module> {
  if (address.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    return WebAssembly.compile(await readFile(address));
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * `use` gets an instance of its own, made of code that is compiled once: a large film's memory goes with it, and so does what a broken
 * stream left behind. The decoders throw numbers, exceptions of C++ and traps; all of them mean that the stream is broken.
 */
export function wasmCodec<Decoders>(name: string, create: CornerstoneCreate<Decoders>, address: URL) {
  let compiling: Promise<WebAssembly.Module> | null = null;
  return async <Result>(stream: Uint8Array, use: (decoders: Decoders) => Result): Promise<Result> => {
    compiling ??= part(compiledFrom(address));
    const compiled = await compiling.catch((error: unknown) => {
      compiling = null;
      throw error;
    });
    const silent = () => undefined;
    const instantiateWasm: CornerstoneOptions['instantiateWasm'] = (imports, done) => done(new WebAssembly.Instance(compiled, imports));
    const decoders = await create({ instantiateWasm, print: silent, printErr: silent });
    try {
      return use(decoders);
    } catch (error) {
      if (error instanceof DicomError) throw error;
      throw broken(name, stream);
    }
  };
}

/** JPEG-LS and JPEG 2000 both end with FFD9, before the padding of the fragment. */
export function broken(name: string, stream: Uint8Array): DicomError {
  let end = stream.length;
  while (end > 0 && stream[end - 1] === 0) end -= 1;
  const ends = stream[end - 2] === 0xff && stream[end - 1] === 0xd9;
  return new DicomError(ends ? 'CorruptFile' : 'TruncatedFile', `${name} stream`);
}

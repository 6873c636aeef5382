/** What is used of the two WebAssembly builds, which come without types. */
interface CornerstoneDecoder {
  getEncodedBuffer(bytes: number): Uint8Array;
  getDecodedBuffer(): Uint8Array | Uint8ClampedArray;
  decode(): void;
  getFrameInfo(): { width: number; height: number; bitsPerSample: number; componentCount: number };
}
interface CornerstoneOptions {
  readonly instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => void;
  readonly print: () => void;
  readonly printErr: () => void;
}
type CornerstoneCreate<Decoders> = (options: CornerstoneOptions) => Promise<Decoders>;

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const create: CornerstoneCreate<{ J2KDecoder: new () => CornerstoneDecoder }>;
  export default create;
}
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const create: CornerstoneCreate<{ JpegLSDecoder: new () => CornerstoneDecoder & { getInterleaveMode(): number } }>;
  export default create;
}

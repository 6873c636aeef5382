/**
 * Opens a model pack: the manifest is parsed, length and SHA-256 of each file are checked before anything uses it. Where the bytes come
 * from is injected: the page fetches, the headless evaluation reads files.
 */
import { sha256Hex } from '../domain/digest';
import { ManifestError, parseManifest, type Manifest } from '../domain/manifest';

export interface Pack {
  readonly manifest: Manifest;
  /** As stored: the core parses the same text by itself. */
  readonly manifestText: string;
  readonly model: Uint8Array<ArrayBuffer>;
  /** What the core measures the distance from known hands by; null where the pack has none. */
  readonly reference: Uint8Array<ArrayBuffer> | null;
  /** The picture that engines are tested with; null where the pack has none. */
  readonly selfTest: Uint8Array<ArrayBuffer> | null;
}

export class PackError extends Error {
  constructor(readonly code: 'PackUnreachable' | 'PackCorrupt' | 'PackUnsupported', readonly detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'PackError';
  }
}

export type OnBytes = (doneBytes: number) => void;
/** Gives a file of the pack by its plain name. Throws PackError('PackUnreachable'). */
export type PackSource = (name: string, onBytes: OnBytes) => Promise<Uint8Array<ArrayBuffer>>;

export async function openPack(source: PackSource, onProgress: (doneBytes: number, totalBytes: number) => void): Promise<Pack> {
  const manifestText = new TextDecoder().decode(await source('manifest.json', () => undefined));
  const manifest = readManifest(manifestText);
  const { model, reference, self_test: selfTest } = manifest.files;
  const entries = [model, reference, selfTest].filter((entry) => entry !== undefined);
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const done = entries.map(() => 0);
  onProgress(0, total);
  const files = await Promise.all(entries.map((entry, index) => openFile(source, entry, (count) => {
    done[index] = count;
    onProgress(done.reduce((sum, one) => sum + one, 0), total);
  })));
  const fileOf = (entry: typeof model | undefined) => (entry === undefined ? null : files[entries.indexOf(entry)]!);
  return { manifest, manifestText, model: files[0]!, reference: fileOf(reference), selfTest: fileOf(selfTest) };
}

async function openFile(source: PackSource, { path, bytes, sha256 }: Manifest['files']['model'], onBytes: OnBytes): Promise<Uint8Array<ArrayBuffer>> {
  // A pack is one folder: a path that leaves it is not a pack's.
  if (!/^[\w-][\w.-]*$/.test(path)) throw new PackError('PackCorrupt', `files: path ${path}`);
  const file = await source(path, (done) => onBytes(Math.min(done, bytes)));
  if (file.byteLength !== bytes) throw new PackError('PackCorrupt', `${path}: ${file.byteLength} bytes instead of ${bytes}`);
  if ((await sha256Hex(file)) !== sha256) throw new PackError('PackCorrupt', `${path}: SHA-256 differs from the manifest's`);
  return file;
}

function readManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PackError('PackCorrupt', 'manifest.json is not JSON');
  }
  try {
    return parseManifest(json);
  } catch (error) {
    if (error instanceof ManifestError) throw new PackError(error.code, error.message);
    throw error;
  }
}

/** Fetches a pack's files from the folder at `baseUrl`. */
export function fetchSource(signal: AbortSignal, baseUrl: string, fetcher: typeof fetch = fetch): PackSource {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return async (name, onBytes) => {
    try {
      const response = await fetcher(`${base}${name}`, { signal });
      if (!response.ok) throw new PackError('PackUnreachable', `${name}: HTTP ${response.status}`);
      return await readBody(response, onBytes);
    } catch (error) {
      if (error instanceof PackError || signal.aborted) throw error;
      throw new PackError('PackUnreachable', `${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

/** The length that a server declares may be the compressed one, so it is not relied upon. */
async function readBody(response: Response, onBytes: OnBytes): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.byteLength;
    onBytes(length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

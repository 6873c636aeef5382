/** The two faces of reports, fetched once a page: thousands of reports in a row are of the same. */
import type { FontFiles } from './capture';
import type { Faces } from './faces';
import { openFace } from './pdf/truetype';

export class ReportError extends Error {
  constructor(readonly code: 'FontsUnreachable') {
    super(code);
    this.name = 'ReportError';
  }
}

interface Loaded {
  readonly files: FontFiles;
  readonly faces: Faces;
}

const loaded = new Map<string, Promise<Loaded>>();

/** `fontsUrl`: the folder where they lie. A failure is forgotten. */
export function loadFaces(fontsUrl: string): Promise<Loaded> {
  const known = loaded.get(fontsUrl);
  if (known) return known;
  const loading = load(fontsUrl);
  loaded.set(fontsUrl, loading);
  loading.catch(() => loaded.delete(fontsUrl));
  return loading;
}

async function load(fontsUrl: string): Promise<Loaded> {
  const [regular, bold] = await Promise.all(['400Regular/OpenSans_400Regular.ttf', '700Bold/OpenSans_700Bold.ttf'].map((file) => fontFile(fontsUrl + file)));
  const files: FontFiles = { regular: regular!, bold: bold! };
  return { files, faces: { regular: openFace(files.regular), bold: openFace(files.bold) } };
}

async function fontFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch(() => null);
  const bytes = response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  // Some servers answer a missing file with a page.
  if (bytes === null || bytes.length < 12 || new DataView(bytes.buffer).getUint32(0) !== 0x00010000) throw new ReportError('FontsUnreachable');
  return bytes;
}

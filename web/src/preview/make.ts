/** Makes a thumbnail: pictures by the browser, films that it does not know by the core, as they will be shown. */
import { openContainer } from '../containers/open';
import { MOST_FILE_BYTES } from '../containers/limits';
import { HEAD_BYTES, kindOf } from '../containers/sniff';
import { DEFAULT_RENDERING, type DicomLabel } from '../domain/dicom';
import type { StoredPixels } from '../domain/stored-pixels';
import type { Preview } from './protocol';
import { shrink, THUMBNAIL_SIDE } from './shrink';

/** What a thumbnail needs of the core. */
export interface PreviewCore {
  decodeStored(description: StoredPixels, samples: Uint8Array): { width: number; height: number };
  pixels(): Uint16Array;
  clear(): void;
}

export async function makePreview(blob: Blob, core: () => Promise<PreviewCore>): Promise<Preview> {
  if (blob.size > MOST_FILE_BYTES) return { bitmap: null, label: null };
  const kind = kindOf(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()));
  if (kind !== 'dicom' && kind !== 'tiff') return { bitmap: await byBrowser(blob), label: null };
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const label = kind === 'dicom' ? await labelOf(bytes) : null;
  return { bitmap: await byCore(bytes, core), label };
}

/** A file whose picture cannot be read may say what it is all the same. */
async function labelOf(bytes: Uint8Array<ArrayBuffer>): Promise<DicomLabel | null> {
  const { readLabel } = await import('../dicom/label');
  return readLabel(bytes).catch(() => null);
}

async function byCore(bytes: Uint8Array<ArrayBuffer>, load: () => Promise<PreviewCore>): Promise<ImageBitmap | null> {
  const { frame, voi } = DEFAULT_RENDERING;
  try {
    const stored = await (await openContainer(bytes))?.stored(frame, voi);
    if (stored === undefined) return null;
    const core = await load();
    const { width, height } = core.decodeStored(stored.description, stored.samples);
    const small = shrink(core.pixels(), width, height);
    core.clear();
    return await createImageBitmap(new ImageData(small.data, small.width, small.height));
  } catch (error) {
    // A named error is the file's; any other is a trap, after which the core is not to be trusted.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** One side is given, so that the shape stays. */
async function byBrowser(blob: Blob): Promise<ImageBitmap | null> {
  const small = await createImageBitmap(blob, { resizeWidth: THUMBNAIL_SIDE, resizeQuality: 'medium' }).catch(() => null);
  return small;
}

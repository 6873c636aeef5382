/** The door for files that the core does not decode itself: each kind's reader is loaded when the first such file arrives. */
import type { Container } from '../domain/container';
import { openDicom } from '../dicom/open';
import { ContainerError } from './error';
import { part } from './part';
import { HEAD_BYTES, kindOf } from './sniff';

/** Null where the bytes are for the core. */
export async function openContainer(bytes: Uint8Array<ArrayBuffer>): Promise<Container | null> {
  switch (kindOf(bytes.subarray(0, HEAD_BYTES))) {
    case 'dicom': {
      const film = await openDicom(bytes);
      return film && { frames: film.frames, dicom: film, stored: (frame, voi) => film.stored(frame, voi) };
    }
    case 'tiff': return (await part(import('./tiff'))).openTiff(bytes);
    case 'webp': return (await part(import('./webp'))).openWebp(bytes);
    case 'heic': throw new ContainerError('HeicFile', '');
    case 'pdf': throw new ContainerError('PdfFile', '');
    case 'zip': case 'archive': throw new ContainerError('ArchiveFile', '');
    default: return null;
  }
}

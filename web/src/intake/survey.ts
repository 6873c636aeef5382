/** Goes through files that were found: which are films, in which order, and why the others are none. */
import { DIRECTORY_CLASS, kindOf, mediaClassOf, type FileKind } from '../containers/sniff';
import type { DicomLabel } from '../domain/dicom';
import { bytesOf, folderOf, IntakeError, type FoundFile, type IntakeCode } from './found';
import { openZip } from './zip';

export type FilmKind = Extract<FileKind, 'dicom' | 'png' | 'jpeg' | 'bmp' | 'tiff' | 'webp'>;

export interface FilmFile {
  readonly file: FoundFile;
  readonly kind: FilmKind;
  /** By a DICOMDIR beside it. */
  readonly label: DicomLabel | null;
}

/** `other`: text, programs, thumbnails of a file manager. The others could be films and cannot be read. */
export type LeftOut = 'other' | 'no_picture' | 'heic' | 'pdf' | 'encrypted' | 'packed' | 'archive' | 'bomb' | 'damaged' | 'unreadable';

export interface Survey {
  readonly films: readonly FilmFile[];
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** A DICOMDIR of whose files none was there. */
  readonly directoryAlone: boolean;
  /** By their names; they are also counted as `other`. */
  readonly tables: readonly FoundFile[];
}

const FILM_KINDS: readonly (FileKind | null)[] = ['dicom', 'png', 'jpeg', 'bmp', 'tiff', 'webp'] satisfies FilmKind[];
/** Never opened: their names say enough, and a folder may hold thousands. */
const OTHER_NAMES = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$|autorun\.inf$)|\.(txt|xml|html?|css|js|json|csv|ini|inf|log|md|exe|dll|so|jar|class|msi|bat|cmd|sh|ico|icns|db|ttf|tsv|woff2?|mp[34]|avi|docx?|xlsx?)$/i;
/** Reports, presentation states, key objects, documents, plans: DICOM without a picture. */
const NO_PICTURE = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(88|11|104|9|66|481|78|79)\b/;
const PROBLEMS: Partial<Record<IntakeCode, LeftOut>> = { ZipEncrypted: 'encrypted', ZipMethod: 'packed', ZipBomb: 'bomb' };
const TABLE_NAMES = /\.(csv|tsv)$/i;
const AT_ONCE = 16;
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;

interface Seen { readonly file: FoundFile; readonly kind: FileKind | null; readonly mediaClass: string | null; readonly problem: LeftOut | null }

export async function survey(found: readonly FoundFile[], signal: AbortSignal, onSeen: (count: number, of: number) => void): Promise<Survey> {
  const leftOut: Record<LeftOut, number> = { other: 0, no_picture: 0, heic: 0, pdf: 0, encrypted: 0, packed: 0, archive: 0, bomb: 0, damaged: 0, unreadable: 0 };
  const seen = await look(found, signal, onSeen);
  // Archives in a folder are opened; an archive in an archive is not.
  for (const { file } of seen.filter(({ file: { inArchive }, kind }) => kind === 'zip' && !inArchive)) {
    try {
      const inside = (await openZip(await file.blob())).map((entry) => ({ ...entry, path: `${file.path}/${entry.path}` }));
      seen.push(...await look(inside, signal, onSeen));
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      leftOut.damaged += 1;
    }
  }
  const films: FilmFile[] = [];
  const directories: FoundFile[] = [];
  const tables = seen.filter(({ file, problem }) => problem === 'other' && TABLE_NAMES.test(file.path) && !/(^|\/)(__MACOSX\/|\.)/.test(file.path)).map(({ file }) => file);
  for (const { file, kind, mediaClass, problem } of seen) {
    if (problem !== null) leftOut[problem] += 1;
    else if (mediaClass === DIRECTORY_CLASS) directories.push(file);
    else if (mediaClass !== null && NO_PICTURE.test(mediaClass)) leftOut.no_picture += 1;
    else if (FILM_KINDS.includes(kind)) films.push({ file, kind: kind as FilmKind, label: null });
    else if (kind === 'heic' || kind === 'pdf') leftOut[kind] += 1;
    else if (kind === 'archive' || (kind === 'zip' && file.inArchive)) leftOut.archive += 1;
    else if (kind !== 'zip') leftOut.other += 1;
  }
  films.sort((a, b) => ORDER.compare(a.file.path, b.file.path));
  const listed = await byDirectories(films, directories, leftOut);
  return { films: listed, leftOut, directoryAlone: directories.length > 0 && films.length === 0, tables };
}

const ORDER = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

async function look(found: readonly FoundFile[], signal: AbortSignal, onSeen: (count: number, of: number) => void): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let at = 0; at < found.length; at += AT_ONCE) {
    signal.throwIfAborted();
    seen.push(...await Promise.all(found.slice(at, at + AT_ONCE).map(lookAt)));
    onSeen(seen.length, found.length);
  }
  return seen;
}

async function lookAt(file: FoundFile): Promise<Seen> {
  const none = { file, kind: null, mediaClass: null };
  if (OTHER_NAMES.test(file.path)) return { ...none, problem: 'other' };
  try {
    const head = await file.head();
    const kind = kindOf(head);
    return { file, kind, mediaClass: kind === 'dicom' ? mediaClassOf(head) : null, problem: null };
  } catch (error) {
    if (!(error instanceof IntakeError)) return { ...none, problem: 'unreadable' };
    return { ...none, problem: PROBLEMS[error.code] ?? 'damaged' };
  }
}

/** The files that a DICOMDIR names come first, in its order and with what it says; a directory that cannot be read changes nothing. */
async function byDirectories(films: readonly FilmFile[], directories: readonly FoundFile[], leftOut: Record<LeftOut, number>): Promise<readonly FilmFile[]> {
  if (directories.length === 0) return films;
  const rest = new Map(films.map((film) => [film.file.path.toUpperCase(), film]));
  const listed: FilmFile[] = [];
  for (const directory of directories) {
    const folder = folderOf(directory.path);
    for (const { path, label } of await recordsOf(directory, leftOut)) {
      const key = (folder === '' ? path : `${folder}/${path}`).toUpperCase();
      const film = rest.get(key) ?? rest.get(`${key}.DCM`);
      if (film === undefined || !rest.delete(film.file.path.toUpperCase())) continue;
      listed.push({ ...film, label });
    }
  }
  return [...listed, ...rest.values()];
}

async function recordsOf(directory: FoundFile, leftOut: Record<LeftOut, number>) {
  try {
    if (directory.size > MOST_DIRECTORY_BYTES) throw new IntakeError('FileTooLarge');
    const { readDirectoryFile } = await import('../dicom/directory');
    return await readDirectoryFile(await bytesOf(await directory.blob()));
  } catch {
    leftOut.damaged += 1;
    return [];
  }
}

/** Why there is nothing to open: the one sentence that helps most. */
export function reasonForNone({ leftOut, directoryAlone }: Survey): IntakeError {
  if (directoryAlone) return new IntakeError('DicomDirAlone');
  if (leftOut.encrypted > 0) return new IntakeError('ZipEncrypted', String(leftOut.encrypted));
  if (leftOut.packed > 0) return new IntakeError('ZipMethod', String(leftOut.packed));
  if (leftOut.bomb > 0) return new IntakeError('ZipBomb', String(leftOut.bomb));
  if (leftOut.damaged > 0) return new IntakeError('ZipCorrupt', String(leftOut.damaged));
  if (leftOut.unreadable > 0) return new IntakeError('FileUnreadable', String(leftOut.unreadable));
  if (leftOut.archive > 0) return new IntakeError('ZipInZip');
  if (leftOut.heic > 0) return new IntakeError('HeicFile', String(leftOut.heic));
  if (leftOut.pdf > 0) return new IntakeError('PdfFile', String(leftOut.pdf));
  if (leftOut.no_picture > 0) return new IntakeError('NoPixelData', String(leftOut.no_picture));
  return new IntakeError('NoFilmFound', String(leftOut.other));
}

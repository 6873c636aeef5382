/** Words for lists of films and for what is left out of them. */
import type { LeftOut } from '../../intake/survey';

const files = (count: string) => (count === '1' ? '1 file' : `${count} files`);

/** Each a part of one line behind "Left out:". */
const leftOut: Record<LeftOut, (count: string) => string> = {
  other: (count) => `${files(count)} of other kinds`,
  no_picture: (count) => `${count} DICOM without a picture`,
  heic: (count) => `${count} HEIC or AVIF (convert to JPEG)`,
  pdf: (count) => `${count} PDF (export the picture)`,
  encrypted: (count) => `${count} with a password`,
  packed: (count) => `${count} packed in an unknown way`,
  archive: (count) => (count === '1' ? '1 archive (unpack it)' : `${count} archives (unpack them)`),
  bomb: (count) => `${count} that would unpack to far more than a film`,
  damaged: (count) => `${count} damaged`,
  unreadable: (count) => `${count} that cannot be read`,
};

export const films = {
  heading: 'Films',
  label: 'Films to choose from. Arrow keys move, Enter opens.',
  count: (count: string) => `${count} films`,
  choose: 'Choose a film from the list',
  chooseHow: 'Arrow keys move, Enter opens. The list stays until it is closed or other files are dropped.',
  position: (number: string, count: string) => `Film ${number} of ${count}`,
  show: 'All films',
  close: 'Close the list',
  looking: 'Looking through the files',
  progress: (seen: string, of: string | null) => (of === null ? seen : `${seen} of ${of}`),
  found: (count: string, left: string) => [`${count} films found.`, left].filter(Boolean).join(' '),
  left: (parts: readonly string[]) => `Left out: ${parts.join(', ')}.`,
  capped: (most: string) => `Only the first ${most} files were looked at. Drop a smaller folder for the rest.`,
  series: (number: string) => `series ${number}`,
  image: (number: string) => `image ${number}`,
  side: { left: 'left', right: 'right' },
  noPicture: 'no picture',
  leftOut,
};

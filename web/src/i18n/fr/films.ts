/** French words for lists of films and for what is left out of them. */
import type { Messages } from '../words';

const kinds: Messages['films']['kinds'] = { dicom: 'DICOM', png: 'PNG', jpeg: 'JPEG', bmp: 'BMP', tiff: 'TIFF', webp: 'WebP' };

/** Each a part of one line behind « Laissés de côté », without commas of its own: they part the parts. */
const leftOut: Messages['films']['leftOut'] = {
  other: (count) => (count === '1' ? '1 fichier d’un autre type' : `${count} fichiers d’autres types`),
  no_picture: (count) => `${count} DICOM sans image`,
  heic: (count) => `${count} HEIC ou AVIF (convertir en JPEG)`,
  pdf: (count) => `${count} PDF (exporter l’image)`,
  encrypted: (count) => `${count} avec mot de passe`,
  packed: (count) => (count === '1' ? '1 compressé d’une façon inconnue' : `${count} compressés d’une façon inconnue`),
  archive: (count) => (count === '1' ? '1 archive (la décompresser)' : `${count} archives (les décompresser)`),
  bomb: (count) => `${count} bien plus volumineux qu’un cliché une fois décompressé${count === '1' ? '' : 's'}`,
  damaged: (count) => `${count} endommagé${count === '1' ? '' : 's'}`,
  unreadable: (count) => `${count} illisible${count === '1' ? '' : 's'}`,
};

export const films: Messages['films'] = {
  heading: 'Clichés',
  label: 'Clichés à choisir. Les flèches déplacent, Entrée ouvre.',
  count: (count) => (count === '1' ? '1 cliché' : `${count} clichés`),
  choose: 'Choisissez un cliché dans la liste',
  chooseHow: 'Les flèches déplacent, Entrée ouvre. La liste reste jusqu’à ce qu’elle soit fermée ou que d’autres fichiers soient déposés.',
  position: (number, count) => `Cliché ${number} sur ${count}`,
  show: 'Tous les clichés',
  close: 'Fermer la liste',
  looking: 'Examen des fichiers',
  progress: (seen, of) => (of === null ? seen : `${seen} sur ${of}`),
  found: (count, left) => [count === '1' ? '1 cliché trouvé.' : `${count} clichés trouvés.`, left].filter(Boolean).join(' '),
  left: (parts) => `Laissés de côté\u00a0: ${parts.join(', ')}.`,
  capped: (most) => `Seuls les ${most} premiers fichiers ont été examinés. Déposez un dossier plus petit pour le reste.`,
  series: (number) => `série ${number}`,
  image: (number) => `image ${number}`,
  side: { left: 'gauche', right: 'droite' },
  noPicture: 'pas d’image',
  kinds,
  leftOut,
};

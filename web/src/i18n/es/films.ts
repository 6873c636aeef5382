/** Words for lists of films and for what is left out of them. */
import type { Messages } from '../words';

const kinds: Messages['films']['kinds'] = { dicom: 'DICOM', png: 'PNG', jpeg: 'JPEG', bmp: 'BMP', tiff: 'TIFF', webp: 'WebP' };

/** A count with its word; the word in the singular beside one. */
const counted = (count: string, one: string, several: string) => `${count} ${count === '1' ? one : several}`;

/** Each a part of one line behind “Omitidos:”. */
const leftOut: Messages['films']['leftOut'] = {
  other: (count) => counted(count, 'archivo de otro tipo', 'archivos de otros tipos'),
  no_picture: (count) => `${count} DICOM sin imagen`,
  heic: (count) => `${count} HEIC o AVIF (convertir a JPEG)`,
  pdf: (count) => `${count} PDF (exportar la imagen)`,
  encrypted: (count) => `${count} con contraseña`,
  packed: (count) => counted(count, 'comprimido de forma desconocida', 'comprimidos de forma desconocida'),
  archive: (count) => counted(count, 'archivo comprimido (descomprimirlo)', 'archivos comprimidos (descomprimirlos)'),
  bomb: (count) => counted(count, 'que al descomprimirse ocuparía mucho más que una radiografía', 'que al descomprimirse ocuparían mucho más que una radiografía'),
  damaged: (count) => counted(count, 'dañado', 'dañados'),
  unreadable: (count) => counted(count, 'que no se puede leer', 'que no se pueden leer'),
};

export const films: Messages['films'] = {
  heading: 'Radiografías',
  label: 'Radiografías para elegir. Las flechas mueven, Enter abre.',
  count: (count) => counted(count, 'radiografía', 'radiografías'),
  choose: 'Elija una radiografía de la lista',
  chooseHow: 'Las flechas mueven, Enter abre. La lista permanece hasta que se cierra o se sueltan otros archivos.',
  position: (number, count) => `Radiografía ${number} de ${count}`,
  show: 'Todas las radiografías',
  close: 'Cerrar la lista',
  looking: 'Examinando los archivos',
  progress: (seen, of) => (of === null ? seen : `${seen} de ${of}`),
  found: (count, left) => [counted(count, 'radiografía encontrada.', 'radiografías encontradas.'), left].filter(Boolean).join(' '),
  left: (parts) => `Omitidos: ${parts.join(', ')}.`,
  capped: (most) => `Solo se examinaron los primeros ${most} archivos. Suelte una carpeta más pequeña para el resto.`,
  series: (number) => `serie ${number}`,
  image: (number) => `imagen ${number}`,
  side: { left: 'izquierda', right: 'derecha' },
  noPicture: 'sin imagen',
  kinds,
  leftOut,
};

/** Words for lists of films and for what is left out of them. */
import type { Messages } from '../words';

const kinds: Messages['films']['kinds'] = { dicom: 'DICOM', png: 'PNG', jpeg: 'JPEG', bmp: 'BMP', tiff: 'TIFF', webp: 'WebP' };

/** A count with its word; the word in the singular beside one. */
const counted = (count: string, one: string, several: string) => `${count} ${count === '1' ? one : several}`;

/** Each a part of one line behind “Deixados de fora:”. */
const leftOut: Messages['films']['leftOut'] = {
  other: (count) => counted(count, 'arquivo de outro tipo', 'arquivos de outros tipos'),
  no_picture: (count) => `${count} DICOM sem imagem`,
  heic: (count) => `${count} HEIC ou AVIF (converter para JPEG)`,
  pdf: (count) => `${count} PDF (exportar a imagem)`,
  encrypted: (count) => `${count} com senha`,
  packed: (count) => counted(count, 'compactado de forma desconhecida', 'compactados de forma desconhecida'),
  archive: (count) => counted(count, 'arquivo compactado (descompactá-lo)', 'arquivos compactados (descompactá-los)'),
  bomb: (count) => counted(count, 'que, descompactado, ocuparia muito mais do que uma radiografia', 'que, descompactados, ocupariam muito mais do que uma radiografia'),
  damaged: (count) => counted(count, 'danificado', 'danificados'),
  unreadable: (count) => counted(count, 'que não pode ser lido', 'que não podem ser lidos'),
};

export const films: Messages['films'] = {
  heading: 'Radiografias',
  label: 'Radiografias para escolher. As setas movem, Enter abre.',
  count: (count) => counted(count, 'radiografia', 'radiografias'),
  choose: 'Escolha uma radiografia da lista',
  chooseHow: 'As setas movem, Enter abre. A lista permanece até ser fechada ou até que outros arquivos sejam soltos.',
  position: (number, count) => `Radiografia ${number} de ${count}`,
  show: 'Todas as radiografias',
  close: 'Fechar a lista',
  looking: 'Examinando os arquivos',
  progress: (seen, of) => (of === null ? seen : `${seen} de ${of}`),
  found: (count, left) => [counted(count, 'radiografia encontrada.', 'radiografias encontradas.'), left].filter(Boolean).join(' '),
  left: (parts) => `Deixados de fora: ${parts.join(', ')}.`,
  capped: (most) => `Somente os primeiros ${most} arquivos foram examinados. Solte uma pasta menor para os restantes.`,
  series: (number) => `série ${number}`,
  image: (number) => `imagem ${number}`,
  side: { left: 'esquerda', right: 'direita' },
  noPicture: 'sem imagem',
  kinds,
  leftOut,
};

/** Words for the films of a list. */
import type { DicomLabel } from '../domain/dicom';
import { formatNames } from '../i18n/names';
import { t } from '../i18n/words';
import { number } from '../i18n/format';
import { folderOf, nameOf } from '../intake/found';
import { MOST_FILES } from '../intake/gather';
import type { FilmFile, LeftOut } from '../intake/survey';
import type { FilmList } from './films';
import type { Thumbnail } from './thumbnails';

/** What films of a list have in common with those beside them: child and study by a DICOMDIR, else the folder. */
export function groupOf({ file, label }: FilmFile): string {
  if (label === null) return folderOf(file.path);
  return [label.patientName, label.studyDescription, label.studyDate].filter(Boolean).join(' · ');
}

/** A DICOMDIR's names are numbers: what it says of a film tells more. */
export const titleOf = ({ file, label }: FilmFile): string => label?.seriesDescription ?? label?.bodyPart ?? nameOf(file.path);

/** The lines below the title; `made`: what the file itself says and shows, once that is known. */
export function linesOf({ file, kind, label: told }: FilmFile, made: Thumbnail | null): readonly string[] {
  const of = (key: keyof DicomLabel) => made?.label?.[key] ?? told?.[key] ?? null;
  const [series, image, side] = [of('seriesNumber'), of('instanceNumber'), made?.label?.laterality ?? told?.laterality];
  const words = t.films;
  const about = told === null ? of('seriesDescription') ?? of('bodyPart') : nameOf(file.path);
  const parts = [formatNames[kind], series && words.series(series), image && words.image(image), side && words.side[side], made && !made.bitmap && words.noPicture];
  return [about, parts.filter(Boolean).join(' · ')].filter((line) => line !== null);
}

/** '' where nothing was left out. */
export function leftOutText({ leftOut, capped }: FilmList): string {
  const parts = (Object.keys(t.films.leftOut) as LeftOut[]).filter((why) => leftOut[why] > 0).map((why) => t.films.leftOut[why](number(leftOut[why])));
  return [parts.length > 0 ? t.films.left(parts) : '', capped ? t.films.capped(number(MOST_FILES)) : ''].filter(Boolean).join(' ');
}

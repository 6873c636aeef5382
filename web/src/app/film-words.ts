/** Words for the films of a list. */
import type { DicomLabel } from '../domain/dicom';
import { en } from '../i18n/en';
import { number } from '../i18n/format';
import { folderOf, nameOf } from '../intake/found';
import { MOST_FILES } from '../intake/gather';
import type { FilmFile, LeftOut } from '../intake/survey';
import type { FilmList } from './films';

/** What films of a list have in common with those beside them: child and study by a DICOMDIR, else the folder. */
export function groupOf({ file, label }: FilmFile): string {
  if (label === null) return folderOf(file.path);
  return [label.patientName, label.studyDescription, label.studyDate].filter(Boolean).join(' · ');
}

/** A DICOMDIR's names are numbers: what it says of a film tells more. */
export const titleOf = ({ file, label }: FilmFile): string => label?.seriesDescription ?? label?.bodyPart ?? nameOf(file.path);

/** The lines below the title. `label`: as the file itself says, once that is known. */
export function linesOf({ file, kind, label: told }: FilmFile, label: DicomLabel | null): readonly string[] {
  const known = label ?? told;
  const words = en.films;
  const about = told === null ? known?.seriesDescription ?? known?.bodyPart : nameOf(file.path);
  const parts = [
    words.kinds[kind], known?.seriesNumber && words.series(known.seriesNumber), known?.instanceNumber && words.image(known.instanceNumber),
    known?.laterality && words.side[known.laterality],
  ];
  return [about, parts.filter(Boolean).join(' · ')].filter((line) => line !== null && line !== undefined);
}

/** '' where nothing was left out. */
export function leftOutText({ leftOut, capped }: FilmList): string {
  const parts = (Object.keys(en.films.leftOut) as LeftOut[]).filter((why) => leftOut[why] > 0).map((why) => en.films.leftOut[why](number(leftOut[why])));
  return [parts.length > 0 ? en.films.left(parts) : '', capped ? en.films.capped(number(MOST_FILES)) : ''].filter(Boolean).join(' ');
}

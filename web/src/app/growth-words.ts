/** Sentences and figures of growth, from the core's answer and the catalogue; shared by the panels, reports and exports. */
import type { SdTable, Standing } from '../domain/growth';
import { feetInches } from '../domain/units';
import type { LengthUnit } from '../domain/child';
import { age, number, signed } from '../i18n/format';
import { t } from '../i18n/words';

/** "Brush Foundation, Greulich and Pyle, Tables III/IV". */
export const tableText = (table: SdTable): string => `${t.standing.tables[table].name}, ${t.standing.tables[table].edition}`;

/** A score that rounds onto the limit keeps the decimals that tell its side. */
const digitsOf = (sds: number) => (Math.abs(Math.abs(sds) - 2) < 0.005 ? 4 : 2);

/** "+1.32". */
export const sdsNumber = (sds: number): string => signed(Number(sds.toFixed(digitsOf(sds))), digitsOf(sds));
/** Without its sign, where words tell the side. */
export const sdsSize = (sds: number): string => number(Math.abs(sds), digitsOf(sds));
export const sdsText = (sds: number): string => t.standing.sds(sdsNumber(sds));

export const verdictText = ({ verdict, table }: Standing): string => (verdict === null ? '' : t.standing.verdicts[verdict](tableText(table)));

export const rangeText = ([low, high]: readonly [number, number]): string => t.standing.range(age(Math.max(0, low)), age(high));

/** Centimetres, and feet and inches where the user works with them. */
export function heightText(cm: number, unit: LengthUnit): string {
  const text = t.adultHeight.cm(number(cm, 1));
  if (unit === 'cm') return text;
  const { feet, inches } = feetInches(cm);
  return `${text} (${t.adultHeight.feetInches(number(feet), number(inches))})`;
}

/** A difference of heights. */
export const centimetresText = (cm: number): string => t.adultHeight.cm(number(cm, 1));
export const signedCentimetresText = (cm: number): string => t.adultHeight.cm(signed(cm, 1));

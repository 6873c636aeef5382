/** The network's errors on held-out films of children like this one: of the sex, and of the band of bone age that the reading lies in. */
import { isMature, type Sex, type SexResult } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { exactMonths, number, signed, years } from '../i18n/format';
import { t } from '../i18n/words';
import { scale, SMALL, WIDTH } from './axis';
import type { Figure, Mark } from './figure';

const TOP = 6;
const BOTTOM = 96;

/** Null where the pack does not say, and for a mature hand, of which no age is stated. */
export function errorsFigure({ result, manifest, sex }: { readonly result: SexResult; readonly manifest: Manifest; readonly sex: Sex }): Figure | null {
  const words = t.figures.errors;
  const months = result.bone_age_months;
  const cell = manifest.errors?.by_age.find((one) => one.sex === sex && months >= one.from_months && months < one.to_months);
  if (!manifest.errors || !cell || isMature(result)) return null;
  const bin = manifest.errors.bin_months;
  const reach = (cell.counts.length / 2) * bin;
  const x = scale([-reach, reach], [14, WIDTH - 14]);
  const y = scale([0, Math.max(...cell.counts)], [BOTTOM, TOP]);
  const from = (index: number) => -reach + index * bin;
  const marks: Mark[] = cell.counts.map((films, index) => (
    { kind: 'rect', x: x(from(index)) + 0.5, y: y(films), width: x(from(index + 1)) - x(from(index)) - 1, height: BOTTOM - y(films), ink: 'machine' }));
  marks.push(
    { kind: 'line', points: [[x(-reach), BOTTOM], [x(reach), BOTTOM]], ink: 'line', width: 1 },
    { kind: 'line', points: [[x(0), TOP], [x(0), BOTTOM + 4]], ink: 'text', width: 1, dashed: true },
  );
  for (const at of [-24, -12, 0, 12, 24].filter((one) => Math.abs(one) < reach)) {
    marks.push({ kind: 'text', x: x(at), y: BOTTOM + 14, text: at === 0 ? '0' : signed(at), size: SMALL, ink: 'quiet', align: 'middle' });
  }
  marks.push({ kind: 'text', x: WIDTH / 2, y: BOTTOM + 28, text: words.axis, size: SMALL, ink: 'quiet', align: 'middle' });
  const last = cell.counts.length - 1;
  const range = (index: number) => index === 0 ? words.below(signed(from(1))) : index === last ? words.above(signed(from(last))) : words.between(signed(from(index)), signed(from(index + 1)));
  return {
    width: WIDTH, height: BOTTOM + 34, title: words.title(t.sexes[sex].toLowerCase(), years(cell.from_months), years(cell.to_months)),
    description: `${words.description(number(cell.n), exactMonths(cell.mae), exactMonths(cell.median), exactMonths(cell.p90))} ${words.labels}`,
    marks, table: { columns: [words.columns.error, words.columns.films], rows: cell.counts.map((films, index) => [range(index), number(films)]) },
  };
}

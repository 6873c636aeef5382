/** Figure 3: the tier of a reading, why it is that, and how far off held-out films of each tier were. */
import type { Sex, SexResult, Tier } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { loweredText } from '../app/words';
import { exactMonths, number } from '../i18n/format';
import { t } from '../i18n/words';
import { scale, SMALL, WIDTH } from './axis';
import type { Figure, Mark } from './figure';

const TIERS: readonly Tier[] = ['high', 'medium', 'low'];
const ROW = 28;
const LABELS = 88;

export function confidenceFigure({ result, manifest, sex, named }: { readonly result: SexResult; readonly manifest: Manifest; readonly sex: Sex; readonly named: boolean }): Figure {
  const words = t.figures.confidence;
  const measured = manifest.errors?.by_tier ?? [];
  const { tier } = result.confidence;
  const own = measured.find((one) => one.tier === tier);
  const largest = Math.max(1, ...measured.map(({ mae }) => mae));
  const width = scale([0, largest], [0, WIDTH - LABELS - 110]);
  const marks = TIERS.flatMap((one, index): Mark[] => {
    const y = index * ROW;
    const strong = one === tier;
    const row = measured.find((found) => found.tier === one);
    const bar: Mark[] = row ? [
      { kind: 'rect', x: LABELS, y: y + 6, width: width(row.mae), height: 14, ink: strong ? 'machine' : 'band' },
      { kind: 'text', x: LABELS + width(row.mae) + 6, y: y + 17, text: words.bar(exactMonths(row.mae), number(row.n)), size: SMALL, ink: strong ? 'text' : 'quiet', align: 'start', strong },
    ] : [];
    return [
      { kind: 'text', x: LABELS - 8, y: y + 17, text: words.tiers[one], size: SMALL + 1, ink: strong ? 'text' : 'quiet', align: 'end', strong },
      ...(strong ? [{ kind: 'dot', x: 8, y: y + 13, radius: 4, ink: tone[one] } as const] : []),
      ...bar,
    ];
  });
  if (measured.length > 0) marks.push({ kind: 'text', x: LABELS, y: TIERS.length * ROW + 10, text: words.axis, size: SMALL, ink: 'quiet', align: 'start' });
  const name = words.tiers[tier];
  const why = loweredText(result.confidence);
  const said = own ? words.description(name, number(own.n), exactMonths(own.mae), exactMonths(own.p90)) : words.unmeasured(name);
  return {
    width: WIDTH, height: TIERS.length * ROW + 16, title: named ? words.titleOf(t.sexes[sex].toLowerCase()) : words.title,
    description: [said, why, words.byNetwork].filter(Boolean).join(' '),
    marks,
    table: {
      columns: Object.values(words.columns),
      rows: measured.map((row) => [words.tiers[row.tier], number(row.n), exactMonths(row.mae), exactMonths(row.median), exactMonths(row.p90)]),
    },
  };
}

const tone = { high: 'good', medium: 'look', low: 'stop' } as const;

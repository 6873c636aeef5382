/** Films by the reader's stage and the network's: each cell its number, and a bar as long as its share of the reader's stage. */
import type { Manifest } from '../../domain/manifest';
import { stageSpan } from '../../app/words';
import { number, percent } from '../../i18n/format';
import { stageWords, t } from '../../i18n/words';
import { SMALL, WIDTH } from '../axis';
import type { Figure, Mark } from '../figure';

const LEFT = 56;
const TOP = 40;
const ROW = 36;

export function confusionFigure(counts: readonly (readonly number[])[], manifest: Manifest): Figure {
  const words = t.study.figures.confusion;
  const cell = (WIDTH - LEFT - 4) / counts.length;
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = sums.reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, index) => sum + row[index]!, 0);
  const beside = counts.reduce((sum, row, index) => sum + (row[index - 1] ?? 0) + (row[index + 1] ?? 0), 0);
  const text = (x: number, y: number, said: string, align: 'start' | 'middle' | 'end', strong = false): Mark => ({ kind: 'text', x, y, text: said, size: SMALL + 1, ink: strong ? 'text' : 'quiet', align, strong });
  const bottom = TOP + counts.length * ROW;
  const marks = counts.flatMap((row, line): Mark[] => row.flatMap((count, column): Mark[] => {
    const [x, y] = [LEFT + column * cell, TOP + line * ROW];
    const share = sums[line]! === 0 ? 0 : count / sums[line]!;
    return [
      ...(line === column ? [{ kind: 'rect', x: x + 1, y: y + 1, width: cell - 2, height: ROW - 2, ink: 'band' } as const] : []),
      text(x + cell / 2, y + 16, number(count), 'middle', line === column),
      ...(count === 0 ? [] : [{ kind: 'rect', x: x + 4, y: y + 23, width: Math.max(0.5, (cell - 8) * share), height: 6, ink: 'machine' } as const]),
    ];
  }));
  const edges = Array.from({ length: counts.length + 1 }, (_, index) => index);
  return {
    width: WIDTH, height: bottom + 22, title: words.title,
    description: total === 0 ? '' : words.description(percent(right / total, 1), percent(beside / total, 1)),
    marks: [
      ...marks,
      ...edges.flatMap((index): Mark[] => [
        { kind: 'line', points: [[LEFT, TOP + index * ROW], [LEFT + counts.length * cell, TOP + index * ROW]], ink: 'line', width: 0.5 },
        { kind: 'line', points: [[LEFT + index * cell, TOP], [LEFT + index * cell, bottom]], ink: 'line', width: 0.5 },
      ]),
      ...counts.flatMap((_, index): Mark[] => [
        text(LEFT - 6, TOP + index * ROW + 22, stageSpan(manifest, index), 'end'), text(LEFT + (index + 0.5) * cell, TOP - 6, stageSpan(manifest, index), 'middle'),
      ]),
      text(LEFT + counts.length * cell, 14, words.columns, 'end'), text(0, 14, words.rows, 'start'), text(LEFT, bottom + 16, words.bars, 'start'),
    ],
    table: {
      columns: [words.rows, ...counts.map((_, index) => stageSpan(manifest, index))],
      rows: counts.map((row, index) => [`${stageWords(manifest.stages.keys[index]!).name}, ${stageSpan(manifest, index)}`, ...row.map((count) => number(count))]),
    },
  };
}

/** What the films come to against their readers, as tables of a document: the figures, by group, reader against reader. */
import { GROUP_MEASURES, groupText, intervalOf, measureText, pairTexts } from '../../app/study-words';
import type { MeasuredStudy } from '../../figures/study';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { Block, Section } from '../../report/document';
import { LEFT_OUT } from '../../study/compared';
import { MEASURES } from '../../study/metrics';
import { readersAgreement } from '../../study/readers';

export function studySections({ readers, comparison: { films, leftOut, packs }, evaluation: { groups }, figures }: MeasuredStudy): readonly Section[] {
  const words = t.study;
  const left = LEFT_OUT.flatMap((why) => (leftOut[why] > 0 ? [words.leftOut[why](number(leftOut[why]))] : [])).join(', ');
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Block => ({ kind: 'table', columns, rows });
  const [all] = groups;
  const pairs = readersAgreement(films, readers.length);
  return [
    { heading: words.heading, blocks: [
      paragraph([words.compared(number(films.length), readers[0] ?? ''), left && words.leftOutOf(left)].filter(Boolean).join(' ')),
      ...(packs.length > 1 ? [paragraph(words.mixed(packs.map(({ name, version }) => `${name} ${version}`).join(', ')))] : []),
      table([words.table.measure, words.table.value, words.table.interval], MEASURES.map((measure) => [
        words.measures[measure], measureText(measure, all!.figures[measure]), intervalOf(measure, all!.intervals?.[measure] ?? null),
      ])),
      paragraph(words.table.note),
    ] },
    { heading: words.groupTable.caption, blocks: [table(
      [words.groupTable.group, words.groupTable.n, ...GROUP_MEASURES.map(([, column]) => words.groupTable[column])],
      groups.map(({ key, figures: of, intervals }) => [groupText(key), number(of.n), ...GROUP_MEASURES.map(([measure]) => {
        const interval = intervals?.[measure];
        return interval ? `${measureText(measure, of[measure])} (${intervalOf(measure, interval)})` : measureText(measure, of[measure]);
      })]),
    )] },
    ...(pairs.length > 0 ? [{ heading: words.readers.heading, blocks: [
      paragraph(`${words.readers.caption(number(pairs[0]!.n))}. ${words.readers.note}`),
      table([words.readers.pair, words.readers.mae, words.readers.bias, words.readers.limits, words.readers.within12], pairs.map((one) => {
        const { pair, mae, maeInterval, bias, biasInterval, limits, within12 } = pairTexts(one, readers);
        return [pair, maeInterval ? `${mae} (${maeInterval})` : mae, biasInterval ? `${bias} (${biasInterval})` : bias, limits, within12];
      })),
    ] }] : []),
    { heading: words.figuresHeading, blocks: figures.map((figure): Block => ({ kind: 'figure', figure })) },
  ];
}

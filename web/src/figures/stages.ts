/** Figure 2: the probabilities of the pack's stages. */
import type { Sex, SexResult } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { stageYears } from '../app/words';
import { probability } from '../i18n/format';
import { stageWords, t } from '../i18n/words';
import { scale, SMALL, WIDTH } from './axis';
import type { Figure, Mark } from './figure';

const ROW = 22;
const LABELS = 150;

export function stagesFigure({ result, manifest, sex, named }: { readonly result: SexResult; readonly manifest: Manifest; readonly sex: Sex; readonly named: boolean }): Figure {
  const words = t.figures.stages;
  const width = scale([0, 1], [0, WIDTH - LABELS - 46]);
  const marks = manifest.stages.keys.flatMap((key, index): Mark[] => {
    const share = result.stage_probabilities[index] ?? 0;
    const strong = index === result.stage.index;
    const y = index * ROW;
    return [
      { kind: 'text', x: LABELS - 8, y: y + 15, text: stageWords(key).name, size: SMALL + 1, ink: 'text', align: 'end', strong },
      { kind: 'rect', x: LABELS, y: y + 5, width: width(1), height: 12, ink: 'band' },
      { kind: 'rect', x: LABELS, y: y + 5, width: width(share), height: 12, ink: 'machine' },
      { kind: 'text', x: WIDTH, y: y + 15, text: probability(share), size: SMALL + 1, ink: 'text', align: 'end', strong },
    ];
  });
  return {
    width: WIDTH, height: manifest.stages.keys.length * ROW + 4, title: named ? words.titleOf(t.sexes[sex].toLowerCase()) : words.title,
    description: words.description(stageWords(result.stage.key).name, probability(result.stage.probability)),
    marks,
    table: {
      columns: [words.columns.stage, words.columns.probability],
      rows: manifest.stages.keys.map((key, index) => [`${stageWords(key).name}, ${stageYears(manifest, index)}`, probability(result.stage_probabilities[index] ?? 0)]),
    },
  };
}

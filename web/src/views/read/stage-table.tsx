import type { Sex, SexResult } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { stageSpan } from '../../app/words';
import { t, stageWords } from '../../i18n/words';
import { probability } from '../../i18n/format';

interface StageTableProps {
  readonly manifest: Manifest;
  readonly rows: readonly { readonly sex: Sex; readonly result: SexResult }[];
}

/** Probabilities of the pack's stages: a table for reading, a bar for the eye. */
export function StageTable({ manifest, rows }: StageTableProps) {
  const { columns, probabilities, mostProbable } = t.stage;
  return (
    <table class="stage-table">
      <caption>{probabilities}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.stage}</th>
          <th scope="col">{columns.years}</th>
          {rows.map(({ sex }) => <th scope="col" class="probability">{rows.length > 1 ? t.sexes[sex] : columns.probability}</th>)}
        </tr>
      </thead>
      <tbody>
        {manifest.stages.keys.map((key, index) => {
          const chosen = rows.some(({ result }) => result.stage.index === index);
          return (
            <tr class={chosen ? 'is-chosen' : undefined}>
              <th scope="row">{stageWords(key).name}{chosen && <span class="visually-hidden">, {mostProbable}</span>}</th>
              <td class="years">{stageSpan(manifest, index)}</td>
              {rows.map(({ result }) => {
                const share = result.stage_probabilities[index] ?? 0;
                return (
                  <td class="probability">
                    <span class="bar-cell">
                      <svg class="bar" height="8" aria-hidden="true"><rect class="track" width="100%" height="8" /><rect class="fill" width={`${share * 100}%`} height="8" /></svg>
                      <span>{probability(share)}</span>
                    </span>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import type { Sex, SexResult } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { t } from '../../i18n/words';
import { age, years } from '../../i18n/format';

const AXIS_MONTHS = 228;
const ROW = 26;
const TOP = 4;

const x = (months: number) => `${(Math.min(AXIS_MONTHS, Math.max(0, months)) / AXIS_MONTHS) * 100}%`;
const width = (from: number, to: number) => `${(Math.max(0, to - from) / AXIS_MONTHS) * 100}%`;

interface AgeLineProps {
  readonly manifest: Manifest;
  readonly rows: readonly { readonly sex: Sex; readonly result: SexResult }[];
}

/** Age and interval on the line from 0 to 19 years, over the stages. Positions are per cent, so the text never stretches. */
export function AgeLine({ manifest, rows }: AgeLineProps) {
  const edges = [0, ...manifest.stages.bounds_months, AXIS_MONTHS];
  const bottom = TOP + rows.length * ROW;
  const label = rows
    .map(({ result: { bone_age_months, interval } }) => t.verdict.axis(age(bone_age_months), age(interval.low_months), age(interval.high_months)))
    .join('; ');
  return (
    <svg class="age-line" width="100%" height={bottom + 22} role="img" aria-label={label}>
      {edges.slice(1).map((edge, index) => (
        <rect class={index % 2 ? 'band band-odd' : 'band'} x={x(edges[index]!)} y={TOP} width={width(edges[index]!, edge)} height={bottom - TOP} />
      ))}
      {manifest.stages.bounds_months.map((bound) => <line class="bound" x1={x(bound)} x2={x(bound)} y1={TOP} y2={bottom + 4} />)}
      {rows.map(({ sex, result: { bone_age_months, interval } }, row) => {
        const middle = TOP + row * ROW + ROW / 2;
        return (
          <g class={`row row-${sex}`}>
            {rows.length > 1 && <text class="row-label" x={6} y={middle + 4}>{t.sexes[sex].slice(0, 1)}</text>}
            <rect class="span" x={x(interval.low_months)} y={middle - 5} width={width(interval.low_months, interval.high_months)} height={10} />
            <line class="point" x1={x(bone_age_months)} x2={x(bone_age_months)} y1={middle - 10} y2={middle + 10} />
          </g>
        );
      })}
      {edges.map((edge, index) => (
        <text
          class="tick"
          x={x(edge)}
          y={bottom + 18}
          text-anchor={index === 0 ? 'start' : index === edges.length - 1 ? 'end' : 'middle'}
        >
          {years(edge)}{index === 0 ? ` ${t.units.years}` : ''}
        </text>
      ))}
    </svg>
  );
}

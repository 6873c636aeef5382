import { useId } from 'preact/hooks';
import type { Figure, Mark } from '../../figures/figure';
import { t } from '../../i18n/words';

/** A figure with its title, what it shows in words, and its values behind a disclosure. */
export function FigureView({ figure }: { readonly figure: Figure }) {
  const id = useId();
  const { width, height, title, description, marks, table } = figure;
  return (
    <figure class="graph">
      <figcaption id={id}><b>{title}</b> <span>{description}</span></figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>{marks.map((mark) => <MarkView mark={mark} />)}</svg>
      <details class="graph-values">
        <summary>{t.figures.values}<span class="visually-hidden">: {title}</span></summary>
        <div class="graph-table" tabIndex={0} role="region" aria-labelledby={id}><table class="figures-table">
          {table.columns.some(Boolean) && <thead><tr>{table.columns.map((column) => <th scope="col">{column}</th>)}</tr></thead>}
          <tbody>
            {table.rows.map(([first, ...others]) => <tr><th scope="row">{first}</th>{others.map((value) => <td>{value}</td>)}</tr>)}
          </tbody>
        </table></div>
      </details>
    </figure>
  );
}

const pointsOf = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
const round = (value: number) => Math.round(value * 100) / 100;

function MarkView({ mark }: { readonly mark: Mark }) {
  const ink = `ink-${mark.ink.replaceAll('_', '-')}`;
  switch (mark.kind) {
    case 'line': return <polyline class={`stroke ${ink}`} points={pointsOf(mark.points)} stroke-width={mark.width} stroke-dasharray={mark.dashed ? '3 3' : undefined} />;
    case 'area': return <polygon class={`fill ${ink}`} points={pointsOf(mark.points)} />;
    case 'rect': return <rect class={`fill ${ink}`} x={round(mark.x)} y={round(mark.y)} width={round(mark.width)} height={round(mark.height)} />;
    case 'dot': return <circle class={`${mark.hollow ? 'stroke' : 'fill'} ${ink}`} cx={round(mark.x)} cy={round(mark.y)} r={mark.radius} stroke-width={mark.hollow ? 1.5 : undefined} />;
    case 'text': return <text class={`fill ${ink}${mark.strong ? ' strong' : ''}`} x={round(mark.x)} y={round(mark.y)} font-size={mark.size} text-anchor={mark.align}>{mark.text}</text>;
  }
}

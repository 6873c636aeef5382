import { useId } from 'preact/hooks';
import { t } from '../i18n/words';
import type { Figure, Mark } from './figure';

/** A figure on the page: marks by ink in the theme's colours, its sentence for who does not see it, and the values as a table. */
export function FigureSvg({ figure }: { readonly figure: Figure }) {
  const id = useId();
  const { width, height, title, description, marks, table } = figure;
  return (
    <figure class="graph">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-title ${id}-description`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {marks.map((mark) => <Drawn mark={mark} />)}
      </svg>
      <details>
        <summary>{t.followUp.figure.values}: {title}</summary>
        <div class="graph-table" tabIndex={0} role="region" aria-label={title}>
          <table class="figures-table">
            <caption>{description}</caption>
            <thead><tr>{table.columns.map((column) => <th scope="col">{column}</th>)}</tr></thead>
            <tbody>{table.rows.map(([first, ...rest]) => <tr><th scope="row">{first}</th>{rest.map((value) => <td>{value}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

const corners = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

function Drawn({ mark }: { readonly mark: Mark }) {
  const ink = `ink-${mark.ink}`;
  switch (mark.kind) {
    case 'line': return <polyline class={`stroke ${ink}`} points={corners(mark.points)} stroke-width={mark.width} stroke-dasharray={mark.dashed ? '5 4' : undefined} />;
    case 'area': return <polygon class={`fill ${ink}`} points={corners(mark.points)} />;
    case 'rect': return <rect class={`fill ${ink}`} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
    case 'dot': return <circle class={`${mark.hollow ? 'hollow' : 'fill'} ${ink}`} cx={mark.x} cy={mark.y} r={mark.radius} />;
    case 'text': return (
      <text class={`fill ${ink}${mark.strong ? ' strong' : ''}`} x={mark.x} y={mark.y} font-size={mark.size} text-anchor={mark.align}>{mark.text}</text>
    );
  }
}

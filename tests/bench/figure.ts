/** Bars as SVG, with the numbers as a table below them; and the page around it all, which needs no other file. */
export interface Row {
  readonly label: string;
  /** From left to right, stacked; the same names in every row. */
  readonly parts: Readonly<Record<string, number>>;
}

const WIDTH = 900;
const LABEL = 230;
const TOTAL = 110;
const LINE = 30;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
const sum = (row: Row) => Object.values(row.parts).reduce((total, value) => total + value, 0);

export function figure(title: string, about: string, rows: readonly Row[], unit: string): string {
  const most = Math.max(...rows.map(sum)) || 1;
  const names = Object.keys(rows[0]?.parts ?? {});
  const stacked = names.length > 1;
  const scale = (WIDTH - LABEL - TOTAL) / most;
  const bars = rows.map((row, index) => {
    const y = index * LINE;
    let x = LABEL;
    const parts = names.map((name, part) => {
      const width = (row.parts[name] ?? 0) * scale;
      const rect = `<rect class="part-${part}" x="${x.toFixed(1)}" y="${y + 4}" width="${width.toFixed(1)}" height="${LINE - 10}"/>`;
      x += width;
      return rect;
    });
    return `<text x="${LABEL - 8}" y="${y + 19}" text-anchor="end">${escape(row.label)}</text>${parts.join('')}<text x="${(x + 8).toFixed(1)}" y="${y + 19}">${shown(sum(row))} ${unit}</text>`;
  });
  const swatch = (part: number) => (stacked ? `<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="part-${part}" width="10" height="10"/></svg> ` : '');
  const head = [...names.map((name, part) => `<th scope="col">${swatch(part)}${escape(name)}</th>`), ...(stacked ? ['<th scope="col">sum</th>'] : [])].join('');
  const body = rows.map((row) => `<tr><th scope="row">${escape(row.label)}</th>${[...names.map((name) => row.parts[name] ?? 0), ...(stacked ? [sum(row)] : [])]
    .map((value) => `<td>${shown(value)}</td>`).join('')}</tr>`).join('');
  return `<section>
<h2>${escape(title)}</h2>
<p>${escape(about)}</p>
<svg viewBox="0 0 ${WIDTH} ${rows.length * LINE}" aria-hidden="true">${bars.join('')}</svg>
<details${stacked ? ' open' : ''}><summary>Numbers${unit === '' ? '' : `, in ${unit}`}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${escape(title)}: numbers"><table><thead><tr><td></td>${head}</tr></thead><tbody>${body}</tbody></table></div></details>
</section>`;
}

const STYLE = `
:root { color-scheme: light dark; --page: #f4f6f7; --surface: #fff; --text: #15202a; --quiet: #51606b; --line: #d3dadf; --p0: #5b7f95; --p1: #8a6d1f; --p2: #7a4f86; --p3: #0b5f69; --p4: #a3471f; --p5: #6b7780; }
@media (prefers-color-scheme: dark) { :root { --page: #0f1417; --surface: #161c20; --text: #e3e9ec; --quiet: #a0aeb7; --line: #2d373e; --p0: #86aec6; --p1: #d5b45e; --p2: #bf93cb; --p3: #6cc3cc; --p4: #e39063; --p5: #98a5ae; } }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
section { margin: 1rem 0; padding: 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
h1, h2 { margin: 0 0 .5rem; line-height: 1.25; } h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; }
p { margin: 0 0 1rem; max-width: 75ch; } svg { display: block; width: 100%; height: auto; } text { fill: var(--text); font-size: 15px; }
summary { margin-top: .5rem; color: var(--quiet); } .scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: right; font-weight: 400; white-space: nowrap; } th[scope=row] { text-align: left; }
.swatch { display: inline-block; width: .7em; height: .7em; }
.part-0 { fill: var(--p3); } .part-1 { fill: var(--p1); } .part-2 { fill: var(--p2); } .part-3 { fill: var(--p0); } .part-4 { fill: var(--p4); } .part-5 { fill: var(--p5); }
`;

export function html(title: string, sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escape(title)}</h1>
<p>Times belong to the machine that they were measured on; ratios are what stays. Written by tests/bench/page.mjs from the JSON files beside it.</p>
${sections.join('\n')}
</main></body>
</html>
`;
}

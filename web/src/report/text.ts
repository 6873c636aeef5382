/** A document as plain text, for a report system's own field: headings, lines, no layout that a proportional font would break. */
import type { Block, ReportDocument } from './document';

export function reportText({ title, marks, header, language, sections }: ReportDocument): string {
  const parts = sections.map(({ heading: name, blocks }) => [name.toLocaleUpperCase(language), ...blocks.flatMap(linesOf)]).filter((lines) => lines.length > 1);
  return [[title, ...marks, header].join('\n'), ...parts.map((lines) => lines.join('\n'))].join('\n\n');
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'facts': return block.facts.map(({ term, value }) => `${term}: ${value}`);
    case 'paragraph': return [block.text];
    case 'table': return block.rows.map((row) => row.map((cell, column) => (column === 0 || cell === '' ? cell : `${block.columns[column]} ${cell}`)).filter(Boolean).join('; '));
    case 'figure': return [`${block.figure.title}: ${block.figure.description}`];
    // A text has no place for pictures nor for a signature by hand.
    case 'picture': case 'lines': return [];
  }
}

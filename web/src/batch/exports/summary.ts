/** A batch as one document: how many, by what, and every film in a line. */
import { mean } from '../../study/metrics';
import { rowWords } from '../../app/batch-words';
import { intendedUseText, weightsText } from '../../app/pack-words';
import type { Figure } from '../../figures/figure';
import { date, exactMonths, number, shortHash } from '../../i18n/format';
import { providerNames } from '../../i18n/names';
import { language, t } from '../../i18n/words';
import type { Block, Fact, ReportDocument } from '../../report/document';
import { differenceOf } from '../rows';
import { tally } from '../select';
import type { BatchExport } from './lines';

export function summaryDocument({ rows, readers, manifest, appVersion, written, withNames }: BatchExport, figures: readonly Figure[]): ReportDocument {
  const words = t.batch.summary;
  const { fields } = t.report;
  const { total, counts, low, withTruth } = tally(rows);
  const differences = rows.flatMap((row) => differenceOf(row) ?? []);
  const error = mean(differences.map(Math.abs));
  const engines = [...new Set(rows.flatMap(({ outcome }) => (outcome.kind === 'done' ? [outcome.reading.engine] : [])))];
  const facts = (list: readonly (readonly [string, string | null])[]): Block => ({
    kind: 'facts', facts: list.flatMap(([term, value]): readonly Fact[] => (value === null ? [] : [{ term, value: plain(value) }])),
  });
  const lines = rows.map((row) => {
    const told = rowWords(row);
    const joined = (...parts: readonly string[]) => plain(parts.filter(Boolean).join(', '));
    return [
      plain(`${number(row.index + 1)} ${withNames ? row.name : row.film_sha256 ? shortHash(row.film_sha256) : ''}`), joined(told.sex, told.age),
      plain(told.interval ? `${told.boneAge} (${told.interval})` : told.boneAge), told.certainty, joined(told.truth, told.difference), joined(told.state, ...told.notes),
    ];
  });
  return {
    language: language.peek(), title: words.title, marks: [], header: `${t.product}: ${t.report.research}`, footer: `${t.product} ${appVersion}, ${manifest.name} ${manifest.version}`,
    sections: [
      { heading: words.overview, blocks: [facts([
        [words.films, number(total)], [words.read, number(counts.read)], [words.refused, number(counts.refused)], [words.failed, number(counts.failed)],
        [words.open, number(counts.waiting + counts.reading)], [words.lowCertainty, number(low)],
        [words.truth, readers[0] ?? null], [words.withTruth, readers.length > 0 ? number(withTruth) : null],
        [words.mean, error === null ? null : `${exactMonths(error)} (n = ${number(differences.length)})`],
      ]), ...(error === null ? [] : [{ kind: 'paragraph' as const, text: words.note }])] },
      ...(figures.length > 0 ? [{ heading: t.report.blocks.graphs, blocks: figures.map((figure): Block => ({ kind: 'figure', figure })) }] : []),
      { heading: words.rows, blocks: [{ kind: 'table', columns: words.columns, rows: lines }] },
      { heading: words.method, blocks: [facts([
        [fields.use, `${t.report.research}. ${t.report.notLegalAge}`], [fields.intended, intendedUseText(manifest)], [fields.app, `${t.product} ${appVersion}`],
        [fields.pack, `${manifest.name} ${manifest.version}`], [fields.model, manifest.files.model.sha256],
        [fields.engine, engines.map((engine) => t.report.engine(engine.runtime, providerNames[engine.provider], t.record.threads(engine.threads))).join('; ') || null],
        [fields.terms, weightsText(manifest)], [fields.made, `${date(written.slice(0, 10))}, ${written.slice(11, 16)} UTC`],
      ])] },
    ],
  };
}

/** No-break spaces belong to the page. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

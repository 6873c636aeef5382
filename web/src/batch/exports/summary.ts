/** A batch as one document: how many, by what, what they come to against readers, and every film in a line. */
import { rowWords } from '../../app/batch-words';
import { intendedUseText, weightsText } from '../../app/pack-words';
import { twoPacksFacts } from '../../app/two-packs-words';
import type { MeasuredStudy } from '../../figures/study';
import { date, number, shortHash } from '../../i18n/format';
import { providerNames } from '../../i18n/names';
import { language, t } from '../../i18n/words';
import { plainSection, type Block, type Fact, type ReportDocument } from '../../report/document';
import { siteStandingOf } from '../rows';
import { tally } from '../select';
import type { BatchExport } from './lines';
import { studySections } from './study-blocks';

/** `study`: of these rows against their readers; null where there is nothing to compare. */
export function summaryDocument({ rows, readers, manifest, secondManifest, appVersion, written, withNames, siteProfile }: BatchExport, study: MeasuredStudy | null): ReportDocument {
  const words = t.batch.summary;
  const { columns: heads } = t.batch.list;
  const { fields } = t.report;
  const site = t.study.site;
  const { total, counts, low, withTruth } = tally(rows);
  const engines = [...new Set(rows.flatMap(({ outcome }) => (outcome.kind === 'done' ? [outcome.reading.engine] : [])))];
  const facts = (list: readonly (readonly [string, string | null])[]): Block => ({
    kind: 'facts', facts: list.flatMap(([term, value]): readonly Fact[] => (value === null ? [] : [{ term, value }])),
  });
  const joined = (...parts: readonly string[]) => parts.filter(Boolean).join(', ');
  const told = rows.map((row) => ({ row, words: rowWords(row, siteStandingOf(row, siteProfile, manifest)) }));
  type Told = (typeof told)[number];
  const columns: readonly (readonly [string, (one: Told) => string])[] = [
    [heads.index, ({ row }) => number(row.index + 1)],
    [heads.name, ({ row }) => (withNames ? row.name : row.film_sha256 ? shortHash(row.film_sha256) : '')],
    [heads.sex, ({ words: { sex } }) => sex],
    ...(rows.some(({ chronological_months }) => chronological_months !== null) ? [[heads.age, ({ words: { age } }: Told) => age] as const] : []),
    [heads.bone_age, ({ words: { boneAge, interval, corrected, site: without } }) => joined(interval ? `${boneAge} (${interval})` : boneAge, corrected ? `${site.corrected.toLowerCase()}; ${without}` : '')],
    [heads.tier, ({ words: { certainty } }) => certainty],
    ...(withTruth > 0 ? [[heads.truth, ({ words: { truth } }: Told) => truth] as const, [heads.difference, ({ words: { difference } }: Told) => difference] as const] : []),
    ...(secondManifest ? [
      [heads.second, ({ words: { second, secondInterval } }: Told) => (secondInterval ? `${second} (${secondInterval})` : second)] as const,
      [heads.second_difference, ({ words: { secondDifference, secondGrade } }: Told) => joined(secondDifference, secondGrade)] as const,
    ] : []),
    [heads.state, ({ words: { state, notes, corrected, site: without } }) => joined(state, ...notes, corrected ? '' : without)],
  ];
  return {
    language: language.peek(), title: words.title, marks: [], header: `${t.product}: ${t.report.research}`, footer: `${t.product} ${appVersion}, ${manifest.name} ${manifest.version}`,
    sections: [
      { heading: words.overview, blocks: [facts([
        [words.films, number(total)], [words.read, number(counts.read)], [words.refused, number(counts.refused)], [words.failed, number(counts.failed)],
        [words.open, number(counts.waiting + counts.reading)], [words.lowCertainty, number(low)],
        [words.truth, readers[0] ?? null], [words.withTruth, readers.length > 0 ? number(withTruth) : null],
      ]), ...(siteProfile ? [{ kind: 'paragraph' as const, text: site.inBatch(siteProfile.signed_by, date(siteProfile.date)) }] : [])] },
      ...(secondManifest ? [{ heading: t.secondOpinion.heading, blocks: [facts(twoPacksFacts(rows, manifest, secondManifest))] }] : []),
      ...(study ? studySections(study) : []),
      { heading: words.rows, blocks: [{ kind: 'table' as const, columns: columns.map(([head]) => head), rows: told.map((one) => columns.map(([, cell]) => cell(one))) }] },
      { heading: words.method, blocks: [facts([
        [fields.use, `${t.report.research}. ${t.report.notLegalAge}`], [fields.intended, intendedUseText(manifest)], [fields.app, `${t.product} ${appVersion}`],
        [fields.pack, `${manifest.name} ${manifest.version}`], [fields.model, manifest.files.model.sha256],
        [t.secondOpinion.heading, secondManifest && `${secondManifest.name} ${secondManifest.version}, ${secondManifest.files.model.sha256}`],
        [fields.engine, engines.map((engine) => t.report.engine(engine.runtime, providerNames[engine.provider], t.record.threads(engine.threads))).join('; ') || null],
        [fields.terms, weightsText(manifest)], [fields.made, `${date(written.slice(0, 10))}, ${written.slice(11, 16)} UTC`],
      ])] },
    ].map(plainSection),
  };
}

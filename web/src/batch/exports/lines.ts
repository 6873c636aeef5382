/**
 * A batch as lines of cells: codes and numbers, the same in every language, the columns of a single case's table among them. Every line says by
 * what it was made: program, pack, engine, film. A film whose sex is not known has two lines.
 */
import type { Reading, Sex } from '../../domain/assessment';
import type { Child } from '../../domain/case';
import type { Growth, SdTable } from '../../domain/growth';
import type { Manifest } from '../../domain/manifest';
import type { SiteProfile } from '../../domain/site-calibration';
import { sexesOf, type ReportInput } from '../../report/input';
import { rowOf, typedText, type Cell } from '../../report/table-line';
import { errorPercentile } from '../../study/percentile';
import type { BatchRow } from '../rows';

export interface BatchExport {
  /** In the order in which they are shown. */
  readonly rows: readonly BatchRow[];
  /** Headings of the readers' columns. */
  readonly readers: readonly string[];
  readonly manifest: Manifest;
  /** Of the second network; null where one network has read alone. */
  readonly secondManifest: Manifest | null;
  readonly appVersion: string;
  /** ISO, UTC. */
  readonly written: string;
  readonly withNames: boolean;
  readonly sdTable: SdTable;
  /** The site's correction that is in force. */
  readonly siteProfile: SiteProfile | null;
  readonly readingOf: (row: BatchRow) => Promise<Reading | null>;
  readonly secondReadingOf: (row: BatchRow) => Promise<Reading | null>;
  /** Standing and heights; null where nothing is stated. */
  readonly growthOf: (row: BatchRow, reading: Reading) => Promise<Growth | null>;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

export interface BatchLine {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly reading: Reading | null;
  readonly second: Reading | null;
}

const CHUNK = 50;

const noChild: Child = {
  label: '', sex: null, birth_date: null, examination_date: null, typed_age_months: null, gestation_weeks: null, contraindications: [], indication: '', height: null, parents: null,
};

/** The case of a row, for the composer of reports. */
export async function inputOf(row: BatchRow, reading: Reading, wish: BatchExport): Promise<ReportInput> {
  const { manifest, secondManifest, appVersion, written, withNames, sdTable, siteProfile } = wish;
  const second = secondManifest && await wish.secondReadingOf(row);
  return {
    manifest, appVersion, written, withName: withNames, figures: [], pictures: [], comparison: [],
    case: {
      reading, synthetic: false, child: { ...noChild, label: withNames ? row.name : '', sex: row.sex ?? 'unknown', typed_age_months: row.chronological_months },
      chronological_age_months: row.chronological_months, growth: await wish.growthOf(row, reading), own_growth: null, site_profile: siteProfile, second_opinion: second && secondManifest && { reading: second, manifest: secondManifest }, sd_table: sdTable, tw3: null, own: null, judgement: null, study: null,
    },
  };
}

/** Columns of a case; those that a film without a result has too are filled by `ofNone`. */
function ofNone(row: BatchRow, { manifest, appVersion, written }: BatchExport, engine: Reading['engine'] | null): Readonly<Record<string, Cell>> {
  return {
    written, film_sha256: row.film_sha256, sex: row.sex, sex_known: row.sex !== null, chronological_age_months: row.chronological_months,
    app_version: appVersion, pack_name: manifest.name, pack_version: manifest.version, model_sha256: manifest.files.model.sha256,
    execution_provider: engine?.provider ?? null, runtime: engine?.runtime ?? null, intended_use: manifest.intended_use, use: 'research use, not a medical device',
  };
}

const round = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000);

/** What a batch adds in front. */
function ofRow(row: BatchRow, sex: Sex | null, reading: Reading | null, { readers, withNames, manifest }: BatchExport): Readonly<Record<string, Cell>> {
  const predicted = sex ? reading?.assessment.results?.[sex].bone_age_months ?? null : null;
  const truths = Object.fromEntries(readers.map((_, index) => [index === 0 ? 'truth_months' : `reader_${index + 1}_months`, round(row.truths[index])]));
  const truth = row.truths[0] ?? null;
  return {
    number: row.index + 1, ...(withNames ? { file: typedText(row.film.file.path) } : {}),
    outcome: row.outcome.kind === 'done' ? 'done' : row.outcome.kind === 'failed' ? 'failed' : 'not_read', failure: row.outcome.kind === 'failed' ? row.outcome.code : null,
    sex_from: row.sexFrom, age_from: row.monthsFrom, predicted_months: round(predicted), ...truths,
    ...(readers.length > 0 ? {
      difference_months: truth === null || predicted === null ? null : round(predicted - truth),
      // Share of held-out films of the sex and the band of age with a smaller error; of the last bin the least that it can be.
      error_above_held_out: sex === null || truth === null || predicted === null ? null : round(errorPercentile(manifest, sex, predicted, predicted - truth)?.share),
    } : {}),
  };
}

/** Pieces of lines, each with the same columns; the first piece has at least one line unless there are no rows. */
export async function* linesOf(wish: BatchExport): AsyncGenerator<readonly BatchLine[]> {
  const columns = await columnsOf(wish);
  const engine = wish.rows.find(({ outcome }) => outcome.kind === 'done')?.outcome;
  const usual = engine?.kind === 'done' ? engine.reading.engine : null;
  for (let at = 0; at < wish.rows.length; at += CHUNK) {
    wish.signal.throwIfAborted();
    const piece = await Promise.all(wish.rows.slice(at, at + CHUNK).map(async (row): Promise<readonly BatchLine[]> => {
      const reading = await wish.readingOf(row);
      if (reading === null) return [{ reading, second: null, cells: inOrder(columns, { ...ofNone(row, wish, usual), ...ofRow(row, row.sex, null, wish) }) }];
      const input = await inputOf(row, reading, wish);
      const second = input.case.second_opinion?.reading ?? null;
      return sexesOf(reading.assessment).map((sex) => ({ reading, second, cells: inOrder(columns, { ...rowOf(input, sex), ...ofRow(row, sex, reading, wish) }) }));
    }));
    yield piece.flat();
    wish.progress(Math.min(at + CHUNK, wish.rows.length), wish.rows.length);
  }
}

/** What a single case says of its user: nobody has said it of a batch's film. */
const UNSAID = new Set(['label', 'birth_date', 'examination_date', 'synthetic', 'own_bone_age_months', 'own_before_machine', 'judgement', 'remark', 'reader', 'contraindications', 'tw3_rus_score', 'tw3_age_months', 'target_height_cm', 'adult_height_cm']);

export async function columnsOf(wish: BatchExport): Promise<readonly string[]> {
  const [first] = wish.rows;
  if (first === undefined) return [];
  let ofCase: readonly string[] = Object.keys(ofNone(first, wish, null));
  for (const row of wish.rows) {
    const reading = row.key === null ? null : await wish.readingOf(row);
    if (reading === null) continue;
    ofCase = Object.keys(rowOf(await inputOf(row, reading, { ...wish, growthOf: async () => null }), 'female'));
    break;
  }
  const own = Object.keys(ofRow(first, first.sex, null, wish));
  return [...own, ...ofCase.filter((column) => !own.includes(column) && !UNSAID.has(column))];
}

const inOrder = (columns: readonly string[], cells: Readonly<Record<string, Cell>>) => Object.fromEntries(columns.map((column) => [column, cells[column] ?? null]));

/** Reads every film of a table with the page's pipeline and measures the readings against the labels. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { file, folder, positiveInteger, program, text, UsageError, type Values } from './arguments';
import { parseLabels, parseSplit, stem, TableError, type LabelRow } from './csv';
import { defaultPack, readPack, startEngine, type NodeEngine } from './engine';
import { FilmFolder } from './films';
import { ProgressBar } from './progress';
import { rowOf, summarise, type FilmRow, type Summary } from './summary';
import type { Sex } from '../../web/src/domain/assessment';
import type { Measure } from '../../web/src/study/metrics';
import type { ReadOptions, SecondLook } from '../../web/src/pipeline/protocol';

const LOOKS: readonly SecondLook[] = ['never', 'when_doubtful', 'always'];

const USAGE = `Usage: node scripts/evaluate.mjs --images DIR --csv FILE [options]
  --images DIR   films (png, jpg, jpeg, bmp), named by id
  --csv FILE     columns id, boneage (months), male (True/False, 1/0, M/F)
  --pack DIR     model pack (models/carpal-b4)
  --json OUT     write the result to this file too
  --limit N      read at most N films
  --force        read refused films too, and report both
  --part NAME --split FILE   only the films of this part (columns id, part)
  --profile NAME validation profile (the pack's default)
  --second-look ${LOOKS.join('|')}   read films mirrored and turned too (never)`;

const OPTIONS = {
  images: { type: 'string' }, csv: { type: 'string' }, pack: { type: 'string' }, json: { type: 'string' }, limit: { type: 'string' },
  force: { type: 'boolean' }, part: { type: 'string' }, split: { type: 'string' }, profile: { type: 'string' }, 'second-look': { type: 'string' },
} as const;

interface Job {
  readonly id: string;
  readonly sex: Sex;
  readonly truth: number;
  readonly path: string;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const { jobs, problems } = plan(values);
    const pack = await readPack(folder(values, 'pack', defaultPack));
    const profile = text(values, 'profile') ?? '';
    const { profiles } = pack.manifest.validation;
    if (profile !== '' && !Object.hasOwn(profiles, profile)) throw new UsageError(`--profile: the pack has ${Object.keys(profiles).join(', ')}, not ${profile}.`);
    const secondLook = LOOKS.find((one) => one === (text(values, 'second-look') ?? 'never'));
    if (secondLook === undefined) throw new UsageError(`--second-look: ${LOOKS.join(', ')}.`);
    const how = { profile, override: values.force === true, secondLook };
    let engine = await startEngine(pack);
    const films: FilmRow[] = [];
    const bar = new ProgressBar(jobs.length);
    for (const job of jobs) {
      const { row, broken } = await readOne(engine, job, how);
      films.push(row);
      if (broken) engine = await startEngine(pack);
      bar.update(films.length);
    }
    const summary = summarise(films, problems, engine.manifest.stages.bounds_months, { ...how, bands: engine.manifest.calibration.interval.bands_months });
    const result = {
      pack: { name: engine.manifest.name, version: engine.manifest.version, model_sha256: engine.manifest.files.model.sha256 },
      core_version: engine.core.version, engine: engine.network.engine, profile: profile || engine.manifest.validation.default_profile,
      summary, films: [...films, ...problems],
    };
    const out = text(values, 'json');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
    console.error(sentence(summary));
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  });
}

/** Which films to read, and which rows cannot be. */
function plan(values: Values): { jobs: Job[]; problems: FilmRow[] } {
  const films = new FilmFolder(folder(values, 'images'));
  const limit = positiveInteger(values, 'limit') ?? Infinity;
  const rows = table(file(values, 'csv'), 'csv', parseLabels);
  const part = partOf(values);
  const jobs: Job[] = [];
  const problems: FilmRow[] = [];
  for (const row of rows) {
    if (part !== null && !part.has(stem(row.id)) && row.id !== '') continue;
    const found = row.problem === null ? films.find(row.id) : { problem: row.problem };
    if ('problem' in found || row.sex === null || row.truth === null) problems.push(problemRow(row, 'problem' in found ? found.problem : 'UnreadableRow'));
    else if (jobs.length < limit) jobs.push({ id: row.id, sex: row.sex, truth: row.truth, path: found.path });
  }
  return { jobs, problems };
}

function partOf(values: Values): Set<string> | null {
  const name = text(values, 'part');
  if (name === undefined && values.split === undefined) return null;
  if (name === undefined) throw new UsageError('--split needs --part NAME.');
  if (values.split === undefined) throw new UsageError('--part needs --split FILE.');
  const parts = table(file(values, 'split'), 'split', parseSplit);
  const part = parts.get(name);
  if (part === undefined) throw new UsageError(`--part: the split has ${[...parts.keys()].join(', ') || 'no parts'}, not ${name}.`);
  return part;
}

function table<T>(path: string, name: string, read: (source: string) => T): T {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof TableError) throw new UsageError(`--${name}: ${error.message}`);
    throw error;
  }
}

function problemRow(row: LabelRow, error: string): FilmRow {
  return { ...emptyRow(row.id, row.sex, row.truth), error, line: row.line };
}

function emptyRow(id: string, sex: Sex | null, truth: number | null) {
  return { id, sex, truth, prediction: null, interval: null, stage: null, stage_probability: null, tier: null, agreement: null, refused_by: null, refused_layers: [], codes: [] };
}

/** A film that fails is a row with an error. `broken`: the failure has no name (a trap), the engine is not to be used again. */
async function readOne(engine: NodeEngine, job: Job, how: Omit<ReadOptions, 'subject'>): Promise<{ row: FilmRow; broken: boolean }> {
  try {
    const bytes = new Uint8Array(await readFile(job.path));
    const reading = await engine.pipeline.read(new AbortController().signal, bytes, { subject: { sex: job.sex }, ...how });
    return { row: rowOf(job.id, job.sex, job.truth, reading), broken: false };
  } catch (error) {
    const known = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    const detail = error instanceof Error ? ('detail' in error ? String(error.detail) : error.message) : String(error);
    const row = { ...emptyRow(job.id, job.sex, job.truth), error: known ?? 'Crashed', ...(detail === '' ? {} : { error_detail: detail }) };
    return { row, broken: known === null || known === 'EngineFailed' };
  }
}

function sentence(summary: Summary): string {
  const number = (value: number | null, digits = 2) => (value === null ? '-' : value.toFixed(digits));
  const between = (name: Measure, digits = 2) => {
    const interval = summary.intervals?.[name];
    return interval ? ` (${number(interval[0], digits)} to ${number(interval[1], digits)})` : '';
  };
  const known = (name: Measure, digits = 2) => `${number(summary[name], digits)}${between(name, digits)}`;
  return `${summary.n} films read, ${summary.refused} without a result, ${summary.problems.total} rows with a problem. `
    + `MAE ${known('mae')} months, median ${known('median')}, bias ${known('bias')}, RMSE ${known('rmse')}, R2 ${known('r2', 3)}, within 12 months ${known('within_12', 3)}, `
    + `stage ${known('stage_accuracy', 3)}, kappa ${known('qwk', 3)}, coverage ${known('coverage90', 3)}; in brackets 95 % of resamples.`;
}

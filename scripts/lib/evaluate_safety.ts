/** Runs pictures through the page's pipeline and counts what each tier refuses. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { file, folder, positiveInteger, program, text, UsageError, type Values } from './arguments';
import { parseClasses, parseLabels, parseSplit, stem } from './csv';
import { defaultPack, readPack, startEngine, type NodeEngine } from './engine';
import { asPicture, changedFile } from './films';
import { ProgressBar } from './progress';
import { EXPECTATIONS, rowOf, summarise, type SafetyRow } from './safety_table';
import { changes, type Grey } from '../../tests/phantom/changes.mjs';
import { notHands } from '../../tests/phantom/not-hands.mjs';
import { encodePng, type Picture } from '../../tests/phantom/phantom.mjs';
import { photographs } from '../../tests/phantom/photographs.mjs';
import type { SubjectSex } from '../../web/src/domain/assessment';

const GENERATED = Object.keys(notHands) as (keyof typeof notHands)[];
/** What happens to a film before it is read; the number is the film's place in the run. */
const CHANGES: Readonly<Record<string, (film: Grey, at: number) => Picture>> = {
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, (film: Grey) => asPicture(change(film))])),
  ...photographs,
};

const USAGE = `Usage: node scripts/evaluate_safety.mjs (--images DIR | --generated CLASS|all) --expect ${EXPECTATIONS.join('|')} [options]
  --images DIR       pictures (png, jpg, jpeg, bmp)
  --generated CLASS  pictures made by code instead: ${GENERATED.join(', ')}, all
  --expect           what all of them should get; doubt: review or refusal
  --csv FILE         a class for each picture (columns file, body_part), or the sex of each film (columns id, boneage, male);
                     only pictures that it names are read
  --part NAME --split FILE   only the films of this part (columns id, part)
  --change NAME      changes each picture first: ${Object.keys(CHANGES).join(', ')}
  --count N          pictures of each generated class (300)
  --limit N          read at most N pictures, spread over the folder
  --pack DIR         model pack (models/carpal-b4)
  --profile NAME     validation profile (the pack's default)
  --json OUT         write the result to this file too`;

const OPTIONS = {
  images: { type: 'string' }, generated: { type: 'string' }, expect: { type: 'string' }, csv: { type: 'string' }, part: { type: 'string' },
  split: { type: 'string' }, change: { type: 'string' }, count: { type: 'string' }, limit: { type: 'string' }, pack: { type: 'string' },
  profile: { type: 'string' }, json: { type: 'string' },
} as const;

interface Job {
  readonly name: string;
  readonly class: string;
  readonly sex: SubjectSex;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const expect = EXPECTATIONS.find((one) => one === text(values, 'expect'));
    if (expect === undefined) throw new UsageError(`--expect: ${EXPECTATIONS.join(', ')}.`);
    const jobs = plan(values);
    const change = text(values, 'change');
    if (change !== undefined && !Object.hasOwn(CHANGES, change)) throw new UsageError(`--change: ${Object.keys(CHANGES).join(', ')}, not ${change}.`);
    const pack = await readPack(folder(values, 'pack', defaultPack));
    const profile = text(values, 'profile') ?? '';
    if (profile !== '' && !Object.hasOwn(pack.manifest.validation.profiles, profile)) throw new UsageError(`--profile: the pack has no ${profile}.`);
    let engine = await startEngine(pack);
    const rows: SafetyRow[] = [];
    const bar = new ProgressBar(jobs.length);
    for (const job of jobs) {
      const { row, broken } = await judge(engine, job, profile, change === undefined ? null : (film) => CHANGES[change]!(film, rows.length + 1));
      rows.push(row);
      if (broken) engine = await startEngine(pack);
      bar.update(rows.length);
    }
    const summary = summarise(rows, expect);
    const { manifest } = engine;
    const result = {
      pack: { name: manifest.name, version: manifest.version, model_sha256: manifest.files.model.sha256 }, core_version: engine.core.version,
      profile: profile || manifest.validation.default_profile, change: change ?? null, summary, pictures: rows,
    };
    const out = text(values, 'json');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
    console.error(`${summary.n} pictures, ${summary.refused} refused, ${summary.review} to review; as expected: ${percent(summary.as_expected)}`);
    for (const [name, one] of Object.entries(summary.by_class)) console.error(`  ${name}: ${one.refused} of ${one.n} refused (${percent(one.refused_share)}), ${one.review} review`);
    for (const [name, one] of Object.entries(summary.ruled_otherwise)) console.error(`  ${name} (should be reviewed): ${one.review} of ${one.n} review, ${one.refused} refused`);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  });
}

const percent = (share: number | null) => (share === null ? '-' : `${(100 * share).toFixed(2)} %`);

function plan(values: Values): Job[] {
  const generated = text(values, 'generated');
  if ((generated === undefined) === (text(values, 'images') === undefined)) throw new UsageError('Either --images DIR or --generated CLASS.');
  const jobs = generated === undefined ? fromFolder(values) : fromCode(generated, positiveInteger(values, 'count') ?? 300);
  const limit = positiveInteger(values, 'limit') ?? jobs.length;
  if (jobs.length === 0) throw new UsageError('There are no pictures to read.');
  return limit >= jobs.length ? jobs : Array.from({ length: limit }, (_, i) => jobs[Math.floor((i * jobs.length) / limit)]!);
}

function fromCode(wanted: string, count: number): Job[] {
  const classes = wanted === 'all' ? GENERATED : GENERATED.filter((name) => name === wanted);
  if (classes.length === 0) throw new UsageError(`--generated: ${GENERATED.join(', ')} or all, not ${wanted}.`);
  return classes.flatMap((kind) => Array.from({ length: count }, (_, i): Job => (
    { name: `${kind} ${i + 1}`, class: kind, sex: 'unknown', bytes: async () => new Uint8Array(encodePng(notHands[kind](i + 1))) })));
}

function fromFolder(values: Values): Job[] {
  const path = folder(values, 'images');
  const part = text(values, 'part');
  const parts = part === undefined ? null : parseSplit(readFileSync(file(values, 'split'), 'utf8')).get(part);
  if (parts === undefined) throw new UsageError(`--part: the split has no ${part ?? ''}.`);
  const known = text(values, 'csv') === undefined ? null : readTable(file(values, 'csv'), basename(path));
  return readdirSync(path).filter((name) => /\.(png|jpe?g|bmp)$/i.test(name)).sort().flatMap((name): Job[] => {
    if (parts !== null && !parts.has(stem(name))) return [];
    const found = known === null ? { class: basename(path), sex: 'unknown' as const } : known.get(stem(name));
    return found === undefined ? [] : [{ name, ...found, bytes: async () => new Uint8Array(await readFile(join(path, name))) }];
  });
}

/** By stem: class and sex. Of a table of classes, thumbnails (64 px, by their name) are a class of their own. */
function readTable(path: string, folderName: string): Map<string, { class: string; sex: SubjectSex }> {
  const source = readFileSync(path, 'utf8');
  const classes = parseClasses(source);
  if (classes !== null) {
    return new Map([...classes].map(([key, { file: name, kind }]) => [key, { class: /64_/.test(name) ? `${kind} thumbnail` : kind, sex: 'unknown' }]));
  }
  return new Map(parseLabels(source).flatMap(({ id, sex, problem }) => (problem === null && sex !== null ? [[stem(id), { class: folderName, sex }] as const] : [])));
}

async function judge(engine: NodeEngine, job: Job, profile: string, change: ((film: Grey) => Picture) | null): Promise<{ row: SafetyRow; broken: boolean }> {
  try {
    const bytes = change === null ? await job.bytes() : changedFile(engine.core, await job.bytes(), change);
    const { assessment } = await engine.pipeline.read(new AbortController().signal, bytes, { subject: { sex: job.sex }, profile, override: false, secondLook: 'never' });
    return { row: rowOf(job.name, job.class, assessment), broken: false };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    const row: SafetyRow = { file: job.name, class: job.class, verdict: 'unreadable', refused_by: null, codes: [], distance: null, error: code ?? String(error) };
    return { row, broken: code === null || code === 'EngineFailed' };
  }
}

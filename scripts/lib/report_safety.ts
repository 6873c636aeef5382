/** Runs the evaluations that the safety report needs and writes it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, positiveInteger, program, text } from './arguments';
import { defaultCore, defaultPack, readPack, repository } from './engine';
import { compose, type Part, type Results } from './safety_report_text';
import type { SafetySummary } from './safety_table';
import type { Summary } from './summary';

const USAGE = `Usage: node scripts/report_safety.mjs --shared DIR --cache DIR [options]
  --shared DIR  folder with data/rsna, data/hands, data/other, data/other_and_hands.csv and training/split.csv
  --cache DIR   where the runs' results are kept
  --pack DIR    model pack (models/carpal-b4); SAFETY.md is written into it
  --films N     held-out films of each changed run (300); the plain run reads all
  --count N     pictures of each generated class (300)
  --jobs N      runs at a time (1)`;

const OPTIONS = {
  shared: { type: 'string' }, cache: { type: 'string' }, pack: { type: 'string' }, films: { type: 'string' }, count: { type: 'string' }, jobs: { type: 'string' },
} as const;

/** How good films arrive. */
const CHANGES = ['inverted', 'dim', 'darker', 'brighter', 'mirrored', 'dark frame', 'white frame', 'turned +10', 'turned -10', 'turned +20',
  'turned 90', 'upside down', 'turned 270', 'turned 35', 'large canvas', 'lying, inverted, on a large canvas'];
const PHOTOGRAPHS = ['photograph of a screen', 'photograph of a light box', 'photograph of a print'];

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const shared = folder(values, 'shared');
    const packFolder = folder(values, 'pack', defaultPack);
    const [films, count] = [positiveInteger(values, 'films') ?? 300, positiveInteger(values, 'count') ?? 300];
    const pack = await readPack(packFolder);
    const key = createHash('sha256').update(pack.manifestText).update(readFileSync(join(defaultCore, 'carpal.wasm'))).digest('hex').slice(0, 16);
    const kept = join(text(values, 'cache') ?? '', 'safety', key);
    mkdirSync(kept, { recursive: true });
    const data = join(shared, 'data');
    const rsna = ['--images', join(data, 'rsna/train'), '--csv', join(data, 'rsna/train.csv'), '--split', join(shared, 'training/split.csv'), '--part', 'holdout'];
    const jobs: Job[] = [
      { name: 'holdout', program: 'evaluate', args: rsna },
      ...CHANGES.map((change) => ({ name: change, program: 'evaluate_safety', args: [...rsna, '--change', change, '--limit', String(films), '--expect', 'read'] } as const)),
      { name: 'hands', program: 'evaluate_safety', args: ['--images', join(data, 'hands'), '--expect', 'read'] },
      { name: 'other', program: 'evaluate_safety', args: ['--images', join(data, 'other'), '--csv', join(data, 'other_and_hands.csv'), '--expect', 'refuse'] },
      { name: 'generated', program: 'evaluate_safety', args: ['--generated', 'all', '--count', String(count), '--expect', 'refuse'] },
      ...PHOTOGRAPHS.map((change) => ({ name: change, program: 'evaluate_safety', args: ['--images', join(data, 'rsna/half'), '--change', change, '--expect', 'doubt'] } as const)),
    ];
    const summaries = await all(jobs, positiveInteger(values, 'jobs') ?? 1, (job) => result(job, kept, [...job.args, '--pack', packFolder]));
    const named = new Map(jobs.map(({ name }, i) => [name, summaries[i]!]));
    const safety = (name: string) => named.get(name) as SafetySummary;
    const part = (name: string): Part => ({ name, ...safety(name) });
    const results: Results = {
      pack: { name: pack.manifest.name, version: pack.manifest.version, sha256: pack.manifest.files.model.sha256 },
      holdout: named.get('holdout') as Summary, changed: CHANGES.map(part), hands: part('hands'), other: safety('other'), generated: safety('generated'),
      photographs: PHOTOGRAPHS.map(part),
    };
    const target = join(packFolder, 'SAFETY.md');
    writeFileSync(`${target}.partial`, compose(results));
    renameSync(`${target}.partial`, target);
    return 0;
  });
}

interface Job {
  readonly name: string;
  readonly program: 'evaluate' | 'evaluate_safety';
  readonly args: readonly string[];
}

/** The run's summary, from the file where it was kept or from a run now. */
async function result(job: Job, kept: string, args: readonly string[]): Promise<Summary | SafetySummary> {
  const path = join(kept, `${createHash('sha256').update(JSON.stringify([job.program, ...args])).digest('hex').slice(0, 16)}.json`);
  if (!existsSync(path)) {
    console.error(`${job.name} ...`);
    const partial = `${path}.partial`;
    await finished(job, [join(repository, `scripts/${job.program}.mjs`), ...args, '--json', partial]);
    renameSync(partial, path);
  }
  return (JSON.parse(readFileSync(path, 'utf8')) as { summary: Summary | SafetySummary }).summary;
}

function finished(job: Job, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-2000); });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${job.name}: ${said}`))));
  });
}

/** `work` for each of the items, `wide` at a time; in their order. */
async function all<T, R>(items: readonly T[], wide: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const out: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next++;
      out[i] = await work(items[i]!);
    }
  };
  await Promise.all(Array.from({ length: wide }, worker));
  return out;
}

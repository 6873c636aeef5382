/** The headless twin over films made or found by a test. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sex } from '../../web/src/domain/assessment';
import type { FilmRow } from '../../scripts/lib/summary';
import { repository } from './paths';

/** Reads the table's films with scripts/evaluate.mjs; rows by id. */
export async function evaluateFolder(images: string, csv: string, ...options: string[]): Promise<Map<string, FilmRow>> {
  const child = spawn(process.execPath, ['scripts/evaluate.mjs', '--images', images, '--csv', csv, ...options], { cwd: repository });
  let [out, log] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { log += text; });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`evaluate.mjs ended with ${String(code)}: ${log}`);
  const { films } = JSON.parse(out) as { films: FilmRow[] };
  return new Map(films.map((film) => [film.id, film]));
}

/** The same film as both sexes. The labels are made up: only the readings are used. */
export async function evaluateBoth(film: Buffer, ...options: string[]): Promise<Record<Sex, FilmRow>> {
  const folder = await mkdtemp(join(tmpdir(), 'carpal-e2e-'));
  try {
    for (const sex of ['female', 'male']) await writeFile(join(folder, `${sex}.png`), film);
    const csv = join(folder, 'labels.csv');
    await writeFile(csv, 'id,boneage,male\nfemale,100,False\nmale,100,True\n');
    const rows = await evaluateFolder(folder, csv, ...options);
    const [female, male] = [rows.get('female'), rows.get('male')];
    if (female === undefined || male === undefined) throw new Error(`evaluate.mjs found no films: ${[...rows.keys()].join()}`);
    return { female, male };
  } finally {
    await rm(folder, { recursive: true });
  }
}

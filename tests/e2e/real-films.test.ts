/** The page and its headless twin over real films. Skipped where there are none. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseLabels } from '../../scripts/lib/csv';
import type { FilmRow } from '../../scripts/lib/summary';
import { Carpal } from './carpal';
import { evaluateFolder } from './evaluate';
import { realFilms } from './paths';

const films = realFilms();

describe.skipIf(films === null)('real films', () => {
  const names = films === null ? [] : readdirSync(films.native).filter((name) => name.endsWith('.png'));
  let carpal: Carpal;
  let folder: string;
  let twin: Map<string, FilmRow>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carpal-e2e-'));
    const rows = parseLabels(readFileSync(films!.labels, 'utf8')).filter(({ id }) => names.includes(`${id}.png`));
    const csv = join(folder, 'labels.csv');
    await writeFile(csv, ['id,boneage,male', ...rows.map(({ id, truth, sex }) => `${id},${truth},${sex}`), ''].join('\n'));
    // One after the other: both would want every core.
    twin = await evaluateFolder(films!.native, csv);
    carpal = await Carpal.ready();
  });
  afterEach(() => carpal.requests.expectPrivate());
  afterAll(async () => {
    await carpal?.close();
    await rm(folder, { recursive: true });
  });

  it('read on the page as evaluate.mjs reads them, to a hundredth of a month', async () => {
    expect(twin.size).toBe(24);
    for (const [id, row] of twin) {
      await carpal.open(`${id}.png`, await readFile(join(films!.native, `${id}.png`)));
      expect(row.error, id).toBeNull();
      expect((await carpal.layers()).refused, id).toBe(row.refused_layers.length);
      if (row.prediction === null) continue;
      await carpal.sex(row.sex!);
      const months = (await carpal.months())[row.sex!]!;
      expect(Math.abs(months - row.prediction), `${id}: ${months} on the page, ${row.prediction} without it`).toBeLessThan(0.01);
      expect(await carpal.verdict(), id).toEqual({ stages: [row.stage], tiers: [row.tier] });
    }
  });
});

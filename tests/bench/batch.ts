/** The throughput of a batch as a share of the network's own, and whether memory stays flat. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { mean, median } from '../../web/src/study/metrics';
import { en } from '../../web/src/i18n/en';
import { positiveInteger, program, text } from '../../scripts/lib/arguments';
import { launchOptions, withoutGpu } from '../e2e/chromium';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { measuredNow, tell } from './machine';
import type { BatchResult } from './results';
import { peakMemory, renderersOf } from './visitor';

const USAGE = `Usage: node tests/bench/batch.mjs [options]
  --films N      films a round (24)
  --rounds N     batches, each between two looks at the network alone (3)
  --single       the network on one thread, as on a page without isolation: the other cores are for decoding
  --json OUT     write the result to this file too`;
const OPTIONS = { films: { type: 'string' }, rounds: { type: 'string' }, single: { type: 'boolean' }, json: { type: 'string' } } as const;

const repository = join(import.meta.dirname, '../..');
const FILM = { width: 2000, height: 2500, bits: 8, channels: 1 } as const;
/** Films that are read one by one to time the network. */
const ALONE = 6;
/** Without shared memory the runtime has one thread. */
const NOT_ISOLATED = { 'Cross-Origin-Opener-Policy': 'unsafe-none', 'Cross-Origin-Embedder-Policy': 'unsafe-none' };

interface Times {
  readonly infer: number;
  readonly whole: number;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const count = positiveInteger(values, 'films') ?? 24;
    const rounds = positiveInteger(values, 'rounds') ?? 3;
    if (!existsSync(join(repository, 'dist/index.html'))) throw new Error('dist/ is missing: build the page first (npm run build).');
    const folder = mkdtempSync(join(tmpdir(), 'carpal-batch-'));
    const films = drawn(folder, count);
    const server = await preview({ configFile: join(repository, 'web/vite.config.ts'), logLevel: 'error', preview: { host: '127.0.0.1', port: 0, ...(values.single === true && { headers: NOT_ISOLATED }) } });
    const browser = await chromium.launch(launchOptions(withoutGpu));
    try {
      const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
      page.setDefaultTimeout(600_000);
      await page.goto(server.resolvedUrls!.local[0]!);
      await page.getByRole('button', { name: en.terms.accept }).click();
      await page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
      // The first films compile code and take memory.
      await alone(page, films.slice(0, 2));
      const memory: number[] = [];
      const samples: { network: number; sequential: number; film: number; threads: number; share: number; busy: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const before = await alone(page, films.slice(0, ALONE));
        const batch = await batchOf(page, films);
        const after = await alone(page, films.slice(0, ALONE));
        const network = (before.network + after.network) / 2;
        samples.push({ network, sequential: (before.whole + after.whole) / 2, film: batch.film, threads: batch.threads, share: network / batch.film, busy: (mean(batch.times.map(({ infer }) => infer)) ?? NaN) / batch.film });
        memory.push(peakMemory(await renderersOf(browser), 'VmRSS'));
        console.error(`round ${round + 1}: network ${network.toFixed(0)} ms, one after the other ${samples[round]!.sequential.toFixed(0)} ms, batch ${batch.film.toFixed(0)} ms a film, network busy ${samples[round]!.busy.toFixed(2)}; ${memory[round]} MB`);
      }
      const of = (key: 'network' | 'sequential' | 'film' | 'share' | 'busy') => median(samples.map((sample) => sample[key])) ?? NaN;
      const whole = (key: 'network' | 'sequential' | 'film') => Math.round(of(key));
      const ratio = (value: number) => Number(value.toFixed(3));
      const result: BatchResult = {
        ...measuredNow(), kind: 'batch', browser: `Chromium ${browser.version()}`, film: FILM, films: count, rounds, threads: samples[0]!.threads,
        milliseconds: { network: whole('network'), one_after_the_other: whole('sequential'), batch: whole('film') }, memory_mb: memory,
        // `network_busy`: of the batch's time, the share in which the network ran: what others do on the machine slows both.
        ratios: { network_busy: ratio(of('busy')), batch_to_network: ratio(of('share')), one_after_the_other_to_network: ratio(median(samples.map(({ network, sequential }) => network / sequential)) ?? NaN) },
      };
      tell(result, text(values, 'json'));
      return 0;
    } finally {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
}

/** Paths: a browser takes no more than 50 MB over its wire. */
const drawn = (folder: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => {
  const path = join(folder, `${index}.png`);
  writeFileSync(path, encodePng(drawHand({ ...FILM, maturity: 0.2 + (0.7 * index) / Math.max(1, count - 1) })));
  return path;
});

/** Medians of the network's own time, and of whole readings, each a film by itself: nothing overlaps. */
async function alone(page: Page, films: readonly string[]): Promise<{ network: number; whole: number }> {
  const times: Times[] = [];
  for (const film of films) times.push(...(await batchOf(page, [film])).times);
  return { network: median(times.map(({ infer }) => infer)) ?? NaN, whole: median(times.map(({ whole }) => whole)) ?? NaN };
}

/** `film`: milliseconds a film, from the first one that is done to the last: how long the cores take to start is no part of it. */
async function batchOf(page: Page, films: readonly string[]): Promise<{ film: number; threads: number; times: readonly Times[] }> {
  await page.keyboard.press('2');
  await page.locator('.batch-zone').waitFor();
  await page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles([...films]);
  await page.locator('input[name=batch-sex][value=male]').check();
  // Once through the network each.
  await page.locator('[data-looks]').uncheck();
  const film = await page.evaluate(async (label) => {
    [...document.querySelectorAll('button')].find((button) => button.textContent === label)!.click();
    let [done, at] = [0, performance.now()];
    for (;;) {
      const bar = document.querySelector<HTMLProgressElement>('.batch-run progress')!;
      const state = document.querySelector<HTMLElement>('[data-batch-state]')!;
      if (done === 0 && bar.value > 0) [done, at] = [bar.value, performance.now()];
      if (state.dataset.batchState === 'idle' && bar.value === bar.max) return bar.max > done ? (performance.now() - at) / (bar.max - done) : 0;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, en.batch.run.start);
  const kept = await page.evaluate(() => new Promise<{ reading: { milliseconds: Record<string, number>; engine: { threads: number } } }[]>((resolve, reject) => {
    const opening = indexedDB.open('carpal-batch');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('readings').objectStore('readings').getAll();
      asked.onsuccess = () => {
        opening.result.close();
        resolve(asked.result as never);
      };
    };
  }));
  if (kept.length !== films.length || kept.some(({ reading }) => reading.milliseconds.infer === 0)) throw new Error('A film was refused: there is nothing to measure.');
  await page.getByRole('button', { name: en.batch.run.close }).click();
  await page.locator('dialog[open]').getByRole('button', { name: en.batch.run.close }).click();
  await page.locator('.batch-zone').waitFor();
  const times = kept.map(({ reading: { milliseconds: one } }) => ({ infer: one.infer!, whole: one.decode! + one.validate! + one.prepare! + one.infer! + one.assess! }));
  return { film, threads: kept[0]!.reading.engine.threads, times };
}

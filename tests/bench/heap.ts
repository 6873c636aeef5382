/** The page's memory film by film: what leaks grows with their number, what is only large does not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { en } from '../../web/src/i18n/en';
import { median } from '../../web/src/study/metrics';
import { folder, positiveInteger, program, text } from '../../scripts/lib/arguments';
import { ProgressBar } from '../../scripts/lib/progress';
import { launchOptions, withoutGpu } from '../e2e/chromium';
import { Host } from '../e2e/host';
import { badPictures, drawHand, encodePng, truncated } from '../phantom/phantom.mjs';
import { measuredNow, tell } from './machine';
import type { HeapResult } from './results';

const USAGE = `Usage: node tests/bench/heap.mjs [options]
  --films N        films to read (300)
  --folder FOLDER  PNG films, read in turn (phantoms of several kinds)
  --json OUT       write the result to this file too`;

const OPTIONS = { films: { type: 'string' }, folder: { type: 'string' }, json: { type: 'string' } } as const;

const EVERY = 25;
const PATIENCE = 300_000;

type Sample = HeapResult['samples'][number];

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const films = positiveInteger(values, 'films') ?? 300;
    const kinds = text(values, 'folder') === undefined ? phantoms() : picturesIn(folder(values, 'folder'));
    const host = await Host.start();
    const browser = await chromium.launch(launchOptions(withoutGpu, '--enable-blink-features=ForceEagerMeasureMemory'));
    try {
      const samples = await measure(await (await browser.newContext()).newPage(), host.origin, kinds, films);
      const half = samples.slice(Math.floor(samples.length / 2));
      const of = (some: readonly Sample[], value: (sample: Sample) => number) => median(some.map(value)) ?? NaN;
      const growth = (value: (sample: Sample) => number) => of(half, value) / of(samples.slice(1, Math.floor(samples.length / 2) + 1), value);
      const result = {
        kind: 'heap' as const, ...measuredNow(), browser: `Chromium ${browser.version()}`, films, pictures: text(values, 'folder') === undefined ? 'phantoms' : 'radiographs', different: kinds.length,
        samples, ratios: { memory: round(growth(({ memory_mb }) => memory_mb), 3), nodes: round(growth(({ nodes }) => nodes), 3) },
      } satisfies HeapResult;
      tell(result, text(values, 'json'));
      return 0;
    } finally {
      await browser.close();
      await host.stop();
    }
  });
}

const line = ({ films, memory_mb, page_mb, nodes }: Sample) => `${String(films).padStart(5)} films ${memory_mb.toFixed(1).padStart(8)} MB, page ${page_mb.toFixed(1)} MB, ${nodes} nodes`;
const round = (value: number, digits = 1) => Number(value.toFixed(digits));

function phantoms(): Buffer[] {
  const hand = encodePng(drawHand({ width: 600, height: 800 }));
  return [
    hand, encodePng(drawHand({ width: 1000, height: 1300, bits: 16, seed: 2 })), encodePng(drawHand({ width: 400, height: 500, channels: 4, seed: 3 })),
    encodePng(badPictures.blank()), truncated(hand), encodePng(drawHand({ width: 2000, height: 2500, seed: 4 })),
  ];
}

const picturesIn = (path: string) => readdirSync(path).filter((name) => name.endsWith('.png')).sort().map((name) => readFileSync(join(path, name)));

async function measure(page: Page, origin: string, kinds: readonly Buffer[], films: number): Promise<Sample[]> {
  page.setDefaultTimeout(PATIENCE);
  const devtools = await page.context().newCDPSession(page);
  await page.goto(origin);
  await page.getByRole('button', { name: en.terms.accept }).click();
  await page.locator('[data-readiness=ready]').waitFor();
  const samples: Sample[] = [];
  const bar = new ProgressBar(films);
  for (let read = 1; read <= films; read += 1) {
    await readOne(page, `film-${read}.png`, kinds[read % kinds.length]!);
    if (read % EVERY === 0) {
      const sample = { films: read, ...(await held(page, devtools)) };
      samples.push(sample);
      console.error(line(sample));
    }
    bar.update(read);
  }
  return samples;
}

/** As its user would: the film, the sex where it is asked for, the result or the refusal, and what is looked at again. */
async function readOne(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles({ name, mimeType: 'image/png', buffer });
  await page.locator('.film-facts h1, .refusal', { hasText: name }).or(page.locator('.refusal[data-code]')).first().waitFor();
  await page.locator('.waiting, .verdict, .refusal').first().waitFor();
  if ((await page.locator('.waiting').count()) > 0) await page.locator('input[name=sex][value=female]').check();
  await page.locator('.verdict, .refusal').first().waitFor();
  await page.locator('.job').waitFor({ state: 'detached' });
}

async function held(page: Page, devtools: CDPSession): Promise<Omit<Sample, 'films'>> {
  await devtools.send('HeapProfiler.collectGarbage');
  const bytes = await page.evaluate(async () => (await (performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }).measureUserAgentSpecificMemory()).bytes);
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  return { memory_mb: round(bytes / 1e6), page_mb: round(usedSize / 1e6), nodes };
}

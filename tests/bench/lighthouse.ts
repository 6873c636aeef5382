/** Runs Lighthouse on dist/, served with the product's headers and compressed, in our Chromium: as it does by default, on a slowed-down phone. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, text } from '../../scripts/lib/arguments';
import { chromiumPath } from '../e2e/chromium';
import { Host } from '../e2e/host';
import { measuredNow, tell } from './machine';
import type { LighthouseResult } from './results';

const USAGE = `Usage: node tests/bench/lighthouse.mjs [options]
  --json OUT  write the result to this file too`;

const VERSION = '12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const GOAL = 0.95;

interface Report {
  readonly environment: { readonly hostUserAgent: string };
  readonly categories: Readonly<Record<string, { readonly score: number; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }>>;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly score: number | null; readonly displayValue?: string }>>;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, { json: { type: 'string' } }, async (values) => {
    const { categories, audits, environment } = await measure();
    const version = /Chrome\/([\d.]+)/.exec(environment.hostUserAgent)?.[1] ?? '';
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name.replace('-', '_'), Math.round(categories[name]!.score * 100)]));
    const result = { kind: 'lighthouse', ...measuredNow(), browser: `Chromium ${version}`, lighthouse: VERSION, scores } satisfies LighthouseResult;
    for (const [name, score] of Object.entries(scores)) console.error(`${name.padEnd(20)} ${score}`);
    for (const { id } of CATEGORIES.flatMap((name) => categories[name]!.auditRefs).filter(({ weight }) => weight > 0)) {
      const { title, score, displayValue } = audits[id]!;
      if (score !== null && score < GOAL) console.error(`  ${id}: ${title} ${displayValue ?? ''} (${score})`);
    }
    tell(result, text(values, 'json'));
    return 0;
  });
}

async function measure(): Promise<Report> {
  const host = await Host.start({ compresses: true });
  const folder = mkdtempSync(join(tmpdir(), 'carpal-lighthouse-'));
  const path = join(folder, 'report.json');
  try {
    const child = spawn('npx', ['--yes', `lighthouse@${VERSION}`, host.origin, '--quiet', '--output=json', `--output-path=${path}`,
      `--only-categories=${CATEGORIES.join()}`, '--chrome-flags=--headless --no-sandbox --disable-gpu'],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CHROME_PATH: chromiumPath } });
    const code = await new Promise((resolve) => child.on('close', resolve));
    if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)}.`);
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

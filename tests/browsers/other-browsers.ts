/** The same visit in each browser: terms, sample, sex, figure; then with no host at all. */
import { writeFileSync } from 'node:fs';
import { program, text, UsageError } from '../../scripts/lib/arguments';
import { en } from '../../web/src/i18n/en';
import { evaluateBoth } from '../e2e/evaluate';
import { phantom } from '../e2e/films';
import { Host } from '../e2e/host';
import { openFirefox } from './firefox';
import { until, type Tab } from './tab';
import { openWebKit } from './webkitgtk';

const USAGE = `Usage: node tests/browsers/other-browsers.mjs [options]
  --only NAME  firefox or webkitgtk
  --json OUT   write what was found to this file too`;

const BROWSERS: Readonly<Record<string, () => Promise<Tab | null>>> = { firefox: openFirefox, webkitgtk: openWebKit };

/** As the page and its headless twin agree in Chromium: the same WebAssembly. */
const MOST_MONTHS = 0.01;

interface Found {
  readonly browser: string;
  readonly headers: 'host' | 'service worker';
  /** Of the page's figure from the twin's. */
  readonly months_off: number;
  readonly isolated: boolean;
  readonly engine: string;
  readonly stored: string;
  readonly reads_without_host: boolean;
  readonly seconds: { readonly engine: number; readonly reading: number };
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, { only: { type: 'string' }, json: { type: 'string' } }, async (values) => {
    const only = text(values, 'only');
    if (only !== undefined && BROWSERS[only] === undefined) throw new UsageError(`--only: no browser ${only}.`);
    const expected = (await evaluateBoth(phantom)).female.prediction!;
    const found: Found[] = [];
    for (const [name, open] of Object.entries(BROWSERS)) {
      if (only !== undefined && only !== name) continue;
      for (const withHeaders of [true, false]) {
        const tab = await open();
        if (tab === null) console.error(`${name} is not installed.`);
        else found.push(await visit(tab, withHeaders, expected).finally(() => tab.close()));
        console.error(found.at(-1));
      }
    }
    const out = text(values, 'json');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(found, null, 1)}\n`);
    process.stdout.write(`${JSON.stringify(found, null, 1)}\n`);
    return found.length > 0 && found.every(({ months_off }) => Math.abs(months_off) <= MOST_MONTHS) ? 0 : 1;
  });
}

async function visit(tab: Tab, withHeaders: boolean, expected: number): Promise<Found> {
  console.error(`${tab.name}, headers from the ${withHeaders ? 'host' : 'service worker'}`);
  const host = await Host.start({ withHeaders });
  try {
    await tab.go(host.origin);
    await until(tab, `document.querySelector('dialog[open] button')`);
    let start = Date.now();
    await tab.run(`document.querySelector('dialog[open] button').click()`);
    await until(tab, `document.querySelector('.status-engine')?.textContent.includes(${JSON.stringify(en.status.ready)})`);
    const engine = (Date.now() - start) / 1000;
    start = Date.now();
    const months = await readSample(tab);
    const reading = (Date.now() - start) / 1000;
    const { isolated, words } = await tab.run<{ isolated: boolean; words: string }>(
      `return { isolated: crossOriginIsolated, words: document.querySelector('.status-engine').textContent }`);
    const stored = await until(tab, `document.querySelector('[data-readiness=ready]')`, 60_000)
      .then(() => 'ready', () => tab.run<string>(`return document.querySelector('[data-readiness]')?.dataset.readiness ?? 'nothing'`));
    const { origin } = host;
    await host.stop();
    const readsWithoutHost = await tab.go(origin).then(() => readSample(tab)).then((again) => again === months, () => false);
    return {
      browser: tab.name, headers: withHeaders ? 'host' : 'service worker', months_off: Number((months - expected).toFixed(4)), isolated, engine: words, stored,
      reads_without_host: readsWithoutHost, seconds: { engine, reading },
    };
  } finally {
    await host.stop();
  }
}

async function readSample(tab: Tab): Promise<number> {
  const sample = `[...document.querySelectorAll('main button')].find((one) => one.textContent.includes(${JSON.stringify(en.idle.sample.button)}))`;
  await until(tab, sample);
  await tab.run(`${sample}.click()`);
  await until(tab, `document.querySelector('.waiting, .verdict, .refusal')`);
  await tab.run(`document.querySelector('input[name=sex][value=female]').click()`);
  await until(tab, `document.querySelector('.verdict [data-months]')`);
  return tab.run<number>(`return Number(document.querySelector('.verdict [data-months]').dataset.months)`);
}

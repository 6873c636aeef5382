/** A browser with the built page in it, as one kind of host serves it, and its clock. */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Reading } from '../../web/src/domain/assessment';
import { en } from '../../web/src/i18n/en';
import { launchOptions, withoutGpu } from '../e2e/chromium';
import { Host } from '../e2e/host';
import { repository } from '../e2e/paths';

export interface LongTask {
  /** Since the drop. */
  readonly at: number;
  readonly milliseconds: number;
}

export interface PageReading {
  readonly milliseconds: number;
  readonly long_tasks: readonly LongTask[];
}

declare global {
  interface Window {
    carpalBench: {
      readonly usable: Promise<number>;
      engine(words: string): Promise<number>;
      accept(words: string): Promise<number>;
      give(base64: string): void;
      read(name: string): Promise<PageReading>;
    };
  }
}

const PATIENCE = 300_000;

export class Visitor {
  #page: Page | null = null;

  private constructor(readonly browser: Browser, private readonly host: Host, private readonly isolated: boolean) {}

  /** Not isolated, the page has one thread: a host without headers, and no service worker to add them. */
  static async start(isolated: boolean): Promise<Visitor> {
    const browser = await chromium.launch(launchOptions(withoutGpu));
    return new Visitor(browser, await Host.start({ withHeaders: isolated }), isolated);
  }

  /** As somebody who has never been here, until the engine runs; what was open before is forgotten. */
  async visit(): Promise<{ usable: number; engine: number }> {
    await this.#page?.context().close();
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: this.isolated ? 'allow' : 'block' });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript({ path: `${repository}/tests/bench/in-page/film.js` });
    this.#page = await context.newPage();
    await this.#page.goto(this.host.origin);
    const usable = await this.#page.evaluate(() => window.carpalBench.usable);
    const engine = await this.#page.evaluate((words) => window.carpalBench.accept(words), en.status.ready);
    return { usable, engine };
  }

  /** Once more with everything stored: from the navigation until the engine runs. */
  async again(): Promise<number> {
    // What the service worker stores behind the first visit is not to run beside the second.
    if (this.isolated) await this.#open.locator('[data-readiness=ready]').waitFor();
    await this.#open.reload();
    return this.#open.evaluate((words) => window.carpalBench.engine(words), en.status.ready);
  }

  async give(film: Buffer): Promise<void> {
    await this.#open.evaluate((base64) => window.carpalBench.give(base64), film.toString('base64'));
  }

  async read(name: string): Promise<PageReading> {
    return this.#open.evaluate((film) => window.carpalBench.read(film), name);
  }

  /** The record of the film that was read last. */
  async record(): Promise<Reading> {
    const [download] = await Promise.all([this.#open.waitForEvent('download'), this.#open.getByRole('button', { name: en.report.panel.json }).click()]);
    return JSON.parse(readFileSync(await download.path(), 'utf8')) as Reading;
  }

  renderers(): Promise<number[]> {
    return renderersOf(this.browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
  }

  get #open(): Page {
    if (this.#page === null) throw new Error('Nobody has visited the page yet.');
    return this.#page;
  }
}

/** Processes of the pages that are there now. */
export async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** The most that one of these processes has ever held (`VmHWM`), or holds now (`VmRSS`), in MB. */
export function peakMemory(processes: readonly number[], field: 'VmHWM' | 'VmRSS' = 'VmHWM'): number {
  const statusOf = (id: number) => {
    try {
      return readFileSync(`/proc/${id}/status`, 'utf8');
    } catch {
      return ''; // a spare one that has ended
    }
  };
  const peaks = processes.map((id) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(statusOf(id))?.[1] ?? 0));
  return Math.round(Math.max(...peaks) * 1024 / 1e6);
}

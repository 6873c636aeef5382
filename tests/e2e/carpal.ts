/** The page as a user meets it: what can be done, and what can be read from it. */
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { en } from '../../web/src/i18n/en';
import type { SubjectSex } from '../../web/src/domain/assessment';
import { Recorder } from './recorder';

/** Generous: the machine may be busy with other work. Nothing waits that long where all is well. */
export const PATIENCE = 60_000;

let browser: Promise<Browser> | null = null;

export class Carpal {
  private constructor(readonly page: Page, readonly requests: Recorder) {}

  /** A fresh profile with the page in it; `before` may change what the network answers; `own` is a browser with other flags. */
  static async visit(options: BrowserContextOptions = {}, before: (page: Page) => Promise<void> = async () => undefined, origin = inject('origin'), own?: Browser): Promise<Carpal> {
    browser ??= chromium.connect(inject('browser'));
    const context = await (own ?? await browser).newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(PATIENCE);
    const requests = new Recorder(context, origin);
    const page = await context.newPage();
    await before(page);
    await page.goto(origin);
    return new Carpal(page, requests);
  }

  /** As `visit`, with the terms accepted and the engine running. */
  static async ready(options: BrowserContextOptions = {}): Promise<Carpal> {
    const carpal = await Carpal.visit(options);
    await carpal.accept();
    await carpal.page.locator('.status-engine', { hasText: en.status.ready }).waitFor();
    return carpal;
  }

  /** Another page of the same profile. */
  on(page: Page): Carpal {
    return new Carpal(page, this.requests);
  }

  /** The page once more in the same profile, as after the browser was closed. */
  async coldStart(origin: string): Promise<Carpal> {
    const page = await this.page.context().newPage();
    await this.page.close();
    await page.goto(origin);
    return this.on(page);
  }

  /** Names of all that the site has stored. */
  async stored(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const names: string[] = [];
      for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) names.push(url.slice(url.lastIndexOf('/') + 1));
      return names;
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  async accept(): Promise<void> {
    await this.button(en.terms.accept).click();
    await this.page.locator('dialog[open]').waitFor({ state: 'detached' });
  }

  /** Chooses a file and waits until the page has something to say about it. */
  async open(name: string, bytes: Buffer): Promise<void> {
    await this.choose(name, bytes);
    await this.answered(name);
  }

  async choose(name: string, bytes: Buffer): Promise<void> {
    await this.page.locator('input[type=file]:not([webkitdirectory])').setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
  }

  async answered(name: string): Promise<void> {
    await this.page.locator('.film-facts h1', { hasText: name }).waitFor();
    await this.page.locator('.waiting, .verdict, .refusal').first().waitFor();
  }

  /** Drops a file onto the middle of the page, as a file manager does. */
  async drop(name: string, bytes: Buffer): Promise<void> {
    const transfer = await this.page.evaluateHandle(({ file, base64 }) => {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([content], file, { type: 'image/png' }));
      return data;
    }, { file: name, base64: bytes.toString('base64') });
    for (const type of ['dragenter', 'dragover', 'drop']) await this.page.dispatchEvent('main', type, { dataTransfer: transfer });
    await transfer.dispose();
  }

  async sex(value: SubjectSex): Promise<void> {
    await this.page.locator(`input[name=sex][value=${value}]`).check();
    await this.page.locator('.verdict').waitFor();
  }

  async chosenSex(): Promise<string | null> {
    const chosen = this.page.locator('input[name=sex]:checked');
    return (await chosen.count()) === 0 ? null : chosen.inputValue();
  }

  /** The exact months behind every figure on the page, by the sex that it is for. */
  async months(): Promise<Partial<Record<SubjectSex, number>>> {
    const found = await this.page.locator('[data-months]').evaluateAll((all) => all.map((one) => [
      one.closest<HTMLElement>('[data-sex]')?.dataset.sex ?? '', Number((one as HTMLElement).dataset.months),
    ] as const));
    return Object.fromEntries(found) as Partial<Record<SubjectSex, number>>;
  }

  async text(selector: string): Promise<string> {
    return ((await this.page.locator(selector).first().textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** The result's parts beside the age, as codes. */
  async verdict(): Promise<{ stages: number[]; tiers: string[] }> {
    const values = (name: string) =>
      this.page.locator(`[data-${name}]`).evaluateAll((all, key) => all.map((one) => (one as HTMLElement).dataset[key] ?? ''), name);
    return { stages: (await values('stage')).map(Number), tiers: await values('tier') };
  }

  /** How many of the six layers the page lists, and how many of them refused the film. */
  async layers(): Promise<{ shown: number; refused: number }> {
    const grades = await this.page.locator('[data-check]').evaluateAll(
      (all, measures) => all.filter((one) => measures.includes((one as HTMLElement).dataset.check ?? '')).map((one) => (one as HTMLElement).dataset.grade),
      Object.keys(en.measures));
    return { shown: grades.length, refused: grades.filter((grade) => grade === 'refuse').length };
  }

  /** The three tiers as the summary states them. */
  async tiers(): Promise<(string | undefined)[]> {
    return this.page.locator('.tiers li').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.verdict));
  }

  /** Saves the record, as the user would find it in the downloads. */
  async save(): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button(en.report.panel.json).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
  }

  /** The page can still do what it is for. */
  async expectReads(name: string, bytes: Buffer): Promise<void> {
    await this.open(name, bytes);
    expect(await this.chosenSex()).toBeNull();
    await this.sex('female');
    expect((await this.months()).female).toBeGreaterThan(0);
  }
}

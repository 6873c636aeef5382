/** What breaks off: the user's own cancelling, a worker that dies, a server that answers with errors. The page stays usable. */
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { failureWords } from '../../web/src/i18n/words';
import { dicomFile, greyTags } from '../dicom/writer';
import { drawHand } from '../phantom/phantom.mjs';
import { Carpal } from './carpal';
import { phantom } from './films';
import { chunkAddresses, scriptWith } from './site';

/** Without a service worker, whose requests a test cannot answer: downloads must work so too. `offline.test.ts` has it. */
const plain = { serviceWorkers: 'block' } as const;
const MODEL = `**/${chunkAddresses('carpal-b4/model.onnx')[1]!}`;
const RUNTIME = `**/${chunkAddresses('ort-wasm-simd-threaded.wasm')[0]!}`;

const dicom = Buffer.from(dicomFile(greyTags(500, 650, [...drawHand({ width: 500, height: 650, maturity: 0.5 }).data].map((level) => level << 4))));

let carpal: Carpal;
afterEach(async () => {
  carpal.requests.expectPrivate();
  await carpal.close();
});

/** Holds the answers to these requests back until told otherwise. */
async function hold(page: Page, pattern: string): Promise<{ asked: Promise<void>; release(): void }> {
  let [release, arrived] = [() => undefined as void, () => undefined as void];
  const released = new Promise<void>((resolve) => { release = resolve; });
  const asked = new Promise<void>((resolve) => { arrived = resolve; });
  await page.route(pattern, async (route) => {
    arrived();
    await released;
    // The worker that asked may be gone by now.
    await route.continue().catch(() => undefined);
  });
  return { asked, release };
}

const idle = () => carpal.page.locator('.idle h1').waitFor();

async function expectFailure(code: string): Promise<void> {
  await carpal.page.locator(`.refusal[data-code=${code}]`).waitFor();
  expect(await carpal.text('.refusal .reason')).toBe(failureWords(code).title);
  expect(await carpal.months()).toEqual({});
}

describe('cancelling', () => {
  it('while the model is on its way leaves nothing behind, and the next film is read', async () => {
    let model!: Awaited<ReturnType<typeof hold>>;
    carpal = await Carpal.visit(plain, async (page) => { model = await hold(page, MODEL); });
    await carpal.accept();
    await model.asked;
    await carpal.choose('hand.png', phantom);
    await carpal.page.locator('.job').waitFor();
    await carpal.button(en.job.cancel).click();
    await idle();
    expect(await carpal.text('.idle-notice')).toBe(en.notices.cancelled);
    model.release();
    await carpal.expectReads('hand.png', phantom);
  });

  it('while the network runs, with Escape, ends that; the next film is read by a new worker', async () => {
    carpal = await Carpal.ready();
    const first = carpal.page.workers()[0];
    // Inside the page, at once: a key from outside could come after the network has finished.
    await carpal.page.evaluate((step) => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector('.job')?.textContent?.includes(step)) return;
        observer.disconnect();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }, en.steps.infer);
    await carpal.choose('hand.png', phantom);
    await idle();
    expect(await carpal.text('.idle-notice')).toBe(en.notices.cancelled);
    expect(await carpal.months()).toEqual({});
    await carpal.expectReads('hand.png', phantom);
    // The browser takes a moment to end a worker that computes.
    await expect.poll(() => carpal.page.workers().includes(first!)).toBe(false);
  });
});

describe('a worker that dies', () => {
  const crash = () => carpal.page.workers()[0]!.evaluate(() => { setTimeout(() => { throw new Error('made to fail'); }, 0); });

  it('between two films is replaced without a word', async () => {
    carpal = await Carpal.ready();
    await carpal.expectReads('one.png', phantom);
    const first = carpal.page.workers()[0]!;
    await Promise.all([first.waitForEvent('close'), crash()]);
    // The record for another sex needs the film once more: the new worker gets it.
    await carpal.sex('male');
    await carpal.page.locator('.report button:not([disabled])').first().waitFor();
    await carpal.expectReads('two.png', phantom);
  });

  it('with a film waiting says so, and reads the same film when asked again', async () => {
    let model!: Awaited<ReturnType<typeof hold>>;
    carpal = await Carpal.visit(plain, async (page) => { model = await hold(page, MODEL); });
    await carpal.accept();
    await model.asked;
    await carpal.choose('hand.png', phantom);
    await carpal.page.locator('.job').waitFor();
    await crash();
    await expectFailure('WorkerCrashed');
    model.release();
    await carpal.button(en.failure.again).click();
    await carpal.answered('hand.png');
    await carpal.page.locator('.waiting').waitFor();
    await carpal.sex('male');
    expect((await carpal.months()).male).toBeGreaterThan(0);
  });
});

describe('a part that is loaded with the first film that needs it', () => {
  it('and does not come is named; the same film is read once it does', async () => {
    let away = true;
    carpal = await Carpal.visit(plain, async (page) => { await page.route(`**/${scriptWith('.decodeJpegLs')}`, (route) => (away ? route.abort() : route.continue())); });
    await carpal.accept();
    await carpal.choose('IM0001', dicom);
    await expectFailure('PartUnreachable');
    away = false;
    await carpal.button(en.failure.again).click();
    await carpal.answered('IM0001');
    await carpal.sex('female');
    expect((await carpal.months()).female).toBeGreaterThan(0);
  });
});

describe('a server that fails', () => {
  /** In the order in which a start needs them, so that each failure shows that the one before was overcome. */
  const answers = [
    ['**/worker-*.js', { status: 500, body: '', contentType: 'text/javascript' }, 'WorkerCrashed'],
    ['**/carpal.wasm', { status: 500, body: '', contentType: 'application/wasm' }, 'EngineFailed'],
    [MODEL, { status: 503, body: 'down', contentType: 'text/plain' }, 'PackUnreachable'],
    [MODEL, { status: 200, body: 'not the model', contentType: 'application/octet-stream' }, 'PackCorrupt'],
    [RUNTIME, { status: 404, body: '', contentType: 'application/wasm' }, 'EngineFailed'],
  ] as const;

  it('is named each time, and the film is read once it answers', async () => {
    let now: (typeof answers)[number] | null = answers[0];
    carpal = await Carpal.visit(plain, async (page) => {
      for (const pattern of new Set(answers.map(([one]) => one))) {
        await page.route(pattern, (route) => (now?.[0] === pattern ? route.fulfill(now[1]) : route.continue()));
      }
    });
    await carpal.accept();
    await carpal.page.locator('.idle-notice button').waitFor();
    expect(await carpal.text('.idle-notice')).toContain(failureWords(answers[0][2]).title);
    await carpal.choose('hand.png', phantom);
    await expectFailure(answers[0][2]);
    for (const answer of answers.slice(1)) {
      now = answer;
      // What had arrived is kept; here each answer is to be asked for.
      await carpal.page.evaluate(async () => { for (const name of await caches.keys()) await caches.delete(name); });
      const asked = carpal.page.waitForRequest(answer[0]);
      await carpal.button(en.failure.again).click();
      await asked;
      await expectFailure(answer[2]);
    }
    now = null;
    await carpal.button(en.failure.again).click();
    await carpal.page.locator('.waiting').waitFor();
    await carpal.sex('female');
    expect((await carpal.months()).female).toBeGreaterThan(0);
  });
});

/** Installed and without a network. Each test has a host of its own, whose log is the proof: `setOffline` does not reach service workers. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PACK } from '../../web/src/domain/packs';
import { en } from '../../web/src/i18n/en';
import { offline as de } from '../../web/src/i18n/de/offline';
import { offline as es } from '../../web/src/i18n/es/offline';
import { offline as fr } from '../../web/src/i18n/fr/offline';
import { offline as pt } from '../../web/src/i18n/pt/offline';
import { failureWords } from '../../web/src/i18n/words';
import { neededFiles } from '../../web/src/offline/site-packs';
import { ENCODERS } from '../dicom/encoders';
import { dicomFile, fragments, greyTags } from '../dicom/writer';
import { tiffFile } from '../containers/tiff-writer';
import { drawHand } from '../phantom/phantom.mjs';
import { Carpal } from './carpal';
import { launchOptions, withoutGpu } from './chromium';
import { phantom } from './films';
import { Host } from './host';
import { repository } from './paths';
import { chunkAddresses, newerSite, site as index } from './site';

/** Of all but the engine and the packs that are fetched where they are used. */
const chunkNames = neededFiles(index, { pack: DEFAULT_PACK, second: null }, false).flatMap(({ path, chunks }) => (chunks ? chunkAddresses(path) : []));

let host: Host;
let carpal: Carpal;
afterEach(async () => {
  carpal?.requests.expectPrivate();
  for (const { method, bodyBytes } of host.asked) expect([method, bodyBytes]).toEqual(['GET', 0]);
  await carpal?.close();
  await host.stop();
});

const visit = async (options?: Parameters<typeof Host.start>[0]) => {
  host = await Host.start(options);
  carpal = await Carpal.visit({}, undefined, host.origin);
};
const readyOffline = (page = carpal.page) => page.locator('.status-offline[data-readiness=ready]').waitFor();
const installed = async (options?: Parameters<typeof Host.start>[0]) => {
  await visit(options);
  await carpal.accept();
  await readyOffline();
};

describe('installed', () => {
  it('is fetched once, says that it is ready, and reads a film from a cold start with the server stopped', async () => {
    await installed();
    const text = (await carpal.text('.status-offline')).replaceAll('\u00a0', ' ');
    expect(text).toMatch(/Ready offline: app \d+\.\d+\.\d+, model carpal-b4 \d+\.\d+\.\d+, 3\d MB/);
    expect([...host.chunks].sort()).toEqual([...chunkNames].sort());
    await host.stop();
    host.asked.length = 0;
    carpal = await carpal.coldStart(host.origin);
    await readyOffline();
    await carpal.expectReads('hand.png', phantom);
    // A DICOM file too, whose reader and decoder are loaded only now.
    const hand = drawHand({ width: 500, height: 650, maturity: 0.55, bits: 16 });
    const grey = [...hand.data].map((level) => level >> 4);
    const stream = await ENCODERS.jpeg_ls({ width: hand.width, height: hand.height, samples: grey });
    const tags = greyTags(hand.width, hand.height, grey).map((own) => (own.tag === 0x7fe00010 ? { ...own, vr: 'OB', value: fragments([stream]) } : own));
    await carpal.drop('IM0001', Buffer.from(dicomFile(tags, { syntax: 'jpeg_ls' })));
    await carpal.answered('IM0001');
    await carpal.sex('female');
    expect((await carpal.months()).female).toBeGreaterThan(0);
    await carpal.page.reload();
    await carpal.button(en.idle.sample.button).click();
    await carpal.answered('phantom.png');
    await carpal.sex('male');
    expect((await carpal.months()).male).toBeGreaterThan(0);
    expect(host.asked).toEqual([]);
  });

  it('does the rest too from a cold start with the server stopped: TIFF, reports, a batch with its files, another language', async () => {
    await installed();
    await host.stop();
    host.asked.length = 0;
    carpal = await carpal.coldStart(host.origin);
    const { page } = carpal;
    const saved = async (press: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).subarray(0, 5).toString('latin1');
    };
    const hand = drawHand({ width: 500, height: 650, maturity: 0.4, bits: 16 });
    await carpal.expectReads('hand.tif', Buffer.from(tiffFile({ width: 500, height: 650, bits: 16, values: [...hand.data], compression: 'lzw', rowsPerStrip: 64, differences: true })));
    await page.locator('.report button:enabled').first().waitFor();
    expect(await saved(() => carpal.button(en.report.panel.pdf).click())).toBe('%PDF-');
    for (const kind of ['sc', 'sr', 'csv'] as const) expect(await saved(() => carpal.button(en.report.panel[kind]).click())).toHaveLength(5);
    await page.keyboard.press('2');
    await page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles(['one.png', 'two.png'].map((name) => ({ name, mimeType: 'image/png', buffer: phantom })));
    await page.locator('input[name=batch-sex][value=female]').check();
    await carpal.button(en.batch.run.start).click();
    await page.locator('[data-row][data-state=read]').nth(1).waitFor();
    const panel = page.locator('details.panel', { has: page.getByRole('heading', { name: en.batch.save.heading }) });
    await panel.locator('summary').click();
    for (const [kind, start] of [['xlsx', 'PK'], ['pdf', '%PDF-'], ['csv', ''], ['zip', 'PK']] as const) expect(await saved(() => page.locator(`[data-save=${kind}]`).click())).toContain(start);
    await page.goto(`${host.origin}#settings/language`);
    await page.locator('#language select').selectOption('fr');
    await page.locator('#offline', { hasText: fr.storage.heading }).waitFor();
    expect(host.asked).toEqual([]);
  });

  it('has more than one thread and the policy in its workers also where the host sets no headers, after one reload', async () => {
    await visit({ withHeaders: false });
    await carpal.page.waitForFunction(() => crossOriginIsolated);
    await carpal.accept();
    await readyOffline();
    await carpal.expectReads('hand.png', phantom);
    expect(await carpal.page.evaluate(() => performance.getEntriesByType('navigation').map((entry) => (entry as PerformanceNavigationTiming).type))).toEqual(['reload']);
    // Another place that would answer: the worker that holds the film cannot reach it, by a policy that only its own response can carry.
    const elsewhere = await Host.start();
    const violated = await carpal.page.workers()[0]!.evaluate(async (address) => {
      const violation = new Promise<string>((resolve) => {
        self.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        setTimeout(() => resolve('none'), 10_000);
      });
      await fetch(address, { mode: 'no-cors' }).catch(() => undefined);
      return violation;
    }, elsewhere.origin);
    await elsewhere.stop();
    expect([violated, elsewhere.asked]).toEqual(['connect-src', []]);
    carpal.requests.forgive(/content security policy|body of 0 bytes/i);
    await carpal.page.reload();
    expect(await carpal.page.evaluate(() => crossOriginIsolated)).toBe(true);
  });

  it('can be installed by the browser’s own protocol: as an app of its own folder, which starts, and goes again', async () => {
    host = await Host.start();
    // Not a private window, as a browser's other contexts are: nothing can be installed in those.
    const profile = mkdtempSync(join(tmpdir(), 'carpal-profile-'));
    const context = await chromium.launchPersistentContext(profile, launchOptions(withoutGpu));
    try {
      const page = await context.newPage();
      await page.goto(host.origin);
      await page.evaluate(async () => { await navigator.serviceWorker.ready; });
      const devtools = await context.newCDPSession(page);
      expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
      expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
      const { appId } = await devtools.send('Page.getAppId');
      expect(appId).toBe(host.origin);
      const manifestId = appId!;
      await devtools.send('PWA.install', { manifestId, installUrlOrBundleUrl: host.origin });
      const [app] = await Promise.all([context.waitForEvent('page'), devtools.send('PWA.launch', { manifestId })]);
      await app.locator('dialog[open]', { hasText: en.terms.title }).waitFor();
      expect(app.url()).toBe(host.origin);
      await devtools.send('PWA.uninstall', { manifestId });
    } finally {
      await context.close();
      rmSync(profile, { recursive: true });
    }
  });

  it.each([true, false])('lets no text become script or markup, in the page nor in its worker (headers of the host: %s)', async (withHeaders) => {
    await visit({ withHeaders });
    await carpal.page.waitForFunction(() => crossOriginIsolated);
    await carpal.accept();
    await readyOffline();
    // In a task of its own: what the test's own protocol runs at once may evaluate text.
    const tried = (inPage: boolean) => new Promise<string[]>((resolve) => { setTimeout(() => {
      const outcome = (task: () => unknown) => {
        try {
          task();
          return 'done';
        } catch (error) {
          return (error as Error).name;
        }
      };
      resolve([
        outcome(() => (0, eval)('1')), outcome(() => new Function('return 1')()), outcome(() => new Worker('https://elsewhere.example/worker.js')),
        ...(inPage ? [outcome(() => { document.createElement('div').innerHTML = '<b>x</b>'; }), outcome(() => { document.createElement('script').text = 'x'; }), outcome(() => document.write('x'))] : []),
      ]);
    }); });
    const inPage = await carpal.page.evaluate(tried, true);
    const inWorker = await carpal.page.workers()[0]!.evaluate(tried, false);
    expect(inPage).toHaveLength(6);
    expect(inWorker).toHaveLength(3);
    expect([...inPage, ...inWorker].filter((one) => one === 'done')).toEqual([]);
    carpal.requests.forgive(/content security policy|Trusted/i);
  });

  it('lets no request with a body pass, nor one to another place', async () => {
    await installed();
    host.asked.length = 0;
    const outcomes = await carpal.page.evaluate(async () => Promise.all([
      fetch('./', { method: 'POST', body: 'film' }), fetch('./index.html', { method: 'PUT', body: 'film' }),
    ].map((one) => one.then(() => 'answered', () => 'refused'))));
    expect(outcomes).toEqual(['refused', 'refused']);
    expect(host.asked).toEqual([]);
    carpal.requests.forgive(/^(POST|PUT) /);
  });
});

/** What is seen of a page whose script does not run, in every language; the first of them leads on. */
const notStarted = async () => {
  for (const [language, { notStarted: words }] of Object.entries({ en: en.offline, de, es, fr, pt })) {
    await carpal.page.locator(`p[lang=${language}]`, { hasText: words.title }).waitFor();
    expect(await carpal.text(`p[lang=${language}]`)).toContain(words.text.replaceAll('\u00a0', ' '));
  }
};
const loadAgain = () => carpal.page.locator('p[lang=en] a').click();

describe('a download', () => {
  it.each([['at its first byte', 0], ['in the middle', 100_000]])('of the page itself that is cut %s says so, and starts when it is loaded again', async (_where, at) => {
    host = await Host.start();
    host.cuts = (path) => /^assets\/index-[\w-]+\.js$/.test(path);
    host.cutAfterBytes = at;
    carpal = await Carpal.visit({}, undefined, host.origin);
    await notStarted();
    host.cutAfterBytes = Infinity;
    await loadAgain();
    await carpal.accept();
    await readyOffline();
    expect(await carpal.page.locator('.not-started').count()).toBe(0);
    await carpal.expectReads('hand.png', phantom);
  });

  it('that is cut says so and goes on where it was, without fetching a chunk twice', async () => {
    await visit();
    host.cutAfterBytes = 9_000_001;
    await carpal.accept();
    await carpal.page.locator('.idle-notice button').waitFor();
    const notice = await carpal.text('.idle-notice');
    expect([failureWords('PackUnreachable').title, failureWords('EngineFailed').title].some((title) => notice.includes(title))).toBe(true);
    const stored = await carpal.stored();
    expect(stored.length).toBeGreaterThan(0);
    host.cutAfterBytes = Infinity;
    host.asked.length = 0;
    await carpal.button(en.failure.again).click();
    await readyOffline();
    expect(host.chunks.filter((path) => stored.includes(path.slice(7, 71)))).toEqual([]);
    expect(host.chunks.length).toBeLessThan(chunkNames.length);
    await carpal.expectReads('hand.png', phantom);
  });

  it('in two tabs at once is one', async () => {
    await visit();
    const other = carpal.on(await carpal.page.context().newPage());
    await other.page.goto(host.origin);
    await other.page.locator('dialog[open]').waitFor();
    await Promise.all([carpal.button(en.terms.accept).click(), other.button(en.terms.accept).click()]);
    await Promise.all([readyOffline(), readyOffline(other.page)]);
    expect([...host.chunks].sort()).toEqual([...chunkNames].sort());
    await other.expectReads('hand.png', phantom);
  });
});

describe('what is stored', () => {
  const hashOf = (part: (path: string) => boolean) => index.files.find(({ path }) => part(path))!;
  /** In the page: the store's entry of one hash, by itself the one that holds the largest part of the model. */
  const spoil = (how: 'flip' | 'remove' | 'evict', hash = hashOf((path) => path === `models/${DEFAULT_PACK}/model.onnx`).chunks![2]!.sha256) => carpal.page.evaluate(async ({ how: what, sha256 }) => {
    for (const name of await caches.keys()) {
      if (what === 'evict') await caches.delete(name);
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.endsWith(sha256)) continue;
        const bytes = new Uint8Array(await (await cache.match(request))!.arrayBuffer());
        bytes[1000]! ^= 1;
        await cache.delete(request);
        if (what === 'flip') await cache.put(request, new Response(bytes));
      }
    }
  }, { how, sha256: hash });

  it('and changed by one bit is recognised, said, replaced and read with', async () => {
    await installed();
    await spoil('flip');
    host.asked.length = 0;
    carpal = await carpal.coldStart(host.origin);
    await carpal.page.locator('.program-line', { hasText: en.offline.line.mended }).waitFor();
    await readyOffline();
    expect(host.chunks).toHaveLength(1);
    await carpal.expectReads('hand.png', phantom);
  });

  it('and changed while the server is away is never used: it says what is missing, and reads once it is back', async () => {
    await installed();
    await spoil('flip');
    await host.stop();
    carpal = await carpal.coldStart(host.origin);
    await carpal.page.locator('.idle-notice', { hasText: failureWords('PackUnreachable').title }).waitFor();
    await host.resume();
    await carpal.button(en.failure.again).click();
    await readyOffline();
    await carpal.expectReads('hand.png', phantom);
  });

  it.each([
    ['page', (path: string) => path === 'index.html'], ['script', (path: string) => /^assets\/index-[\w-]+\.js$/.test(path)],
  ])('and changed in the very %s while the server is away says that it has not started, and starts once it is back', async (_what, part) => {
    await installed();
    await spoil('flip', hashOf(part).sha256);
    await host.stop();
    const page = await carpal.page.context().newPage();
    await carpal.page.close();
    carpal = carpal.on(page);
    await page.goto(host.origin);
    await notStarted();
    await host.resume();
    await loadAgain();
    await readyOffline();
    await carpal.expectReads('hand.png', phantom);
  });

  it.each(['files', 'everything'])('and removed by the browser (%s) is fetched again, program and all', async (what) => {
    await installed();
    await spoil('evict');
    if (what === 'everything') {
      const devtools = await carpal.page.context().newCDPSession(carpal.page);
      await devtools.send('Storage.clearDataForOrigin', { origin: host.origin.slice(0, -1), storageTypes: 'all' });
    }
    host.asked.length = 0;
    carpal = await carpal.coldStart(host.origin);
    if (what === 'everything') await carpal.accept();
    await readyOffline();
    expect([...host.chunks].sort()).toEqual([...chunkNames].sort());
    await host.stop();
    carpal = await carpal.coldStart(host.origin);
    await carpal.expectReads('hand.png', phantom);
  });

  it('and removed under an open page leaves what is open as it is; with the server away the next start says what is missing', async () => {
    await installed();
    await carpal.open('hand.png', phantom);
    await host.stop();
    await spoil('evict');
    await carpal.sex('female');
    const { female } = await carpal.months();
    await carpal.expectReads('again.png', phantom);
    expect((await carpal.months()).female).toBe(female);
    carpal = await carpal.coldStart(host.origin);
    await notStarted();
    await host.resume();
    await loadAgain();
    await readyOffline();
  });

  it('finds no room: it reads all the same, and says that it was not kept', async () => {
    await visit();
    const devtools = await carpal.page.context().newCDPSession(carpal.page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: host.origin.slice(0, -1), quotaSize: 6_000_000 });
    await carpal.accept();
    await carpal.page.locator('.program-line', { hasText: en.offline.line.noRoom }).waitFor();
    await carpal.expectReads('hand.png', phantom);
    expect(await carpal.page.locator('.status-offline[data-readiness=ready]').count()).toBe(0);
  });
});

describe('a newer version', () => {
  const folders: string[] = [];
  afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true }); });

  const newer = () => {
    const folder = newerSite();
    folders.push(folder);
    return folder;
  };
  const servedVersion = () => carpal.page.evaluate(async () => ((await (await fetch('./files.json')).json()) as { app: string }).app);
  const update = () => carpalLine('waiting');
  function carpalLine(state: string) {
    return () => carpal.page.locator(`.program-line[data-update=${state}] button`);
  }

  it('is said when no film is open, takes over when the user agrees, and fetches only what changed', async () => {
    await installed();
    await carpal.open('hand.png', phantom);
    host.root = newer();
    host.asked.length = 0;
    await carpal.page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await carpal.page.locator('.program-line[data-update=waiting]').waitFor({ state: 'attached' });
    expect(await update()().count()).toBe(0);
    await carpal.sex('female');
    expect(await servedVersion()).toBe(index.app);
    await carpal.page.reload();
    expect(await servedVersion()).toBe(index.app);
    await update()().click();
    await carpal.page.waitForFunction(async () => ((await (await fetch('./files.json')).json()) as { app: string }).app === '9.9.9');
    await readyOffline();
    expect(host.chunks).toEqual([]);
    await carpal.expectReads('hand.png', phantom);
  });

  /** A version that goes is ended by the browser as soon as it has nothing to do: not, where developer tools look on, as they do here. */
  const goIdle = async () => {
    await carpal.page.locator('.status-offline').waitFor();
    await carpal.page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.installing === null);
    const devtools = await carpal.page.context().newCDPSession(carpal.page);
    await devtools.send('ServiceWorker.enable');
    for (let times = 0; times < 30 && (await carpal.page.locator('.status-offline[data-readiness=ready]').count()) === 0; times += 1) {
      await carpal.page.waitForTimeout(1000);
      await devtools.send('ServiceWorker.stopAllWorkers');
    }
  };

  it('takes over at once where the stored one has lost its own files and the host has only the new', async () => {
    await installed();
    const folder = newer();
    // Another page file, under the same name.
    const page = readFileSync(join(folder, 'index.html'), 'utf8').replace('</body>', '<!-- newer --></body>');
    const entry = index.files.find(({ path }) => path === 'index.html')!;
    const change = (name: string) => writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8')
      .replace(entry.sha256, createHash('sha256').update(page).digest('hex')).replace(new RegExp(`(index\\.html[^}]*bytes["']?:)${entry.bytes}`), `$1${Buffer.byteLength(page)}`));
    writeFileSync(join(folder, 'index.html'), page);
    change('files.json');
    change('sw.js');
    host.root = folder;
    await carpal.page.evaluate(async () => { for (const name of await caches.keys()) await caches.delete(name); });
    carpal = await carpal.coldStart(host.origin);
    await carpal.page.waitForFunction(async () => ((await (await fetch('./files.json')).json()) as { app: string }).app === '9.9.9');
    await goIdle();
    await readyOffline();
    carpal = await carpal.coldStart(host.origin);
    await readyOffline();
    await carpal.expectReads('hand.png', phantom);
    expect(await carpal.page.content()).toContain('<!-- newer -->');
  });

  it('does not take the files away from another tab', async () => {
    await installed();
    const other = await carpal.page.context().newPage();
    await other.goto(host.origin);
    await readyOffline(other);
    host.root = newer();
    await carpal.page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await update()().click();
    await carpalLine('elsewhere')().waitFor();
    expect(await servedVersion()).toBe(index.app);
    await other.close();
    await carpalLine('elsewhere')().click();
    await carpal.page.waitForFunction(async () => ((await (await fetch('./files.json')).json()) as { app: string }).app === '9.9.9');
  });
});

describe('plain http', () => {
  it.each([['en-US', 'en', en.offline], ['de-AT', 'de', de]] as const)('gets a page that says what does not work and what to do, in the browser\u2019s language (%s), and reads nothing', async (locale, language, words) => {
    host = await Host.start();
    const address = host.origin.replace('127.0.0.1', 'carpal.test');
    carpal = await Carpal.visit({ locale }, undefined, address);
    await carpal.page.locator('.insecure h1', { hasText: words.insecure.title }).waitFor();
    expect(await carpal.page.locator('.insecure a').getAttribute('href')).toBe(address.replace('http:', 'https:'));
    expect(await carpal.page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(host.asked.map(({ path }) => path).filter((path) => /models|core|ort|chunks/.test(path))).toEqual([]);
  });
});

describe('a pack from disk', () => {
  const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: readFileSync(join(repository, 'models/carpal-b4', name)) });
  const choose = async (files: { name: string; mimeType: string; buffer: Buffer }[]) => {
    await carpal.page.goto(`${host.origin}#settings/pack`);
    await carpal.page.locator('input[data-input=pack]').setInputFiles(files);
  };

  it('is checked, stored and used, offline too; a damaged one is refused with a sentence and changes nothing', async () => {
    await installed();
    const model = file('model.onnx');
    model.buffer[5000]! ^= 1;
    await choose([file('manifest.json'), model, file('reference.bin'), file('self_test.bin')]);
    await carpal.page.locator('#pack [role=status]', { hasText: en.offline.pack.reasons.PackCorrupt! }).waitFor();
    await choose([file('manifest.json'), file('reference.bin')]);
    await carpal.page.locator('#pack [role=status]', { hasText: en.offline.pack.reasons.FileMissing! }).waitFor();
    expect(await carpal.page.locator('[data-pack]').getAttribute('data-pack')).toBe('own');
    await choose([file('manifest.json'), file('model.onnx'), file('reference.bin'), file('self_test.bin')]);
    await carpal.page.locator('[data-pack=disk]').waitFor();
    await host.stop();
    carpal = await carpal.coldStart(host.origin);
    await readyOffline();
    expect(await carpal.text('.status-pack')).toContain(en.offline.status.fromDisk);
    await carpal.expectReads('hand.png', phantom);
  });
});

describe('the self-check', () => {
  it('lists what is stored and asked for, and finds nothing of a film', async () => {
    await installed();
    await carpal.open('Surname_Forename.png', phantom);
    await carpal.sex('female');
    await carpal.page.goto(`${host.origin}#evidence/privacy`);
    await carpal.button(en.offline.check.run).click();
    await carpal.page.locator('[data-foreign="0"]').waitFor();
    const kinds = await carpal.page.locator('.self-check [data-kind]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.kind));
    expect(kinds.sort()).toEqual(['engine', 'extra', 'pack', 'page']);
    expect(Number(await carpal.page.locator('[data-requests]').getAttribute('data-requests'))).toBeGreaterThan(5);
    expect(await carpal.page.locator('[data-requests]').getAttribute('data-refused')).toBe('0');
    expect(await carpal.text('.self-check')).not.toMatch(/surname|forename/i);
    // Every stored byte is the site's own: nothing else could be a film.
    const own = new Set(index.files.flatMap(({ sha256, chunks }) => chunks?.map((chunk) => chunk.sha256) ?? [sha256]));
    expect((await carpal.stored()).filter((name) => !own.has(name))).toEqual([]);
    await carpal.page.evaluate(() => localStorage.setItem('elsewhere', 'x'));
    await carpal.button(en.offline.check.again).click();
    await carpal.page.locator('[data-foreign="1"]').waitFor();
  });
});

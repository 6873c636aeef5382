/** A batch in a real browser: films dropped with a table, read by several cores and one network, looked through, saved, gone on with after a reload. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { dicomFile, greyTags } from '../dicom/writer';
import { zipFile } from '../intake/zip-writer';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { expectAccessible } from './accessible';
import { Carpal, PATIENCE } from './carpal';
import { bad, truncatedPhantom } from './films';

const words = en.batch;

const hand = (maturity: number) => drawHand({ width: 500, height: 650, maturity });
const grey = hand(0.5);
const dicom = Buffer.from(dicomFile([
  ...greyTags(500, 650, [...grey.data].map((level) => level << 4)), { tag: 0x00100010, vr: 'PN', value: 'Doe^Jane' }, { tag: 0x00100040, vr: 'CS', value: 'M' },
  { tag: 0x00101010, vr: 'AS', value: '008Y' },
]));
const films: readonly [string, Buffer][] = [
  ['kid-1001.png', encodePng(hand(0.3))], ['kid-1002.png', encodePng(hand(0.5))], ['kid-1003.png', encodePng(hand(0.7))], ['kid-1004.png', encodePng(hand(0.9))],
  ['broken-Mustermann.png', truncatedPhantom()], ['empty-Schmidt.png', bad('blank')], ['IM0001', dicom],
];
/** As they are sorted. */
const LISTED = ['broken-Mustermann.png', 'empty-Schmidt.png', 'IM0001', 'kid-1001.png', 'kid-1002.png', 'kid-1003.png', 'kid-1004.png'];
const table = 'id,boneage,male,reader 2\nkid-1001,60,False,66\nkid-1002,96,True,\nkid-1003,140,False,150\nkid-1004,200,True,190\n9999,100,True,\n';

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.ready(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const rows = () => carpal.page.locator('[role=row][data-row]');
const row = (name: string) => rows().filter({ hasText: name });
const progress = () => carpal.text('[data-progress]');
const ended = () => carpal.page.locator('[data-batch-state=idle]', { hasText: 'Done' }).waitFor();
const close = async () => {
  await carpal.button(words.run.close).click();
  await carpal.page.locator('dialog[open]').getByRole('button', { name: words.run.close }).click();
};
const unfold = async (heading: string) => {
  const panel = carpal.page.locator('details.panel', { has: carpal.page.getByRole('heading', { name: heading }) });
  if (!(await panel.evaluate((one) => (one as HTMLDetailsElement).open))) await panel.locator('summary').click();
};
const give = (files: readonly (readonly [string, Buffer])[]) =>
  carpal.page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
const databases = () => carpal.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const kept = () => carpal.page.evaluate(() => new Promise<string>((resolve, reject) => {
  const opening = indexedDB.open('carpal-batch');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('readings').objectStore('readings').getAll();
    asked.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asked.result)); };
  };
}));

async function saved(kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await unfold(words.save.heading);
  const [download] = await Promise.all([carpal.page.waitForEvent('download'), carpal.page.locator(`[data-save=${kind}]`).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** What the columns of a CSV say, by name. */
function parsed(text: string): Record<string, string>[] {
  const [head, ...lines] = text.replace('\ufeff', '').trim().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)].slice(0, -1).map((match) => match[1]!));
  return lines.map((cells) => Object.fromEntries(head!.map((name, index) => [name, cells[index] ?? ''])));
}

describe('a batch', () => {
  let before: string;

  it('begins as a drop zone, and keeps nothing before it runs', async () => {
    await carpal.page.keyboard.press('2');
    await carpal.page.locator('.batch-zone').waitFor();
    expect(new URL(carpal.page.url()).hash).toBe('#batch');
    await expectAccessible(carpal.page);
    expect(await databases()).toEqual([]);
  });

  it('lists what was chosen, takes sex and readings from the table and asks for the sex that nobody told', async () => {
    await give([...films, ['labels.csv', Buffer.from(table)], ['notes.txt', Buffer.from('text')]]);
    await rows().first().waitFor();
    expect(await rows().locator('.batch-name').allTextContents()).toEqual(LISTED);
    expect(await carpal.text('[data-matched]')).toContain('labels.csv: 4 of 5 rows belong to one of 7 films.');
    expect(await carpal.button(words.run.start).isDisabled()).toBe(true);
    expect(await carpal.text('[data-batch-state]')).toBe(words.run.sayFirst);
    expect(await carpal.page.locator('[data-reader]:checked').count()).toBe(2);
    await expectAccessible(carpal.page);
    await carpal.page.locator('input[name=batch-sex][value=female]').check();
    expect(await row('kid-1002').locator('.cell-sex').textContent()).toBe(en.sexes.male);
    expect(await databases()).toEqual([]);
  });

  it('reads every film, whatever becomes of one of them, with the tags\' sex and the truths beside', async () => {
    await carpal.button(words.run.start).click();
    await ended();
    expect(await progress()).toBe('7 of 7 films');
    expect(await rows().evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.state))).toEqual(['failed', 'refused', 'read', 'read', 'read', 'read', 'read']);
    const page = row('kid-1003');
    const months = Number(await page.locator('[data-bone-age]').getAttribute('data-bone-age'));
    expect(months).toBeGreaterThan(0);
    expect(await page.locator('.cell-truth').textContent()).toContain('140');
    const difference = ((await page.locator('.cell-difference').textContent()) ?? '').replace('\u2212', '-');
    expect(Number.parseFloat(difference.replace('+', ''))).toBeCloseTo(Math.round((months - 140) * 10) / 10, 5);
    expect(await row('IM0001').locator('.cell-sex').textContent()).toBe(en.sexes.male);
    expect(await row('IM0001').locator('.cell-age').textContent()).toContain('8');
    expect(await row('broken').locator('.cell-state').textContent()).toContain(words.list.states.failed);
    await expectAccessible(carpal.page);
    before = await carpal.page.locator('.batch-rows-all').innerText();
  });

  it('gives the numbers that a film gives on its own', async () => {
    const months = await row('kid-1003').locator('[data-bone-age]').getAttribute('data-bone-age');
    await carpal.page.keyboard.press('1');
    await carpal.open('kid-1003.png', films[2]![1]);
    await carpal.sex('female');
    expect((await carpal.months()).female).toBe(Number(months));
    await carpal.page.keyboard.press('2');
  });

  it('keeps hashes and results, and neither names nor truths', async () => {
    const text = await kept();
    expect(JSON.parse(text)).toHaveLength(6);
    for (const [name] of films) expect(text.includes(name.replace(/\.png$/, '')), name).toBe(false);
    expect(/Mustermann|Schmidt|Doe|labels\.csv|reader 2|truth/i.exec(text)?.[0]).toBeUndefined();
    expect(await carpal.page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))).not.toMatch(/kid-100|Mustermann|labels/);
  });

  it('is sorted, filtered and searched', async () => {
    await carpal.page.getByRole('columnheader', { name: words.list.columns.bone_age }).getByRole('button').click();
    const ages = async () => (await rows().locator('[data-bone-age]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.boneAge)))).filter((value) => value > 0);
    await expect.poll(ages).toEqual([...(await ages())].sort((a, b) => a - b));
    expect(await carpal.page.locator('[aria-sort=ascending]').textContent()).toContain(words.list.columns.bone_age);
    await carpal.page.locator('[data-filter]').selectOption('failed');
    await expect.poll(() => rows().count()).toBe(1);
    await carpal.page.locator('[data-filter]').selectOption('all');
    await carpal.page.locator('.batch-filter input[type=search]').fill('KID');
    await expect.poll(() => rows().count()).toBe(4);
    await carpal.page.locator('.batch-filter input[type=search]').fill('');
    await carpal.page.getByRole('columnheader', { name: words.list.columns.index }).getByRole('button').click();
  });

  it('says what it comes to against the readers, and offers no correction for so few films', async () => {
    await unfold(en.study.heading);
    await carpal.page.locator('[data-fit=female]').waitFor();
    expect(await carpal.text('[data-compared]')).toMatch(/^4 films are compared with “boneage”\. Not among them: 3 without a reader’s bone age\./);
    expect(await carpal.page.locator('[data-evaluation] .graph').count()).toBe(9);
    expect(await carpal.page.locator('[data-pair]').count()).toBe(3);
    expect(await carpal.page.locator('[data-fit=female]').getAttribute('data-refused')).toBe('too_few');
    expect(await carpal.page.locator('.site-sign').count()).toBe(0);
    await expectAccessible(carpal.page);
    await carpal.page.locator('[data-evaluation] > summary').click();
  });

  it('opens a row as a full case by the keys, and has a way back to it', async () => {
    await carpal.page.locator('[role=grid]').focus();
    for (const key of ['Home', ...Array.from({ length: 5 }, () => 'ArrowDown'), 'Enter']) await carpal.page.keyboard.press(key);
    await carpal.page.locator('.film-facts h1', { hasText: 'kid-1003.png' }).waitFor();
    await carpal.page.locator('.verdict').waitFor();
    expect(await carpal.chosenSex()).toBe('female');
    expect(await carpal.text('.batch-line')).toContain(words.inRead.line('6', '7'));
    expect(await carpal.text('[data-readers]')).toMatch(/^boneage: 140 mo \(11 y 8 mo\); also 150 mo; difference [+\u2212][\d.]+ mo; larger than (at least )?\d+ % of held-out errors$/);
    await carpal.button(words.inRead.next).click();
    await carpal.page.locator('.film-facts h1', { hasText: 'kid-1004.png' }).waitFor();
    await carpal.button(words.inRead.back).click();
    await carpal.page.locator('[role=row].is-active', { hasText: 'kid-1004.png' }).waitFor();
    expect(await carpal.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  it('saves a table in which every line says by what it was made', async () => {
    const { name, bytes } = await saved('csv');
    expect(name).toMatch(/^carpal-batch-\d{4}-\d\d-\d\d\.csv$/);
    const lines = parsed(bytes.toString('utf8'));
    expect(lines.map(({ file }) => file)).toEqual(LISTED);
    for (const line of lines) {
      expect(line.film_sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(line.model_sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(line.app_version).not.toBe('');
      expect(line.pack_name).toBe('carpal-b4');
      expect(line.pack_version).not.toBe('');
      expect(line.execution_provider).toBe('wasm');
    }
    expect(lines[5]).toMatchObject({ outcome: 'done', sex: 'female', sex_from: 'table', truth_months: '140', reader_2_months: '150' });
    expect(Number(lines[5]!.predicted_months) - 140).toBeCloseTo(Number(lines[5]!.difference_months), 3);
    expect(lines[1]).toMatchObject({ status: 'refused', predicted_months: '' });
    expect(lines[1]!.validation_codes).not.toBe('');
    expect(lines[0]).toMatchObject({ outcome: 'failed', failure: 'TruncatedFile' });
    expect(lines[2]).toMatchObject({ sex: 'male', sex_from: 'tags', age_from: 'tags', chronological_age_months: '96' });
    expect(lines[2]!.sds_brush).not.toBe('');
    expect(bytes.toString('utf8')).not.toContain('Doe');
  });

  it('leaves the names out where they are not wanted', async () => {
    await unfold(words.save.heading);
    await carpal.page.getByLabel(words.save.names).uncheck();
    for (const kind of ['csv', 'jsonl']) expect((await saved(kind)).bytes.toString('utf8')).not.toMatch(/Mustermann|kid-1001/);
    await carpal.page.getByLabel(words.save.names).check();
  });

  it('saves records, a workbook, a summary and the report of each case', async () => {
    const records = (await saved('jsonl')).bytes.toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as { number: number; reading: { film_sha256: string } | null });
    expect(records.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(records[3]!.reading!.film_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await saved('xlsx')).bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await saved('pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const zip = (await saved('zip')).bytes;
    expect(zip.toString('latin1').match(/\d-[^/]+?\.pdf/g)!.length).toBeGreaterThanOrEqual(6);
    await expectAccessible(carpal.page);
  });

  it('goes on after a reload: films that are chosen again are not read again', async () => {
    await carpal.page.reload();
    await carpal.page.locator('.batch-left').waitFor();
    expect(await carpal.text('.batch-left')).toContain('6 readings');
    await give([...[...films].reverse(), ['labels.csv', Buffer.from(table)]]);
    await carpal.page.locator('input[name=batch-sex][value=female]').check();
    const stored = await kept();
    await carpal.button(words.run.start).click();
    await ended();
    expect(await carpal.page.locator('.batch-rows-all').innerText()).toBe(before);
    // To the millisecond that each step took.
    expect((await kept()) === stored).toBe(true);
  });

  it('is stopped in the middle, goes on where it stopped, and pauses', async () => {
    await close();
    await carpal.page.locator('.batch-zone').waitFor();
    expect(await databases()).toEqual([]);
    await give([['pack.zip', Buffer.from(zipFile(Array.from({ length: 12 }, (_, index) => ({ name: `a/${index}.png`, bytes: encodePng(hand(0.2 + index / 20)) }))))]]);
    await carpal.page.locator('input[name=batch-sex][value=male]').check();
    await carpal.button(words.run.start).click();
    await carpal.page.locator('[data-row][data-state=read]').first().waitFor();
    await carpal.button(words.run.pause).click();
    await carpal.page.locator('[data-batch-state=paused]').waitFor();
    await expect.poll(() => carpal.page.locator('[data-row][data-state=reading]').count(), { timeout: PATIENCE }).toBe(0);
    await carpal.button(words.run.resume).click();
    await carpal.button(words.run.stop).click();
    await carpal.page.locator('[data-batch-state=idle]').waitFor();
    expect(await carpal.page.locator('[data-row][data-state=reading]').count()).toBe(0);
    const done = await carpal.page.locator('[data-row][data-state=read]').count();
    expect(done).toBeLessThan(12);
    await carpal.button(words.run.goOn).click();
    await ended();
    expect(await carpal.page.locator('[data-row][data-state=read]').count()).toBe(12);
  });

  it('lets a film be read on its own, and cancelled, beside it', async () => {
    await close();
    await give(films.slice(0, 4));
    await carpal.page.locator('input[name=batch-sex][value=male]').check();
    await carpal.button(words.run.start).click();
    await carpal.page.locator('[data-row][data-state=reading]').first().waitFor();
    await carpal.page.keyboard.press('1');
    await carpal.choose('own.png', films[1]![1]);
    await carpal.page.locator('.job').waitFor({ state: 'attached' });
    await carpal.page.keyboard.press('Escape');
    await carpal.expectReads('own.png', films[1]![1]);
    await carpal.page.keyboard.press('2');
    await ended();
    expect(await carpal.page.locator('[data-row][data-state=read]').count()).toBe(4);
  });

  it('reads every film to the same figure when all its workers die under it', async () => {
    const ages = () => rows().locator('[data-bone-age]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.boneAge));
    const unbroken = await ages();
    await close();
    await give(films.slice(0, 4));
    await carpal.page.locator('input[name=batch-sex][value=male]').check();
    await carpal.button(words.run.start).click();
    await carpal.page.locator('[data-row][data-state=read]').first().waitFor();
    const before = carpal.page.workers();
    await Promise.all(before.map((worker) => worker.evaluate(() => { setTimeout(() => { throw new Error('made to fail'); }, 0); }).catch(() => undefined)));
    await ended();
    expect(await carpal.page.locator('[data-row][data-state=read]').count()).toBe(4);
    expect(await ages()).toEqual(unbroken);
    carpal.requests.forgive(/made to fail/);
  });

  it('is deleted when it is closed', async () => {
    expect(await databases()).toEqual(['carpal-batch']);
    await close();
    await carpal.page.locator('.batch-zone').waitFor();
    await expect.poll(databases).toEqual([]);
  });
});

describe('a large batch', () => {
  it('of ten thousand films is listed and scrolled with a screenful of rows', async () => {
    // Names of one file: what is listed, not what is read.
    await carpal.page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      for (let index = 0; index < 10_000; index += 1) data.items.add(new File([bytes], `${index}.png`, { type: 'image/png' }));
      const input = document.querySelector<HTMLInputElement>('main > input[type=file]:not([webkitdirectory])')!;
      input.files = data.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, films[0]![1].subarray(0, 200).toString('base64'));
    await carpal.page.locator('[data-shown="10000"]').waitFor();
    expect(await rows().count()).toBeLessThan(40);
    await carpal.page.locator('[role=grid]').focus();
    await carpal.page.keyboard.press('End');
    await row('9999.png').waitFor();
    expect(await rows().count()).toBeLessThan(40);
    expect(await carpal.page.locator('[role=row].is-active').getAttribute('aria-rowindex')).toBe('10001');
  });
});

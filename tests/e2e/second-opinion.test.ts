/** A second network beside the first in a real browser: on one film, and on a batch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { expectAccessible } from './accessible';
import { Carpal } from './carpal';
import { phantom, truncatedPhantom } from './films';
import { repository } from './paths';
import { chunkAddresses } from './site';

const words = en.batch;
const versionOf = (name: string) => (JSON.parse(readFileSync(join(repository, 'models', name, 'manifest.json'), 'utf8')) as { version: string }).version;
const films: readonly [string, Buffer][] = [
  ['kid-1.png', encodePng(drawHand({ width: 500, height: 650, maturity: 0.5 }))], ['kid-2.png', encodePng(drawHand({ width: 500, height: 650, maturity: 0.7 }))],
  ['broken.png', truncatedPhantom()],
];

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.ready(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const panel = (kind: string) => carpal.page.locator(`.second-opinion[data-second=${kind}]`);
const ages = () => carpal.page.locator('.pack-rows [data-pack-months]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.packMonths)));
const difference = async () => Number(await carpal.page.locator('.pack-pair').first().getAttribute('data-difference'));

interface Row { readonly [name: string]: string }
/** What the columns of a CSV say, by name. */
function parsed(text: string): Row[] {
  const [head, ...lines] = text.replace('\ufeff', '').trim().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)].slice(0, -1).map((match) => match[1]!));
  return lines.map((cells) => Object.fromEntries(head!.map((name, index) => [name, cells[index] ?? ''])));
}

describe('a second opinion', () => {
  it('is not loaded before it is wanted', async () => {
    await carpal.open('hand.png', phantom);
    await carpal.sex('female');
    expect(await carpal.page.locator('.second-opinion').count()).toBe(0);
    const stored = await carpal.stored();
    for (const address of chunkAddresses('carpal-b0/model.onnx')) expect(stored).not.toContain(address.slice(address.lastIndexOf('/') + 1).replace(/\..*/, ''));
  });

  it('is loaded by its setting and reads the film that is open, beside the first', async () => {
    const before = (await carpal.months()).female;
    await carpal.page.keyboard.press('5');
    const choice = carpal.page.locator('[data-second-pack]');
    await expect.poll(() => choice.locator('option').nth(1).textContent()).toMatch(/^carpal-b0 \([\d.]+\sMB\)$/);
    await choice.selectOption('carpal-b0');
    await carpal.page.keyboard.press('1');
    await panel('read').waitFor();
    const [first, second] = await ages();
    expect(first).toBe(before);
    expect(second).toBeGreaterThan(0);
    expect(await difference()).toBeCloseTo(second! - first!, 6);
    expect(await carpal.text('.second-opinion')).toContain(`carpal-b0 ${versionOf('carpal-b0')}`);
    expect((await carpal.months()).female).toBe(before);
    await expectAccessible(carpal.page);
  });

  it('follows the sex', async () => {
    await carpal.sex('male');
    await expect.poll(async () => (await ages())[0]).toBe((await carpal.months()).male);
    await carpal.sex('female');
    await expect.poll(async () => (await ages())[0]).toBe((await carpal.months()).female);
  });

  it('is in the record, outside of the Assessment', async () => {
    const [first, second] = await ages();
    const record = JSON.parse((await carpal.save()).text);
    expect(record.assessment.pack.name).toBe('carpal-b4');
    expect(record.assessment.results.female.bone_age_months).toBe(first);
    expect(record.second_opinion).toMatchObject({ pack: { name: 'carpal-b0', version: versionOf('carpal-b0') }, status: 'read', film_sha256: record.film_sha256 });
    expect(record.second_opinion.results).toEqual([expect.objectContaining({ sex: 'female', bone_age_months: second, compared: 'both_aged' })]);
  });

  it('comes with the next film by itself', async () => {
    await carpal.open('next.png', films[1]![1]);
    await carpal.sex('female');
    await panel('read').waitFor();
    const record = JSON.parse((await carpal.save()).text);
    expect(record.second_opinion.film_sha256).toBe(record.film_sha256);
    expect(await ages()).toEqual([record.assessment.results.female.bone_age_months, record.second_opinion.results[0].bone_age_months]);
  });
});

describe('a batch of both networks', () => {
  const rows = () => carpal.page.locator('[role=row][data-row]');
  const row = (name: string) => rows().filter({ hasText: name });

  it('reads every film by one after the other, with the difference beside', async () => {
    await carpal.page.keyboard.press('2');
    await carpal.page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles(films.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
    await rows().first().waitFor();
    expect(await carpal.page.locator('[data-networks]').inputValue()).toBe('carpal-b4 carpal-b0');
    await carpal.page.locator('input[name=batch-sex][value=female]').check();
    await carpal.button(words.run.start).click();
    await carpal.page.locator('[data-batch-state=idle]', { hasText: 'Done' }).waitFor();
    expect(await carpal.text('[data-progress]')).toContain('6 of 6 readings of 3 films by two networks');
    const age = async (name: string, what: string) => Number(await row(name).locator(`[data-${what}]`).getAttribute(`data-${what}`));
    for (const name of ['kid-1', 'kid-2']) {
      const text = ((await row(name).locator('.cell-second_difference').textContent()) ?? '').replace('\u2212', '-').replace('+', '');
      expect(Number.parseFloat(text)).toBeCloseTo((await age(name, 'second-age')) - (await age(name, 'bone-age')), 1);
    }
    expect(await row('broken').locator('.cell-second').textContent()).toBe('');
    await expectAccessible(carpal.page);
  });

  it('gives the numbers of the single film, and opens a row with the second reading that is kept', async () => {
    const second = Number(await row('kid-2').locator('[data-second-age]').getAttribute('data-second-age'));
    await carpal.page.keyboard.press('1');
    await carpal.open('alone.png', films[1]![1]);
    await carpal.sex('female');
    await panel('read').waitFor();
    expect((await ages())[1]).toBe(second);
    await carpal.page.keyboard.press('2');
    await row('kid-2').click();
    await carpal.answered('kid-2.png');
    await panel('read').waitFor();
    expect((await ages())[1]).toBe(second);
    await carpal.page.keyboard.press('2');
  });

  it('saves both', async () => {
    await carpal.page.locator('details.panel', { has: carpal.page.getByRole('heading', { name: words.save.heading }) }).locator('summary').click();
    const [download] = await Promise.all([carpal.page.waitForEvent('download'), carpal.page.locator('[data-save=csv]').click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = parsed(Buffer.concat(chunks).toString('utf8'));
    expect(lines.map(({ pack_name, second_pack_name }) => [pack_name, second_pack_name])).toEqual([['carpal-b4', ''], ['carpal-b4', 'carpal-b0'], ['carpal-b4', 'carpal-b0']]);
    for (const line of lines.slice(1)) {
      expect(line.second_model_sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(Number(line.second_bone_age_months) - Number(line.bone_age_months)).toBeCloseTo(Number(line.second_difference_months), 3);
    }
  });

  it('goes on after a reload with what either has read', async () => {
    const before = await rows().locator('[data-second-age]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.secondAge));
    await carpal.page.reload();
    await carpal.page.locator('.batch-left').waitFor();
    expect(await carpal.text('.batch-left')).toContain('4 readings');
    await carpal.page.locator('main > input[type=file]:not([webkitdirectory])').setInputFiles(films.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
    await rows().first().waitFor();
    await carpal.page.locator('input[name=batch-sex][value=female]').check();
    await carpal.button(words.run.start).click();
    await carpal.page.locator('[data-batch-state=idle]', { hasText: 'Done' }).waitFor();
    expect(await rows().locator('[data-second-age]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.secondAge))).toEqual(before);
  });
});

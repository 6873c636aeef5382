import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FailureCode, Reading } from '../../web/src/domain/assessment';
import { en } from '../../web/src/i18n/en';
import { failureWords } from '../../web/src/i18n/words';
import { Carpal } from './carpal';
import { evaluateBoth } from './evaluate';
import { bad, phantom, textFile, truncatedPhantom } from './films';

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.ready(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

const failures = () => carpal.page.locator('[data-failure]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.failure));

async function expectNoResult(): Promise<void> {
  expect(await carpal.months()).toEqual({});
  expect(await carpal.page.locator('.verdict').count()).toBe(0);
}

describe('a file that is no film', () => {
  it.each([
    ['a text named .png', 'letter.png', textFile, 'UnknownFormat'],
    ['a PNG that was cut off', 'half.png', truncatedPhantom, 'TruncatedFile'],
    ['an empty file', 'empty.png', () => Buffer.alloc(0), 'EmptyFile'],
  ] as const)('%s gets its own sentence, and the next film is read', async (_what, name, bytes, code) => {
    await carpal.open(name, bytes());
    expect(await carpal.page.locator('.refusal').getAttribute('data-code')).toBe(code);
    expect(await carpal.text('.refusal .reason')).toBe(failureWords(code).title);
    expect(await carpal.text('.refusal')).toContain(failureWords(code).next);
    expect(await carpal.page.locator('input[name=sex]').count()).toBe(0);
    await expectNoResult();
    await carpal.expectReads('good.png', phantom);
  });
});

describe('a picture that is no radiograph', () => {
  it.each<[string, string, () => Buffer, FailureCode]>([
    ['a colour photograph', 'house.png', () => bad('colour'), 'colour_image'],
    ['a blank film', 'blank.png', () => bad('blank'), 'blank_or_corrupt'],
  ])('%s is refused in its own words, and the next film is read', async (_what, name, bytes, failure) => {
    await carpal.open(name, bytes());
    expect((await failures())[0]).toBe(failure);
    expect(await carpal.text('.refusal .reason')).toBe(`${en.layers[failure].refusal}.`);
    expect(await carpal.text('.refusal .measured')).toMatch(/ \d[\d.]* of (255|full scale), limit at (most|least) \d/);
    expect(await carpal.text('.refusal')).toContain(en.layers[failure].next);
    expect((await failures()).length).toBeGreaterThanOrEqual((await carpal.layers()).refused);
    expect(await carpal.tiers()).toEqual(['refuse', 'not_run', 'not_run']);
    // The sex may be chosen; it brings no number.
    await carpal.page.locator('input[name=sex][value=male]').check();
    await expectNoResult();
    await carpal.expectReads('good.png', phantom);
  });

  it('has a sentence of its own each', async () => {
    const sentences = ['UnknownFormat', 'TruncatedFile', 'EmptyFile'].map((code) => failureWords(code).title as string);
    const refusals = [en.layers.colour_image.refusal, en.layers.blank_or_corrupt.refusal];
    expect(new Set([...sentences, ...refusals]).size).toBe(5);
  });
});

describe('reading anyway', () => {
  it('gives the figures of evaluate.mjs --force, and marks page and record', async () => {
    const photograph = bad('colour');
    await carpal.open('house.png', photograph);
    await carpal.button(en.refusal.readAnyway).click();
    await carpal.page.locator('.waiting').waitFor();
    expect(await carpal.chosenSex()).toBeNull();
    await carpal.sex('female');
    expect(await carpal.text('.against')).toContain(en.verdict.againstRefusal);
    expect(await carpal.text('.certainty')).toContain(en.verdict.againstAction);
    expect(await carpal.page.locator('[data-check=saturation_mean]').getAttribute('data-grade')).toBe('refuse');
    const twin = await evaluateBoth(photograph, '--force');
    expect(Math.abs((await carpal.months()).female! - twin.female.prediction!)).toBeLessThan(0.01);
    expect(twin.female.refused_layers).toContain(1);
    const record = JSON.parse((await carpal.save()).text) as Reading;
    expect(record.assessment.status).toBe('read_against_refusal');
    expect(record.assessment.validation.passed).toBe(false);
    expect(record.assessment.safety).toMatchObject({ verdict: 'refuse', overridable: true });
    expect(record).toMatchObject({ in_words: { read_against_refusal: true } });
  });

  it('is not offered where nothing in the picture could be read', async () => {
    await carpal.open('blank.png', bad('blank'));
    expect(await carpal.button(en.refusal.readAnyway).count()).toBe(0);
    expect(await carpal.text('.refusal .hint')).toBe(en.refusal.final);
    await expectNoResult();
  });

  it('does not carry over to the next film', async () => {
    await carpal.open('house.png', bad('colour'));
    await carpal.button(en.refusal.readAnyway).click();
    await carpal.page.locator('.waiting').waitFor();
    await carpal.open('blank.png', bad('blank'));
    expect((await failures()).length).toBeGreaterThan(0);
    await carpal.open('good.png', phantom);
    await carpal.sex('female');
    expect(await carpal.page.locator('.against').count()).toBe(0);
  });
});

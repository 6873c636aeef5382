import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS, type Reading } from '../../web/src/domain/assessment';
import { en } from '../../web/src/i18n/en';
import { Carpal } from './carpal';
import { evaluateBoth } from './evaluate';
import { phantom } from './films';
import { repository } from './paths';
import { chunkAddresses, site } from './site';

/** Threads may add up in another order than one thread does. */
const MONTHS = 0.01;

let carpal: Carpal;
beforeAll(async () => { carpal = await Carpal.ready(); });
afterEach(() => carpal.requests.expectPrivate());
afterAll(() => carpal.close());

describe('a film that is dropped', () => {
  it('is asked the sex for, and shows no number before', async () => {
    await carpal.drop('hand.png', phantom);
    await carpal.answered('hand.png');
    expect(await carpal.page.locator('.waiting').count()).toBe(1);
    expect(await carpal.chosenSex()).toBeNull();
    expect(await carpal.months()).toEqual({});
    expect(await carpal.button(en.report.panel.json).count()).toBe(0);
    expect(await carpal.layers()).toEqual({ shown: 6, refused: 0 });
    expect((await carpal.tiers())[0]).toBe('good');
  });

  it('reads as evaluate.mjs does, for each sex and for an unknown one', async () => {
    const twin = await evaluateBoth(phantom);
    for (const sex of ['female', 'male'] as const) {
      await carpal.sex(sex);
      const shown = await carpal.months();
      expect(Object.keys(shown)).toEqual([sex]);
      expect(Math.abs(shown[sex]! - twin[sex].prediction!)).toBeLessThan(MONTHS);
      expect(await carpal.verdict()).toEqual({ stages: [twin[sex].stage], tiers: [twin[sex].tier] });
      expect(await carpal.text('.figure-months')).toBe(`${Math.round(twin[sex].prediction!)} months`);
    }
    await carpal.sex('unknown');
    await carpal.page.locator('.figures-both').waitFor();
    const both = await carpal.months();
    expect(Object.keys(both)).toEqual(['female', 'male']);
    for (const sex of ['female', 'male'] as const) expect(Math.abs(both[sex]! - twin[sex].prediction!)).toBeLessThan(MONTHS);
    // Else the test could not tell one sex from the other.
    expect(Math.abs(both.female! - both.male!)).toBeGreaterThan(1);
  });

  it('is looked at again, unasked where it is doubtful: the views of evaluate.mjs, and the figure that it had', async () => {
    await carpal.sex('male');
    const before = await carpal.months();
    await carpal.page.locator('#checks summary').click();
    const twin = (await evaluateBoth(phantom, '--second-look', 'always')).male.agreement!;
    const offered = carpal.button(en.secondLook.button);
    if (await offered.count() > 0) await offered.click();
    await carpal.page.locator('[data-look=male]').waitFor();
    expect(await carpal.months()).toEqual(before);
    const views = await carpal.page.locator('[data-look=male] [data-view]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.view));
    expect(views).toEqual([...VIEWS]);
    const record = JSON.parse((await carpal.save()).text) as Reading;
    const { agreement } = record.assessment.results!.male;
    expect(Math.abs(agreement!.difference_months - twin.difference_months)).toBeLessThan(2 * MONTHS);
    expect(record.milliseconds.second_look).toBeGreaterThan(0);
    await carpal.sex('unknown');
  });

  it('was read on this machine: the recorder heard the page and its worker fetch program and model, and nothing else', () => {
    for (const part of ['models/carpal-b4/manifest.json', ...chunkAddresses('carpal-b4/model.onnx'), 'core/carpal.wasm', ...chunkAddresses('ort-wasm-simd-threaded.wasm')]) {
      expect(carpal.requests.paths).toContain(part);
    }
    const own = new Set(['', 'files.json', 'sw.js', ...site.files.flatMap(({ path }) => chunkAddresses(path))]);
    expect(carpal.requests.paths.filter((path) => !own.has(path))).toEqual([]);
  });

  it('takes the sex of the film before away', async () => {
    await carpal.open('second.png', phantom);
    expect(await carpal.chosenSex()).toBeNull();
    expect(await carpal.months()).toEqual({});
    expect(await carpal.text('#sex-hint')).toBe(en.notices.sex_cleared);
  });
});

describe('the record', () => {
  const schema = JSON.parse(readFileSync(join(repository, 'cpp/schema/assessment.schema.json'), 'utf8')) as object;
  const valid = new Ajv2020({ allowUnionTypes: true }).compile(schema);

  it('downloads as JSON: assessment, hash and versions, without the name of the film', async () => {
    await carpal.open('Surname_Forename.png', phantom);
    await carpal.sex('male');
    const { name, text } = await carpal.save();
    const record = JSON.parse(text) as Reading & { format: string; app_version: string; notice: string; terms: string; synthetic_film: boolean };
    expect(valid(record.assessment), JSON.stringify(valid.errors)).toBe(true);
    expect(record.assessment.subject.sex).toBe('male');
    expect(record.assessment.status).toBe('read');
    expect(record.assessment.results!.male.bone_age_months).toBe((await carpal.months()).male);
    const hash = createHash('sha256').update(phantom).digest('hex');
    expect(record.film_sha256).toBe(hash);
    expect(name).toBe(`carpal-${hash.slice(0, 12)}.json`);
    expect(record.format).toBe('carpal-reading');
    expect(record.app_version).toBe((JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string }).version);
    expect(record.engine.provider).toBe('wasm');
    expect(record.engine.threads).toBeGreaterThan(0);
    expect(record.notice).toContain('not a medical device');
    expect(record.synthetic_film).toBe(false);
    expect(text + name).not.toMatch(/surname|forename/i);
  });

  it('says of the sample that it is synthetic', async () => {
    await carpal.page.reload();
    await carpal.button(en.idle.sample.button).click();
    await carpal.answered('phantom.png');
    await carpal.sex('unknown');
    expect(await carpal.text('.synthetic')).toBe(en.film.synthetic);
    const record = JSON.parse((await carpal.save()).text) as Reading & { synthetic_film: boolean };
    expect(record.synthetic_film).toBe(true);
    expect(record.assessment.subject.sex).toBe('unknown');
  });
});

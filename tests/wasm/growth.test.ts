// @vitest-environment node
/** Growth and TW3 by the built core: the shapes that the page is told of, and a few figures from the printed tables. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Core, CoreError } from '../../web/src/core/core';
import { RUS_BONES, SD_TABLES, type GrowthRequest, type RusStage } from '../../web/src/domain/growth';
import { en } from '../../web/src/i18n/en';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { freshCore, freshModule, plausibleOutputs, readJson } from './built';

let core: Core;
beforeAll(async () => { core = new Core(await freshModule()); });

const girl: GrowthRequest = {
  sex: 'female', chronological_age_months: 120, bone_age: { months: 132, low_months: 121, high_months: 143 }, mature: false, treated: false,
  against_refusal: false, height: { cm: 142, chronological_age_months: 119, method: 'standing' }, parents: { mother_cm: 165, father_cm: 180 },
};
const sheet = (stage: RusStage, ulna: RusStage = stage) => Object.fromEntries(RUS_BONES.map((bone) => [bone, bone === 'ulna' ? ulna : stage]));

describe('growth', () => {
  it('needs neither pack nor film', () => {
    const growth = core.growth(girl);
    expect(Object.keys(growth)).toEqual(['difference_months', 'standing', 'two_readers_rms_months', 'adult_height', 'target_height']);
    expect(growth.standing.map(({ table }) => table)).toEqual([...SD_TABLES]);
    expect(growth.standing[0]).toEqual({ table: 'brush', silence: null, sd_months: 11.73, sds: 12 / 11.73, verdict: 'normal', normal_months: [120 - 2 * 11.73, 120 + 2 * 11.73] });
    expect(growth.adult_height).toMatchObject({ silence: null, class: 'accelerated', percent_of_adult: 88.3, cm: 142 / (88.3 / 100) });
    expect(growth.adult_height.error!.two_sd_cm).toBeCloseTo(2 * 1.37 * 2.54, 12);
    expect(growth.target_height).toEqual({ cm: 166, plus_minus_cm: 8.5 });
  });

  it('is silent by names that the catalogue has words for', () => {
    const silent = core.growth({ ...girl, chronological_age_months: null, bone_age: null, height: null, parents: null });
    expect(silent).toMatchObject({ difference_months: null, target_height: null, adult_height: { silence: 'no_bone_age', cm: null, error: null } });
    for (const change of [{ mature: true }, { treated: true }, { against_refusal: true }, { chronological_age_months: 20 }, { chronological_age_months: 250 },
      { height: { ...girl.height!, method: 'supine' as const } }, { height: { ...girl.height!, chronological_age_months: 100 } }]) {
      const { standing, adult_height } = core.growth({ ...girl, ...change });
      const silences = [...standing, adult_height].flatMap(({ silence }) => silence ?? []);
      expect(silences.length, JSON.stringify(change)).toBeGreaterThan(0);
      for (const silence of silences) expect(en.standing.silences).toHaveProperty(silence);
    }
  });

  it('refuses by name what is not of its form', () => {
    expect(() => core.growth({ ...girl, height: { ...girl.height!, cm: 5 } })).toThrow(new CoreError('BadRequest', 'height.cm: out of range'));
  });

  it('names in words the limits that the tables have', () => {
    const tables = readJson('cpp/data/clinical-tables.json') as { adult_height: { limits: { class_months: number; height_within_months: number } }; standing: { limits: { least_months: number; normal_sd: number } } };
    expect(tables.adult_height.limits.class_months).toBe(12); // "a year"
    expect(en.standing.silences.height_too_old).toContain(`${tables.adult_height.limits.height_within_months} months`);
    expect(en.standing.silences.under_24_months).toContain(`${tables.standing.limits.least_months} months`);
    for (const verdict of Object.values(en.standing.verdicts)) expect(verdict('x')).toContain(`${tables.standing.limits.normal_sd} SD`);
  });
});

describe('TW3', () => {
  it('adds a sheet up and looks the age up', () => {
    expect(core.tw3({ sex: 'female', stages: sheet('E') })).toMatchObject({ missing: [], sum: 303, score: 303, mature: false });
    expect(core.tw3({ sex: 'female', stages: sheet('E') }).age_months).toBeCloseTo(12 * 6.35, 9);
    expect(core.tw3({ sex: 'male', stages: sheet('I', 'H') })).toEqual({ missing: [], sum: 1000, score: 1000, age_months: 198, mature: true });
    expect(core.tw3({ sex: 'male', stages: { radius: 'E' } })).toEqual({ missing: RUS_BONES.slice(1), sum: 39, score: null, age_months: null, mature: false });
    expect(() => core.tw3({ sex: 'male', stages: sheet('I') })).toThrow('no such stage');
  });
});

describe('a contra-indication', () => {
  it('lowers the confidence by one, changes no figure and is in the record', async () => {
    const whole = await freshCore();
    whole.decode(new Uint8Array(encodePng(drawHand({ width: 300, height: 400 }))));
    whole.validate('');
    whole.takeOutputs(plausibleOutputs());
    const without = whole.assess({ sex: 'female', override: true });
    const named = whole.assess({ sex: 'female', override: true, contraindications: ['treatment', 'cast'] });
    expect(named.subject.contraindications).toEqual(['cast', 'treatment']);
    const [before, after] = [without.results!.female, named.results!.female];
    expect(after.confidence.lowered_by).toEqual([...before.confidence.lowered_by, 'contraindicated']);
    expect(after.bone_age_months).toBe(before.bone_age_months);
    const order = ['high', 'medium', 'low'];
    expect(order.indexOf(after.confidence.tier)).toBe(Math.min(2, order.indexOf(before.confidence.tier) + 1));
  });
});

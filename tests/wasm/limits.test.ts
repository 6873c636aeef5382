// @vitest-environment node
/** The boundary itself, without the wrapper that guards it; and the one record, from the sample film and the pack's own network. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPack, openEngine, type NodeEngine } from '../../scripts/lib/engine';
import type { Core, CoreModule } from '../../web/src/core/core.d';
import { badPictures, encodePng, samplePng } from '../phantom/phantom.mjs';
import { freshModule, never, packManifestText, readJson } from './built';

describe('room for a film', () => {
  let module: CoreModule;
  let core: Core;
  beforeAll(async () => {
    module = await freshModule();
    core = new module.Core();
    core.configure(packManifestText);
  });
  afterAll(() => core.delete());

  const decoded = () => module.statusName(core.decode());

  it.each([
    ['one byte over the limit', 200_000_001],
    ['more than 32 bits hold', 2 ** 32 + 8],
    ['no number at all', NaN],
    ['less than nothing', -1],
    ['without end', Infinity],
  ])('of %s is not given, takes no memory, and decode says why', (_what, size) => {
    const before = module.HEAPU8.length;
    expect(core.reserveFilm(size).length).toBe(0);
    expect(module.HEAPU8.length).toBe(before);
    expect(decoded()).toBe('FileTooLarge');
    // Said once: the next call finds an empty file, and the core goes on.
    expect(decoded()).toBe('EmptyFile');
    const film = encodePng(badPictures.gradient({ width: 40, height: 50 }));
    core.reserveFilm(film.length).set(film);
    expect(decoded()).toBe('Ok');
    expect([core.width(), core.height()]).toEqual([40, 50]);
  });

  it('is gone after clear, with everything that was made of the film', () => {
    const film = encodePng(badPictures.gradient({ width: 40, height: 50 }));
    core.reserveFilm(film.length).set(film);
    expect(decoded()).toBe('Ok');
    expect([core.validate(''), core.prepare('as_is')]).toEqual([0, 0]);
    const { width, height } = (JSON.parse(packManifestText) as { input: { width: number; height: number } }).input;
    expect(core.tensor().length).toBe(3 * width * height);
    core.clear();
    expect([core.width(), core.height(), core.tensor().length, core.greyPixels().length]).toEqual([0, 0, 0, 0]);
    expect([core.filmJson(), core.assessmentJson()]).toEqual(['', '']);
    expect(module.statusName(core.prepare('as_is'))).toBe('NoFilm');
  });

  it('names every status of status.hpp, and no other', () => {
    const names = Array.from({ length: 256 }, (_, status) => module.statusName(status));
    const known = names.filter((name) => name !== 'Unknown');
    expect(known.length).toBeGreaterThan(15);
    expect(names.slice(0, known.length)).toEqual(known);
    expect(new Set(known).size).toBe(known.length);
    expect(module.statusName(-1)).toBe('Unknown');
  });
});

describe('the record of the sample film, with the real network', () => {
  const fits = new Ajv2020({ allowUnionTypes: true }).compile(readJson('cpp/schema/assessment.schema.json') as object);
  let engine: NodeEngine;
  beforeAll(async () => { engine = await openEngine(defaultPack); });
  afterAll(async () => {
    await engine.network.close();
    engine.core.close();
  });

  it.each(['female', 'male', 'unknown'] as const)('fits the schema: %s', async (sex) => {
    const { assessment } = await engine.pipeline.read(never, new Uint8Array(samplePng()), { subject: { sex }, profile: '', override: false, secondLook: 'never' });
    expect(fits(assessment), JSON.stringify(fits.errors)).toBe(true);
    expect(assessment).toMatchObject({ status: 'read', subject: { sex }, film: { width: 1000, height: 1300, bits: 8, channels: 1 } });
    for (const result of [assessment.results!.female, assessment.results!.male]) {
      const { low_months, high_months } = result.interval;
      expect(low_months).toBeLessThan(result.bone_age_months);
      expect(high_months).toBeGreaterThan(result.bone_age_months);
      expect(result.stage_probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      expect(result.confidence.probability).toBe(Math.max(...result.stage_probabilities));
    }
  });
});

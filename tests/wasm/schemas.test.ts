// @vitest-environment node
/** The two contracts that are written down in more than one language: the Assessment and the manifest. */
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../web/src/domain/assessment';
import { ManifestError, parseManifest } from '../../web/src/domain/manifest';
import { Core, CoreError } from '../../web/src/core/core';
import { badPictures, drawHand, encodePng } from '../phantom/phantom.mjs';
import { freshCore, freshModule, fullManifest, fullReference, packManifest, plausibleOutputs, QUALITY_MEASURES, readJson, type Json } from './built';

const ajv = new Ajv2020({ allErrors: false, strict: false, validateFormats: false });

describe('the Assessment', () => {
  let fits: ValidateFunction;
  let core: Core;
  beforeAll(async () => {
    fits = ajv.compile(readJson('cpp/schema/assessment.schema.json') as object);
    core = await freshCore();
  });

  const assess = (film: Buffer, override: boolean, sex: 'female' | 'male' | 'unknown' = 'unknown'): Assessment => {
    core.decode(new Uint8Array(film));
    const { input } = core.validate('');
    if (input.verdict !== 'refuse' || (override && input.overridable)) core.takeOutputs(plausibleOutputs());
    return core.assess({ sex, override });
  };
  const hand = encodePng(drawHand({ width: 300, height: 400 }));

  it.each<[Assessment['status'], Buffer, boolean]>([
    ['read', hand, false],
    ['refused', encodePng(badPictures.blank()), false],
    ['read_against_refusal', encodePng(badPictures.colour()), true],
  ])('fits its schema: %s', (status, film, override) => {
    const assessment = assess(film, override);
    expect(fits(assessment), JSON.stringify(fits.errors)).toBe(true);
    expect(assessment.status).toBe(status);
    expect(assessment.results === null).toBe(status === 'refused');
  });

  it('of a pack with all parts fits its schema, whatever they say', async () => {
    const full = await freshCore(JSON.stringify(fullManifest()), fullReference());
    const outputs = plausibleOutputs(fullManifest());
    const read = (last: readonly number[], chronological_age_months: number | null = null) => {
      full.decode(new Uint8Array(hand));
      const { quality, input } = full.validate('');
      expect(quality.map(({ measure }) => measure)).toEqual(QUALITY_MEASURES);
      expect(input).toEqual({ verdict: 'good', overridable: true });
      full.takeOutputs(Float32Array.from([...outputs.subarray(0, outputs.length - last.length), ...last]));
      const assessment = full.assess({ sex: 'unknown', override: false, chronological_age_months });
      expect(fits(assessment), JSON.stringify(fits.errors)).toBe(true);
      return assessment;
    };
    const good = read([]);
    expect(good).toMatchObject({ status: 'read', safety: { verdict: 'good' }, subject: { sex: 'unknown', chronological_age_months: null } });
    expect(good.anatomy).toMatchObject({ grade: 'good', review: 2, refuse: 4 });
    expect(good.results!.male.maturity).toMatchObject({ mature: false, votes: 1 });
    const far = read([], 12);
    expect(far.safety.tiers[2]).toEqual({ tier: 3, verdict: 'review', codes: ['far_from_chronological_age'] });
    expect(far.results!.female.confidence.lowered_by).toContain('inconsistent');
    // Features, texture, evidence: far from the reference's films.
    const stranger = read([50, 60, 70, -3]);
    expect(stranger).toMatchObject({ status: 'refused', results: null, anatomy: { grade: 'refuse' } });
    expect(stranger.safety.tiers.map(({ verdict }) => verdict)).toEqual(['good', 'refuse', 'good']);
    full.close();
  });

  it('of a second look fits its schema, also where the views disagree too far', async () => {
    const full = await freshCore(JSON.stringify(fullManifest()), fullReference());
    const outputs = plausibleOutputs(fullManifest());
    const older = (months: number) => outputs.map((value, index) => (index < 2 ? value + months / (fullManifest().age as { sd_months: number }).sd_months : value));
    const look = (months: number) => {
      full.decode(new Uint8Array(hand));
      full.validate('');
      full.takeOutputs(outputs);
      full.takeOutputs(older(2), 'mirrored');
      full.takeOutputs(older(months), 'turned_right');
      const assessment = full.assess({ sex: 'female', override: false });
      expect(fits(assessment), JSON.stringify(fits.errors)).toBe(true);
      return assessment;
    };
    const { agreement } = look(-4).results!.female;
    expect(agreement!.views.map(({ view }) => view)).toEqual(['as_is', 'mirrored', 'turned_right']);
    expect(agreement!.difference_months).toBeCloseTo(4, 4);
    expect(look(-12)).toMatchObject({ status: 'read', safety: { tiers: [{}, {}, { verdict: 'review', codes: ['views_disagree'] }] } });
    const refused = look(30);
    expect(refused).toMatchObject({ status: 'refused', results: null, safety: { doubtful: false, findings: [{ sex: 'female', code: 'views_disagree', limit: 18, grade: 'refuse' }] } });
    full.close();
  });

  it('of a picture with nothing on it is refused for good', () => {
    const assessment = assess(encodePng(badPictures.blank()), true);
    expect(fits(assessment), JSON.stringify(fits.errors)).toBe(true);
    expect(assessment).toMatchObject({ status: 'refused', results: null, anatomy: null, safety: { verdict: 'refuse', overridable: false } });
    expect(assessment.safety.tiers.map(({ verdict }) => verdict)).toEqual(['refuse', 'not_run', 'not_run']);
  });

  it('has every field that the schema asks for, and no other', () => {
    const assessment = assess(hand, false, 'female') as unknown as Record<string, Json>;
    for (const name of Object.keys(assessment)) {
      const rest = Object.fromEntries(Object.entries(assessment).filter(([key]) => key !== name));
      expect(fits(rest), `without ${name}`).toBe(false);
      expect(fits({ ...assessment, [name]: 'x' }), `another ${name}`).toBe(false);
    }
    expect(fits({ ...assessment, diagnosis: 'x' })).toBe(false);
  });

  it('carries the pack, the subject and both sexes, each inside its own range', () => {
    const assessment = assess(hand, false, 'male');
    const manifest = packManifest() as unknown as { name: string; version: string; files: { model: { sha256: string } }; age: { range_months: Record<string, [number, number]> } };
    expect(assessment.pack).toEqual({ name: manifest.name, version: manifest.version, model_sha256: manifest.files.model.sha256 });
    expect(assessment.subject).toEqual({ sex: 'male', chronological_age_months: null, contraindications: [] });
    for (const sex of ['female', 'male'] as const) {
      const result = assessment.results![sex];
      const [low, high] = manifest.age.range_months[sex]!;
      expect(result.bone_age_months).toBeGreaterThanOrEqual(low);
      expect(result.bone_age_months).toBeLessThanOrEqual(high);
      expect(result.interval.low_months).toBeLessThanOrEqual(result.bone_age_months);
      expect(result.interval.high_months).toBeGreaterThanOrEqual(result.bone_age_months);
      expect(result.stage_probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      expect(result.stage).toMatchObject({ index: 2, probability: Math.max(...result.stage_probabilities) });
    }
  });
});

describe('the manifest', () => {
  let fits: ValidateFunction;
  let core: Core;
  beforeAll(async () => {
    fits = ajv.compile(readJson('models/manifest.schema.json') as object);
    core = new Core(await freshModule());
  });

  const good = fullManifest();
  /** A pack may have them or not. */
  const OPTIONAL = ['maturity', 'calibration.confidence.half_width_months', 'calibration.consistency.age_outside_stage_refuse_months',
    'calibration.consistency.sex_difference_months', 'calibration.consistency.half_width_months', 'calibration.consistency.view_difference_months',
    'calibration.consistency.implausible_months', 'calibration.consistency.few_films_below_months',
    'calibration.consistency.chronological_difference_months', 'validation.profiles.calibrated.quality', 'input.placement.mirror_certainty', 'input.placement', 'anatomy.shape', 'errors', 'self_test'];
  type Path = readonly (string | number)[];

  const verdicts = (manifest: Json) => ({
    schema: fits(manifest),
    page: accepts(() => parseManifest(manifest), ManifestError),
    core: accepts(() => core.configure(JSON.stringify(manifest)), CoreError),
  });
  const all = (accepted: boolean) => ({ schema: accepted, page: accepted, core: accepted });

  function accepts(call: () => unknown, named: new (...values: never[]) => Error): boolean {
    try {
      call();
      return true;
    } catch (error) {
      if (error instanceof named) return false;
      throw error;
    }
  }

  function paths(node: Json, at: Path = []): Path[] {
    const below = Array.isArray(node) ? node.flatMap((one, index) => paths(one, [...at, index]))
      : node !== null && typeof node === 'object' ? Object.entries(node).flatMap(([key, one]) => paths(one, [...at, key])) : [];
    return at.length === 0 ? below : [at, ...below];
  }

  /** A copy with the value at the path replaced, or taken away. */
  function changed(at: Path, value: Json | undefined, from: Json = good): Json {
    const copy = structuredClone(from);
    const parent = at.slice(0, -1).reduce<Json>((node, key) => (node as Record<string | number, Json>)[key]!, copy) as Record<string | number, Json>;
    const last = at[at.length - 1]!;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
    return copy;
  }

  it('of the pack is accepted by schema, page and core', () => {
    expect(verdicts(packManifest())).toEqual(all(true));
  });

  it('with every part of 1.1 is accepted by all three', () => {
    expect(verdicts(good)).toEqual(all(true));
  });

  it.each(OPTIONAL)('without %s is accepted by all three', (name) => {
    expect(verdicts(changed(name.split('.'), undefined))).toEqual(all(true));
  });

  it('with a self-test but not its picture is refused by all three', () => {
    expect(verdicts(changed(['files', 'self_test'], undefined))).toEqual(all(false));
  });

  it('of 1.0, without any of the later parts, is accepted by all three', () => {
    const old = OPTIONAL.map((name) => name.split('.')).reduce((manifest, at) => changed(at, undefined, manifest), { ...good, schema_version: '1.0' } as Json);
    expect(verdicts(changed(['anatomy'], undefined, changed(['files', 'reference'], undefined, changed(['files', 'self_test'], undefined, old))))).toEqual(all(true));
  });

  it('with a value of another type anywhere is refused by all three', () => {
    const places = paths(good);
    expect(places.length).toBeGreaterThan(150);
    const disagreements = places.filter((at) => {
      const { schema, page, core: inCore } = verdicts(changed(at, true));
      return schema || page || inCore;
    });
    expect(disagreements.map((at) => at.join('.'))).toEqual([]);
  });

  it('without a field is refused by all three', () => {
    const fields = paths(good).filter((at) => typeof at[at.length - 1] === 'string')
      // Profiles are named freely: which of them is needed only the core knows (below).
      .filter((at) => !(at.length === 3 && at[1] === 'profiles') && !OPTIONAL.includes(at.join('.')));
    const disagreements = fields.filter((at) => {
      const { schema, page, core: inCore } = verdicts(changed(at, undefined));
      return schema || page || inCore;
    });
    expect(disagreements.map((at) => at.join('.'))).toEqual([]);
  });

  it.each<[string, Path, Json]>([
    ['an empty name', ['name'], ''],
    ['a version of two numbers', ['version'], '1.0'],
    ['a hash in capitals', ['files', 'model', 'sha256'], 'A'.repeat(64)],
    ['no bytes', ['files', 'model', 'bytes'], 0],
    ['another filter', ['input', 'resample'], 'nearest'],
    ['one channel', ['input', 'channels'], 1],
    ['half a pixel', ['input', 'width'], 300.5],
    ['an unknown output', ['outputs', 0, 'name'], 'shoe_size'],
    ['four bounds of five', ['stages', 'bounds_months'], [24, 60, 120, 168]],
    ['a ninth stage', ['stages'], { bounds_months: [12, 24, 36, 48, 60, 72, 84, 96], keys: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] }],
    ['one stage alone', ['stages'], { bounds_months: [], keys: ['a'] }],
    ['a temperature of nothing', ['calibration', 'temperature'], 0],
    ['a level above one', ['calibration', 'interval', 'level'], 1.5],
    ['an unknown scale', ['calibration', 'interval', 'scale'], 'parsec'],
    ['an unknown measure', ['validation', 'profiles', 'published', 'limits', 0, 'measure'], 'beauty'],
    ['five limits', ['validation', 'profiles', 'published', 'limits'], []],
    ['anatomy from an unknown output', ['anatomy', 'inputs'], ['features', 'shoe_size']],
    ['anatomy without the features', ['anatomy', 'inputs'], ['texture']],
    ['no components', ['anatomy', 'components'], 0],
    ['half a vote', ['maturity', 'votes'], 2.5],
    ['six votes of five', ['maturity', 'votes'], 6],
    ['four factors of five', ['maturity', 'factors', 'male'], []],
    ['factors in another order', ['maturity', 'factors', 'female', 0, 'code'], 'fused_physes'],
    ['an area above one', ['maturity', 'factors', 'female', 0, 'auc'], 1.2],
    ['an unknown quality', ['validation', 'profiles', 'calibrated', 'quality', 0, 'measure'], 'beauty'],
    ['a rate above one', ['validation', 'profiles', 'calibrated', 'quality', 0, 'review_rate'], 1.2],
    ['another major version', ['schema_version'], '2.0'],
    ['a version that is none', ['schema_version'], 'one'],
  ])('with %s is refused by all three', (_what, at, value) => {
    expect(verdicts(changed(at, value))).toEqual(all(false));
  });

  it.each<[string, Path, Json]>([
    ['a newer minor version', ['schema_version'], '1.7'],
    ['no spread of its own', ['calibration', 'interval', 'scale'], 'absolute'],
    ['another size', ['validation', 'working_size'], 128],
    ['a limit that was not measured', ['validation', 'profiles', 'published', 'limits', 0, 'false_refusal_rate'], null],
  ])('with %s is accepted by all three', (_what, at, value) => {
    expect(verdicts(changed(at, value))).toEqual(all(true));
  });

  it('with a limit of a second opinion is accepted by all three; one that is none by the core alone, which reads nothing of it', () => {
    const limit = { pack: 'carpal-b0', version: '0.1.0', difference_months: { review: 14.2 }, n: 418, source: 'made up' };
    const withLimit = (changes: { [key: string]: Json }) => verdicts({ ...good, second_opinion: [{ ...limit, ...changes }] });
    expect(withLimit({})).toEqual(all(true));
    const wrong: { [key: string]: Json }[] = [{ pack: '' }, { version: '0.1' }, { difference_months: { review: 0 } }, { difference_months: {} }, { n: 0 }, { source: 7 }];
    for (const changes of wrong) expect(withLimit(changes), JSON.stringify(changes)).toEqual({ schema: false, page: false, core: true });
  });

  it('of two to eight stages is accepted by all three, with the outputs and the self-test that go with them', () => {
    for (let count = 2; count <= 8; count += 1) {
      const keys = Array.from({ length: count }, (_, index) => `stage_${index}`);
      const outputs = (good as { outputs: { name: string; shape: number[] }[] }).outputs.map(({ name, shape }) => ({ name, shape: name.startsWith('stage_') ? [2, count, ...shape.slice(2)] : shape }));
      const even = keys.map(() => 1 / count);
      const stages = { bounds_months: keys.slice(1).map((_, index) => 12 * (index + 1)), keys };
      const of = (rows: number[][]) => ({ ...(good as object), stages, outputs, self_test: { ...(good as { self_test: object }).self_test, stage_probabilities: rows } }) as unknown as Json;
      expect(verdicts(of([even, even])), `${count}`).toEqual(all(true));
      expect(verdicts(of([even, [...even, 0]])), `${count} and a row of one more`).toEqual(all(false));
    }
  });

  it('with a quality twice is refused by page and core; a schema cannot say it', () => {
    const twice = changed(['validation', 'profiles', 'calibrated', 'quality', 1, 'measure'], 'brightness');
    expect(verdicts(twice)).toEqual({ schema: true, page: false, core: false });
  });

  it('with a field of a later minor version is read, but not written', () => {
    // The schema judges what this version's training writes; readers leave room for the next one.
    expect(verdicts(changed(['later'], { x: 1 }))).toEqual({ schema: false, page: true, core: true });
  });

  it('without its default profile is refused by the core, which alone looks it up', () => {
    expect(verdicts(changed(['validation', 'default_profile'], 'nobody'))).toMatchObject({ core: false });
  });

  it('of another major version is refused by name', () => {
    const other = changed(['schema_version'], '2.0');
    expect(() => parseManifest(other)).toThrow(expect.objectContaining({ code: 'PackUnsupported' }));
    expect(() => core.configure(JSON.stringify(other))).toThrow(expect.objectContaining({ code: 'UnsupportedManifest' }));
  });
});

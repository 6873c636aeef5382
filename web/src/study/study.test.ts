// @vitest-environment node
import { describe, expect, it } from 'vitest';
import packed from '../../../models/carpal-b4/manifest.json';
import { parseManifest } from '../domain/manifest';
import { Bootstrap, intervalsOf, meanInterval } from './bootstrap';
import { compare, differenceOf } from './compared';
import { evaluate, evaluateInPortions, evaluatedSoFar, type GroupFigures } from './evaluation';
import { reading, row, study } from './made-up';
import { columnsOf, TIERS } from './metrics';
import { errorPercentile } from './percentile';
import { readersAgreement } from './readers';
import { stageReliability, wilson } from './reliability';
import { ranked, riskAt, riskCurve, utility } from './risk';

const bounds = { stages: [24, 60, 120, 168, 204], bands: [60, 120, 168] };

describe('what is compared', () => {
  const rows = [
    row(0, 'female', [100], reading(104)), row(1, null, [100], reading(104)), row(2, 'male', [null], reading(104)), row(3, 'male', [90], { kind: 'failed', code: 'TruncatedFile', detail: '' }),
    row(4, 'male', [90], reading(0, { status: 'refused', bone_age_months: null, low_months: null, high_months: null, stage: null, tier: null })),
    row(5, 'male', [90], reading(95, { status: 'read_against_refusal' })), row(6, 'male', [90], { kind: 'waiting' }), row(7, 'male', [90], reading(80, { codes: ['skeletally_mature'] })),
    row(8, 'female', [100], reading(104), { film_sha256: '0'.repeat(64) }),
  ];
  const { films, leftOut, shown, packs } = compare({ readers: ['truth'], rows });

  it('is read, of a known sex, with a bone age of the first reader, and each file once; the rest is counted', () => {
    expect(films.map(({ row: index, mature }) => [index, mature])).toEqual([[0, false], [7, true]]);
    expect(leftOut).toEqual({ waiting: 1, no_sex: 1, no_truth: 1, twice: 1, failed: 1, refused: 1, against_refusal: 1 });
    expect(films.length + Object.values(leftOut).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect(shown).toBe(5);
    expect(packs).toHaveLength(1);
  });

  it('notices films of two packs', () => {
    const other = reading(90, { pack: { name: 'carpal-b4', version: '1.1.0', model_sha256: 'f'.repeat(64) } });
    expect(compare({ readers: ['truth'], rows: [row(0, 'male', [90], reading(90)), row(1, 'male', [90], other)] }).packs).toHaveLength(2);
  });

  it('gives a row its difference, and none to a row that is not measured', () => {
    expect(differenceOf(rows[0]!)).toEqual({ sex: 'female', truth: 100, prediction: 104, error: 4 });
    expect(rows.slice(1, 7).map(differenceOf)).toEqual([null, null, null, null, null, null]);
  });
});

describe('groups', () => {
  const { films } = compare(study(400));

  it('each add up to all films', () => {
    const { groups, confusion } = evaluate(films, bounds);
    const of = (kind: GroupFigures['key']['kind']) => groups.filter(({ key }) => key.kind === kind).reduce((sum, { figures }) => sum + figures.n, 0);
    expect([of('all'), of('sex'), of('band'), of('tier'), confusion.flat().reduce((sum, count) => sum + count, 0)]).toEqual([400, 400, 400, 400, 400]);
    const [all] = groups;
    for (const [name, interval] of Object.entries(all!.intervals!)) {
      expect(interval![0], name).toBeLessThanOrEqual(all!.figures[name as 'mae']! + 1e-9);
      expect(interval![1], name).toBeGreaterThanOrEqual(all!.figures[name as 'mae']! - 1e-9);
    }
  });

  it('computed in portions are the same, and are given up when they are no longer wanted', async () => {
    let pauses = 0;
    const pause = async () => { pauses += 1; };
    expect(await evaluateInPortions(films, bounds, pause, () => true)).toEqual(evaluate(films, bounds));
    expect(pauses).toBeGreaterThan(10);
    expect(await evaluateInPortions(films, bounds, pause, () => false)).toBeNull();
    expect(evaluatedSoFar(films, bounds).groups[0]).toMatchObject({ intervals: null, figures: { n: 400 } });
  });

  it('of fewer than ten films have no intervals', () => {
    expect(intervalsOf(columnsOf(films.slice(0, 9), bounds.stages))).toBeNull();
    expect(meanInterval(new Float64Array(9))).toBeNull();
  });

  it('a measure that most resamples lack has no interval', () => {
    const same = films.slice(0, 20).map((film) => ({ ...film, truth: 100 }));
    expect(intervalsOf(columnsOf(same, bounds.stages))).toMatchObject({ r2: null, mae: [expect.any(Number), expect.any(Number)] });
  });

  it('ten thousand films take no more memory than their columns', () => {
    const bootstrap = new Bootstrap(columnsOf(compare(study(10_000)).films, bounds.stages));
    expect(bootstrap.run(20)).toBe(true);
  });
});

describe('risk and utility', () => {
  const { films } = compare(study(300));

  it('keep the most certain first', () => {
    const order = ranked(films).map(({ tier }) => TIERS.indexOf(tier));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const off = ranked(films).slice(0, 150).map(({ prediction, truth }) => Math.abs(prediction - truth));
    expect(riskAt(films, [0.5])[0]).toEqual({ set_aside: 0.5, n: 150, mae: expect.closeTo(off.reduce((sum, one) => sum + one, 0) / 150, 9) });
    expect(riskCurve(films)[0]!.n).toBe(300);
    expect(riskCurve([])).toEqual([]);
  });

  it('say which share of all films that were shown is still read', () => {
    const points = utility(films, 400);
    const tiers = points.filter(({ limit }) => limit.kind === 'tier');
    expect(tiers.map(({ n }) => n)).toEqual([...tiers.map(({ n }) => n)].sort((a, b) => a - b));
    expect(tiers[2]).toMatchObject({ n: 300, share: 0.75 });
    const widths = points.filter(({ limit }) => limit.kind === 'half_width');
    expect(widths.at(-1)).toMatchObject({ n: 300 });
    expect(widths.map(({ share }) => share)).toEqual([...widths.map(({ share }) => share)].sort((a, b) => a - b));
    expect(utility([], 0).every(({ share, mae }) => share === 0 && mae === null)).toBe(true);
  });
});

describe('reliability', () => {
  it('has no bin without films, and bounds that stay shares', () => {
    const { bins, ece } = stageReliability(compare(study(200)).films, bounds.stages);
    expect(bins.every(({ n, probability, from, to }) => n > 0 && probability > from - 1e-9 && probability <= to + 1e-9)).toBe(true);
    expect(ece).toBeGreaterThan(0);
    expect(wilson(0, 4)[0]).toBe(0);
    expect(wilson(4, 4)[1]).toBeCloseTo(1, 12);
  });
});

describe('readers', () => {
  it('are held against each other beside the machine, on the films that all have read', () => {
    const { rows, readers } = study(60, { readers: 3 });
    const some = rows.map((one, index) => (index < 10 ? { ...one, truths: [one.truths[0]!, null, one.truths[2]!] } : one));
    const found = readersAgreement(compare({ readers, rows: some }).films, 3);
    expect(found.map(({ a, b, n }) => [a, b, n])).toEqual([[1, 0, 50], [2, 0, 50], [2, 1, 50], ['machine', 0, 50], ['machine', 1, 50], ['machine', 2, 50]]);
    expect(found[0]!.mae).toBeLessThan(found[3]!.mae);
    expect(found[0]!.limits![0]).toBeLessThan(found[0]!.bias);
  });

  it('alone say nothing', () => {
    expect(readersAgreement(compare(study(60)).films, 1)).toEqual([]);
    expect(readersAgreement([], 2)).toEqual([]);
  });
});

describe('an error among those of held-out films', () => {
  const counts = [1, 2, 3, 4, 5, 5, 4, 3, 2, 1];
  const base = parseManifest(packed);
  const manifest = { ...base, errors: { ...base.errors!, bin_months: 3, by_age: [{ sex: 'female' as const, from_months: 60, to_months: 228, n: 30, mae: 1, median: 1, p90: 1, bias: 0, counts }] } };
  const share = (error: number) => errorPercentile(manifest, 'female', 100, error)!.share;

  it('is the share of films with a smaller one, of either sign', () => {
    expect(share(0)).toBe(0);
    expect(share(3)).toBeCloseTo(10 / 30, 12);
    expect(share(-3)).toBe(share(3));
    expect(share(4.5)).toBeCloseTo((10 + 4) / 30, 12);
    expect(errorPercentile(manifest, 'female', 100, 40)).toEqual({ share: 28 / 30, at_least: true, n: 30 });
  });

  it('is silent where the pack does not say', () => {
    expect(errorPercentile(manifest, 'male', 100, 3)).toBeNull();
    expect(errorPercentile(manifest, 'female', 50, 3)).toBeNull();
    expect(errorPercentile({ ...manifest, errors: undefined }, 'female', 100, 3)).toBeNull();
    expect(errorPercentile(manifest, 'female', 228, 3)).not.toBeNull();
  });

  it('is told of the shipped pack at every age', () => {
    for (const sex of ['female', 'male'] as const) for (const months of [0, 59.9, 60, 150, 228]) expect(errorPercentile(base, sex, months, 6), `${sex} ${months}`).not.toBeNull();
  });
});

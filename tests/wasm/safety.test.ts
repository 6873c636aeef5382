// @vitest-environment node
/** The three tiers with the landed pack: what must be refused is, good films are not, and what does not change a film changes no verdict. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine, repository, type NodeEngine } from '../../scripts/lib/engine';
import { asPicture, changedFile } from '../../scripts/lib/films';
import { shares, summarise, type SafetyRow } from '../../scripts/lib/safety_table';
import type { Assessment } from '../../web/src/domain/assessment';
import { changes } from '../phantom/changes.mjs';
import { notHands } from '../phantom/not-hands.mjs';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { never, packReference } from './built';

/** What tier 2 alone can tell needs the pack's reference. */
const withReference = packReference() !== null;

/** A few of true aspect, where there are any at hand. */
const folder = join(process.env.CARPAL_SHARED ?? join(repository, '../shared'), 'data/rsna/half');
const realFilms = existsSync(folder) ? readdirSync(folder).sort().filter((_, index) => index % 24 === 0).map((name) => join(folder, name)) : [];

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openEngine(join(repository, 'models/carpal-b4'));
});

async function read(bytes: Uint8Array, override = false): Promise<Assessment> {
  const reading = await engine.pipeline.read(never, new Uint8Array(bytes), { subject: { sex: 'female' }, profile: '', override, secondLook: 'never' });
  return reading.assessment;
}

/** What may happen to a film on its way without changing what it shows. */
const ways = ['mirrored', 'turned +10', 'turned -10', 'inverted', 'darker', 'brighter', 'dark frame'] as const;

describe('a hand', () => {
  const hand = drawHand({ width: 500, height: 650, maturity: 0.55, bits: 16 });
  const film = { width: hand.width, height: hand.height, data: hand.data as Uint16Array };

  it('is read, and by the same verdict at a months\' distance however it arrives', async () => {
    const before = await read(encodePng(hand));
    expect(before.status).toBe('read');
    for (const name of [...ways, 'dim'] as const) {
      const after = await read(encodePng({ ...changes[name](film), bits: 16, channels: 1 }));
      expect(after.status, name).toBe('read');
      expect(after.safety.tiers[0].verdict === 'refuse', name).toBe(false);
      expect(Math.abs(after.results!.female.bone_age_months - before.results!.female.bone_age_months), name).toBeLessThan(18);
    }
  });

  it.skipIf(!withReference || realFilms.length === 0)('that is real keeps its verdict and, within the pack\'s own limits, its age', async () => {
    const { review, refuse } = engine.manifest.calibration.consistency!.view_difference_months!;
    const off: number[] = [];
    for (const path of realFilms) {
      const bytes = new Uint8Array(readFileSync(path));
      const before = (await read(bytes)).results!.female.bone_age_months;
      for (const name of ways) {
        const after = await read(changedFile(engine.core, bytes, (made) => asPicture(changes[name](made))));
        expect(after.status, `${path}, ${name}`).toBe('read');
        off.push(Math.abs(after.results!.female.bone_age_months - before));
      }
    }
    expect(Math.max(...off)).toBeLessThan(refuse);
    expect(off.sort((a, b) => a - b)[Math.floor(off.length / 2)]).toBeLessThan(review / 2);
  });

  it.skipIf(!withReference)('is turned fingers up for the network, and read as if it had lain so', async () => {
    const before = await read(encodePng(hand));
    expect(before.shape.found).toBe(true);
    expect(before.placement).toMatchObject({ turned_degrees: 0, mirrored: false, inverted: false, manual: false });
    for (const [name, degrees] of [['turned 90', 270], ['upside down', 180], ['turned 270', 90]] as const) {
      const after = await read(encodePng({ ...changes[name](film), bits: 16, channels: 1 }));
      expect(after.placement.turned_degrees, name).toBe(degrees);
      expect(after.results!.female.bone_age_months, name).toBeCloseTo(before.results!.female.bone_age_months, 1);
    }
  });

  it('keeps its tier or loses it, never gains one', async () => {
    const { results } = await read(encodePng(hand));
    const order = ['high', 'medium', 'low'];
    for (const { confidence } of Object.values(results!)) {
      expect(order.indexOf(confidence.tier)).toBeGreaterThanOrEqual(order.indexOf(confidence.stage_tier));
      expect(confidence.tier !== confidence.stage_tier).toBe(confidence.lowered_by.length > 0 && confidence.stage_tier !== 'low');
    }
  });
});

describe.skipIf(!withReference)('what is no hand', () => {
  it.each(Object.keys(notHands) as (keyof typeof notHands)[])('%s: five of five refused, by name', async (kind) => {
    for (let seed = 1; seed <= 5; seed++) {
      const { status, safety } = await read(encodePng(notHands[kind](seed)));
      expect(status, `${kind} ${seed}`).toBe('refused');
      expect(safety.tiers.flatMap(({ codes }) => codes).length).toBeGreaterThan(0);
    }
  });

  it('can be read against the refusal of tier 2, and is marked', async () => {
    const picture = encodePng(notHands.screenshot(5));      // passes tier 1
    const refused = await read(picture);
    expect(refused.safety.tiers.map(({ verdict }) => verdict)).toEqual([expect.not.stringMatching('refuse'), 'refuse', expect.anything()]);
    expect(refused).toMatchObject({ status: 'refused', results: null, safety: { overridable: true } });
    const forced = await read(picture, true);
    expect(forced.status).toBe('read_against_refusal');
    expect(forced.results).not.toBeNull();
    expect(forced.results!.female.confidence.lowered_by).toContain('unlike_a_hand');
  });

  it('stays unread when it is blank, whatever is asked', async () => {
    const blank = await read(encodePng({ width: 200, height: 200, bits: 8, channels: 1, data: new Uint8Array(40_000).fill(9) }), true);
    expect(blank).toMatchObject({ status: 'refused', results: null, safety: { overridable: false } });
  });
});

describe('evaluate_safety.mjs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'carpal-'));
    writeFileSync(join(folder, 'a.png'), encodePng(drawHand({ width: 300, height: 390, maturity: 0.55 })));
    writeFileSync(join(folder, 'b.png'), encodePng(notHands.screenshot(5)));
    writeFileSync(join(folder, 'c.png'), 'not a picture');
    writeFileSync(join(folder, 'classes.csv'), 'file,body_part\nx/a.png,hand_adult\nx/b.png,screenshot\nx/c.png,screenshot\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/evaluate_safety.mjs', ...args], { cwd: repository, encoding: 'utf8' });
    return { status, stderr, result: stdout === '' ? null : (JSON.parse(stdout) as { summary: ReturnType<typeof summarise>; pictures: SafetyRow[] }) };
  };

  it.skipIf(!withReference)('counts a folder by class, with the classes that are ruled otherwise apart', () => {
    const { status, stderr, result } = run('--images', folder, '--csv', join(folder, 'classes.csv'), '--expect', 'refuse');
    expect(status, stderr).toBe(0);
    expect(result!.summary).toMatchObject({ n: 2, refused: 2, as_expected: 1, by_tier: { 1: 0, 2: 1, unreadable: 1 }, by_class: { screenshot: { n: 2 } } });
    expect(result!.summary.ruled_otherwise).toHaveProperty('hand_adult');
  });

  it('changes films first, and makes pictures of its own', () => {
    expect(run('--images', folder, '--limit', '1', '--change', 'mirrored', '--expect', 'read').result!.summary).toMatchObject({ n: 1, as_expected: 1 });
    expect(run('--generated', 'noise', '--count', '2', '--expect', 'refuse').result!.summary).toMatchObject({ n: 2, ...(withReference ? { as_expected: 1 } : {}) });
  });

  it('says what it cannot do', () => {
    expect(run('--images', folder).stderr).toMatch(/--expect: refuse, doubt, read/);
    expect(run('--images', folder, '--generated', 'all', '--expect', 'read').status).toBe(2);
    expect(run('--images', folder, '--expect', 'read', '--change', 'eaten').stderr).toMatch(/--change: inverted/);
  });
});

describe('the table', () => {
  const row = (verdict: SafetyRow['verdict'], kind = 'a'): SafetyRow => (
    { file: '', class: kind, verdict, refused_by: verdict === 'refuse' ? 2 : null, codes: [], distance: null, error: null });

  it('takes a review for read and an unreadable file for refused', () => {
    const rows = [row('good'), row('review'), row('refuse'), row('unreadable')];
    expect(shares(rows)).toMatchObject({ n: 4, refused: 2, refused_share: 0.5, review: 1, by_tier: { 1: 0, 2: 1, 3: 0, unreadable: 1 } });
    expect(['read', 'doubt', 'refuse'].map((expectation) => summarise(rows, expectation as 'read').as_expected)).toEqual([0.5, 0.75, 0.5]);
  });
});

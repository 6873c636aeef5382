// @vitest-environment node
/** Placement with the landed pack: however a film comes, the network sees the hand as it has learned to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEngine, repository, type NodeEngine } from '../../scripts/lib/engine';
import { asPicture, changedFile } from '../../scripts/lib/films';
import type { FilmBox, Placement } from '../../web/src/domain/assessment';
import { asItLies } from '../../web/src/domain/placement';
import type { FilmPicture } from '../../web/src/pipeline/protocol';
import { composed, type Composition } from '../phantom/composed.mjs';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { never } from './built';

const folder = join(process.env.CARPAL_SHARED ?? join(repository, '../shared'), 'data/rsna/half');
const realFilms = existsSync(folder) ? readdirSync(folder).sort().filter((_, index) => index % 24 === 5).map((name) => join(folder, name)) : [];

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openEngine(join(repository, 'models/carpal-b4'));
});

async function read(bytes: Uint8Array, placement: Placement | null = null) {
  let picture: FilmPicture | undefined;
  const options = { subject: { sex: 'female' }, profile: '', override: true, secondLook: 'never', placement } as const;
  const { assessment } = await engine.pipeline.read(never, new Uint8Array(bytes), options, { film: (shown) => { picture = shown; } });
  return { assessment, picture: picture!, months: assessment.results?.female.bone_age_months ?? NaN };
}

/** How far two directions, in degrees, lie apart. */
const apart = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

const WAYS: readonly Composition[] = [
  { turned: 35 }, { turned: 110 }, { turned: 160 }, { turned: 215 }, { turned: 290 }, { turned: 90, canvas: 3 }, { canvas: 3 }, { canvas: 2, grey: 1 },
  { inverted: true }, { turned: 70, inverted: true }, { canvas: 2.5, turned: 180, inverted: true }, { mirrored: true },
];
const named = (way: Composition) => Object.entries(way).map(([name, value]) => `${name} ${value}`).join(', ');

describe('a drawn hand', () => {
  const hand = drawHand({ width: 500, height: 650, maturity: 0.55, bits: 16 });
  const film = { width: hand.width, height: hand.height, data: hand.data as Uint16Array };
  const file = (way: Composition) => encodePng({ ...composed(film, way), bits: 16, channels: 1 });

  it('is read as it lies where it lies well', async () => {
    const { assessment, picture } = await read(encodePng(hand));
    expect(assessment.placement).toEqual({ ...asItLies(hand), manual: false });
    expect(picture.outline.length).toBeGreaterThan(50);
    expect(picture.hands).toEqual([]);
    const { width, height } = engine.manifest.input;
    expect(picture.seen).toHaveLength(width * height);
  });

  // A drawn thumb is no thumb to rely on.
  it.each(WAYS.filter(({ mirrored }) => !mirrored).map((way) => [named(way), way] as const))('%s: brought back', async (_, way) => {
    const before = await read(encodePng(hand));
    const { assessment: { placement, shape, film: size }, months } = await read(file(way));
    expect(apart(shape.direction_degrees, way.turned ?? 0)).toBeLessThan(15);
    expect(apart(placement.turned_degrees, -(way.turned ?? 0))).toBeLessThan(15);
    expect(placement.inverted).toBe(way.inverted ?? false);
    expect(placement.mirrored).toBe(false);
    if (way.canvas) expect(placement.crop.width * placement.crop.height).toBeLessThan((1.3 * size.width * size.height) / way.canvas ** 2);
    expect(Math.abs(months - before.months)).toBeLessThan(6);
  });

  it('is read as the user says, and as if it had come so', async () => {
    const before = await read(encodePng(hand));
    const lying = file({ turned: 90, canvas: 2 });
    const found = await read(lying);
    const undone = await read(lying, asItLies({ width: found.assessment.film.width, height: found.assessment.film.height }));
    expect(undone.assessment.placement).toMatchObject({ turned_degrees: 0, manual: true });
    expect(Math.abs(undone.months - before.months)).toBeGreaterThan(Math.abs(found.months - before.months));
    const { crop, turned_degrees, mirrored, inverted } = found.assessment.placement;
    const same = await read(lying, { crop, turned_degrees, mirrored, inverted });
    expect(same.months).toBe(found.months);
    expect(same.picture.seen).toEqual(found.picture.seen);
  });

  it('two of them: one is read, the left by default, and the other can be, each by its own outline and thumb', async () => {
    const both = composed(film, { canvas: 1, beside: true });
    const { assessment, picture } = await read(encodePng({ ...both, bits: 16, channels: 1 }));
    expect(assessment.shape.hands).toBe(2);
    expect(picture.hands).toHaveLength(2);
    const [left, right] = picture.hands.map(({ crop }) => crop) as [FilmBox, FilmBox];
    expect(assessment.placement.crop).toEqual(left);
    expect(left.x + left.width).toBeLessThan(both.width * 0.6);
    expect(right.x).toBeGreaterThan(both.width * 0.4);
    // Neither has its fingers cut off: one is the other's mirror image.
    expect(Math.abs(left.width - right.width)).toBeLessThan(0.05 * left.width);
    expect(Math.abs(left.y - right.y)).toBeLessThan(0.05 * left.height);
    expect(assessment.shape.thumb).not.toBe('left');
    const other = await read(encodePng({ ...both, bits: 16, channels: 1 }), picture.hands[1]!);
    expect(other.assessment.placement.crop).toEqual(right);
    expect(Number.isFinite(other.months)).toBe(true);
  });
});

describe.skipIf(realFilms.length === 0)('real films of true aspect', () => {
  it('read within two months in the median, however they come', async () => {
    const off: number[] = [];
    for (const path of realFilms) {
      const bytes = new Uint8Array(readFileSync(path));
      const before = await read(bytes);
      for (const way of WAYS) {
        const after = await read(changedFile(engine.core, bytes, (made) => asPicture(composed(made, way))));
        off.push(Math.abs(after.months - before.months));
      }
    }
    off.sort((a, b) => a - b);
    expect(off[Math.floor(off.length / 2)]).toBeLessThan(2);
  });

  it('two on one film: each is cut out whole, and only the one with its thumb on the left is mirrored', async () => {
    for (const path of realFilms) {
      const { picture: alone } = await read(new Uint8Array(readFileSync(path)));
      if (alone.shape.certainty < 0.9 || alone.shape.thumb !== 'right') continue;
      const { picture } = await read(changedFile(engine.core, new Uint8Array(readFileSync(path)), (made) => asPicture(composed(made, { beside: true }))));
      if (picture.hands.length < 2) continue;
      const [left, right] = picture.hands as [Placement, Placement];
      expect([left.mirrored, right.mirrored], path).toEqual([false, true]);
      for (const { crop } of [left, right]) expect(crop.height, path).toBeGreaterThan(0.6 * alone.film.height);
    }
  });
});

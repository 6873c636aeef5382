// @vitest-environment node
/** What the shipped profile lets pass and what it refuses, on pictures that this repository draws itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../web/src/core/core';
import { badPictures, drawHand, encodePng, SAMPLE, type BadKind, type Picture, type Wishes } from '../phantom/phantom.mjs';
import { freshCore } from './built';

let core: Core;
beforeAll(async () => { core = await freshCore(); });

function judge(picture: Picture, profile = '') {
  core.decode(new Uint8Array(encodePng(picture)));
  return core.validate(profile).validation;
}
const failures = (picture: Picture) => judge(picture).layers.flatMap((layer) => (layer.passed ? [] : [layer.failure]));

describe('hands pass the default profile', () => {
  it.each<[string, Wishes]>([
    ['the sample', SAMPLE], ['a newborn', { maturity: 0.02 }], ['a schoolchild', { maturity: 0.4, seed: 2 }], ['a grown hand', { maturity: 1, seed: 3 }],
    ['white on black reversed', { inverted: true }], ['16 bits', { bits: 16 }], ['RGB', { channels: 3 }], ['RGBA', { channels: 4, bits: 16 }],
    ['small', { width: 299, height: 299 }], ['large', { width: 1500, height: 2000, seed: 4 }],
  ])('%s', (_what, wishes) => {
    expect(failures(drawHand(wishes))).toEqual([]);
  });
});

describe('what is no hand film is refused, and for the right reason', () => {
  it.each<[BadKind, string]>([
    ['colour', 'colour_image'], ['blank', 'blank_or_corrupt'], ['over_exposed', 'over_exposed'], ['low_contrast', 'low_contrast'],
    ['gradient', 'featureless'], ['noise', 'too_many_edges'],
  ])('%s: %s', (kind, failure) => {
    expect(failures(badPictures[kind]())).toContain(failure);
  });

  it('a page of text', () => {
    expect(failures(badPictures.text())).not.toEqual([]);
  });
});

it('the layers come in order, each inside its limits or failed', () => {
  const { layers, profile, passed } = judge(badPictures.blank());
  expect(profile).toBe('calibrated');
  expect(passed).toBe(false);
  expect(layers.map((layer) => layer.layer)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const { value, low, high, passed: ok, failure } of layers) {
    expect(ok).toBe((low === null || value >= low) && (high === null || value <= high));
    expect(failure === null).toBe(ok);
  }
});

it('the same film measures the same whatever its depth, channels and size', () => {
  const values = (wishes: Wishes) => judge(drawHand({ seed: 5, ...wishes })).layers.map((layer) => layer.value);
  const reference = values({ width: 600, height: 780 });
  values({ width: 600, height: 780, channels: 3 }).forEach((value, index) => expect(value).toBe(reference[index]));
  values({ width: 600, height: 780, bits: 16 }).forEach((value, index) => expect(value).toBeCloseTo(reference[index]!, 1));
  values({ width: 1200, height: 1560 }).forEach((value, index) => expect(value).toBeCloseTo(reference[index]!, 1));
});

it('the published profile is there by name and has its own limits', () => {
  const { profile, layers } = judge(drawHand(), 'published');
  expect(profile).toBe('published');
  expect(layers[4]).toMatchObject({ measure: 'dynamic_range', low: 0.12, high: null });
});

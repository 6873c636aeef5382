#!/usr/bin/env node
/**
 * Synthetic pictures for tests and for the page's "try a sample": the same numbers for the same seed.
 *   node tests/phantom/phantom.mjs OUT.png [--size 1000x1300] [--maturity 0.55] [--bits 8|16] [--channels 1..4] [--seed 1] [--inverted]
 *                                  [--kind hand|colour|blank|gradient|over_exposed|noise|text|low_contrast]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { drawHand } from './hand.mjs';
import { badPictures } from './bad.mjs';
import { encodePng } from './png.mjs';

export { drawHand } from './hand.mjs';
export { badPictures, textFile, truncated } from './bad.mjs';
export { encodePng } from './png.mjs';

/** The film that the page offers for trying. */
export const SAMPLE = { maturity: 0.55, width: 1000, height: 1300, bits: 8, channels: 1, seed: 1 };

export function samplePng() {
  return encodePng(drawHand(SAMPLE));
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string', default: '1000x1300' }, maturity: { type: 'string', default: '0.55' }, bits: { type: 'string', default: '8' },
      channels: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, inverted: { type: 'boolean', default: false },
      kind: { type: 'string', default: 'hand' },
    },
  });
  const [, width, height] = /^(\d+)x(\d+)$/.exec(values.size) ?? [];
  const maker = values.kind === 'hand' ? drawHand : badPictures[values.kind];
  if (positionals.length !== 1 || width === undefined || maker === undefined) {
    console.error('Usage: node tests/phantom/phantom.mjs OUT.png [--size WxH] [--kind hand|' + Object.keys(badPictures).join('|') + '] ...');
    process.exit(2);
  }
  const [out] = positionals;
  mkdirSync(dirname(out), { recursive: true });
  const wishes = {
    width: Number(width), height: Number(height), maturity: Number(values.maturity), bits: Number(values.bits),
    channels: Number(values.channels), seed: Number(values.seed), inverted: values.inverted,
  };
  writeFileSync(out, encodePng(maker(wishes)));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();

// @vitest-environment node
/** The core as it is shipped, with vectors, against its scalar twin (the same sources without -msimd128): every film, tensor and Assessment has the same bits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../web/src/core/core';
import { defaultCore, openCore, repository } from '../../scripts/lib/engine';
import { badPictures, drawHand, encodePng, type Picture } from '../phantom/phantom.mjs';
import { packManifestText, packReference, plausibleOutputs } from './built';

const scalarCore = join(repository, 'build/wasm-scalar');

let vectors: Core;
let scalar: Core;
beforeAll(async () => {
  vectors = await openCore(packManifestText, packReference());
  scalar = await openCore(packManifestText, packReference(), scalarCore);
});

const V128 = 0x7b;
const CODE = 10;

/** Functions of a WebAssembly file that hold vectors in their local variables. */
function vectorFunctions(folder: string): number {
  const bytes = readFileSync(join(folder, 'carpal.wasm'));
  let at = 8;
  const number = () => {
    let [value, shift, byte] = [0, 0, 0x80];
    while (byte & 0x80) {
      byte = bytes[at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    }
    return value;
  };
  let found = 0;
  while (at < bytes.length) {
    const [section, size] = [bytes[at++], number()];
    if (section !== CODE) {
      at += size;
      continue;
    }
    for (let left = number(); left > 0; left -= 1) {
      const length = number();
      const end = at + length;
      const types = Array.from({ length: number() }, () => [number(), bytes[at++]]);
      if (types.some(([, type]) => type === V128)) found += 1;
      at = end;
    }
  }
  return found;
}

const outputs = plausibleOutputs();

function everything(core: Core, picture: Picture) {
  core.decode(new Uint8Array(encodePng(picture)));
  const checked = core.validate('');
  const buffers = [core.pixels(), core.seen(), core.prepare('turned_left'), core.prepare('mirrored'), core.prepare()];
  core.takeOutputs(outputs);
  const attention = core.attention();
  return { checked, assessment: core.assess({ sex: 'unknown', override: true }), attention: attention && JSON.stringify(attention), bits: buffers.map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength).toString('base64')) };
}

describe('the core with vectors', () => {
  it('has them in its hot loops; its twin has none', () => {
    expect(vectorFunctions(defaultCore)).toBeGreaterThan(10);
    expect(vectorFunctions(scalarCore)).toBe(0);
  });

  it.each<[string, Picture]>([
    ['a hand of 8 bits', drawHand({ width: 1001, height: 1303 })], ['of 16 bits', drawHand({ width: 640, height: 857, bits: 16, seed: 3 })],
    ['in colour with alpha', drawHand({ width: 333, height: 421, channels: 4, bits: 16 })], ['in grey with alpha', drawHand({ width: 500, height: 640, channels: 2 })],
    ['dark on light', drawHand({ width: 700, height: 900, inverted: true, seed: 5 })], ['smaller than the network’s picture', drawHand({ width: 299, height: 299 })],
    ['noise', badPictures.noise()], ['a photograph’s colours', badPictures.colour({ width: 517, height: 389 })], ['a gradient', badPictures.gradient()],
  ])('says the same of %s, to the bit', (_what, picture) => {
    expect(everything(vectors, picture)).toEqual(everything(scalar, picture));
  });
});

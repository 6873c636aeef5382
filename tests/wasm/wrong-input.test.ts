// @vitest-environment node
/** Whatever comes in, a named status comes out, and the core can go on. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Core, CoreError } from '../../web/src/core/core';
import { asItLies } from '../../web/src/domain/placement';
import { drawHand, encodePng, textFile } from '../phantom/phantom.mjs';
import { randomSource } from '../phantom/random.mjs';
import { freshCore, freshModule, fullManifest, fullReference, packManifest, packManifestText, packReference, plausibleOutputs, readRepository } from './built';

const hand = encodePng(drawHand({ width: 120, height: 160 }));
const bytes = (source: Iterable<number>) => Uint8Array.from(source);

let core: Core;
beforeAll(async () => { core = await freshCore(); });

function failure(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof CoreError) return error.code;
    throw error;
  }
  return 'Ok';
}

describe('files', () => {
  it.each([
    ['nothing', bytes([]), 'EmptyFile'],
    ['a text', bytes(textFile()), 'UnknownFormat'],
    ['a page', bytes(Buffer.from('<!doctype html><title>x</title>')), 'UnknownFormat'],
    ['a GIF', bytes(Buffer.from('GIF89a\x01\0\x01\0')), 'UnknownFormat'],
    ['the beginning of a PNG', bytes(hand.subarray(0, 20)), 'TruncatedFile'],
    ['three fifths of a PNG', bytes(hand.subarray(0, Math.floor(hand.length * 0.6))), 'TruncatedFile'],
    ['a PNG without its last chunk', bytes(hand.subarray(0, hand.length - 12)), 'TruncatedFile'],
    ['half a JPEG', readRepository('tests/golden/grey.jpg').subarray(0, 700), 'TruncatedFile'],
    ['a PNG with a broken checksum', bytes(hand.map((byte, at) => (at === hand.length - 20 ? byte ^ 1 : byte))), 'CorruptFile'],
  ])('%s', (_what, file, code) => {
    expect(failure(() => core.decode(file))).toBe(code);
  });

  it('of every length up to the whole are refused', () => {
    const small = encodePng(drawHand({ width: 20, height: 26 }));
    for (let length = 1; length < small.length; length++) {
      const code = failure(() => core.decode(bytes(small.subarray(0, length))));
      expect(['UnknownFormat', 'TruncatedFile'], `${length} of ${small.length}: ${code}`).toContain(code);
    }
    expect(failure(() => core.decode(bytes(small)))).toBe('Ok');
  });

  it('with random damage never trap', () => {
    const random = randomSource(3);
    const originals = ['grey8.png', 'grey_alpha16.png', 'progressive.jpg', 'rgb420.jpg', 'grey8.bmp', 'palette.png'].map((name) => readRepository(`tests/golden/${name}`));
    let failed = 0;
    for (let round = 0; round < 600; round++) {
      const file = originals[round % originals.length]!.slice();
      for (let hit = 0; hit < 3; hit++) file[Math.floor(random.next() * file.length)] = Math.floor(random.next() * 256);
      if (failure(() => { core.decode(file); core.validate(''); core.prepare(); }) !== 'Ok') failed++;
    }
    expect(failed).toBeGreaterThan(100);
  });

  it('that declare more than can be held are refused before anything is allocated', async () => {
    const module = await freshModule();
    const fresh = new Core(module);
    fresh.configure(packManifestText);
    const before = module.HEAPU8.length;
    const huge = Uint8Array.from(hand);
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    expect(failure(() => fresh.decode(huge))).toMatch(/TooManyPixels|CorruptFile/);
    expect(module.HEAPU8.length).toBe(before);
    fresh.close();
  });

  it('that are good are read after all that', () => {
    core.decode(bytes(hand));
    expect(core.validate('').film).toEqual({ format: 'png', width: 120, height: 160, bits: 8, channels: 1 });
  });
});

describe('calls out of order', () => {
  it.each<[string, (fresh: Core) => void]>([
    ['NotConfigured', (fresh) => { fresh.decode(bytes(hand)); fresh.validate(''); }],
    ['NoFilm', (fresh) => { fresh.configure(packManifestText); fresh.validate(''); }],
    ['NoFilm', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.clear(); fresh.prepare(); }],
    ['NotValidated', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.assess({ sex: 'male', override: false }); }],
    ['NoOutputs', (fresh) => { fresh.configure(packManifestText, packReference()); fresh.decode(bytes(hand)); fresh.validate(''); fresh.assess({ sex: 'male', override: true }); }],
    ['BadRequest', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.prepare('upside_down' as never); }],
    ['NotValidated', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.prepare(); }],
    ['NotConfigured', (fresh) => { fresh.decode(bytes(hand)); fresh.place(null); }],
    ['BadRequest', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.place({ ...asItLies({ width: 120, height: 160 }), turned_degrees: -1 }); }],
    ['BadRequest', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.place(asItLies({ width: 121, height: 160 })); }],
    ['WrongOutputSize', (fresh) => { fresh.configure(packManifestText); fresh.takeOutputs(plausibleOutputs(), 'upside_down' as never); }],
    ['UnknownProfile', (fresh) => { fresh.configure(packManifestText); fresh.decode(bytes(hand)); fresh.validate('nobody'); }],
    ['BadRequest', (fresh) => { fresh.configure(packManifestText, packReference()); fresh.decode(bytes(hand)); fresh.validate(''); fresh.assess({ sex: 'it' as never, override: false }); }],
    ['BadManifest', (fresh) => fresh.configure('{')],
    ['UnsupportedManifest', (fresh) => fresh.configure(packManifestText.replace(/("schema_version": ?)"1\.\d+"/, '$1"2.0"'))],
    ['ReferenceMissing', (fresh) => {
      fresh.configure(JSON.stringify(fullManifest())); fresh.decode(bytes(hand)); fresh.validate(''); fresh.assess({ sex: 'male', override: false });
    }],
    ['NotConfigured', (fresh) => { fresh.configure(JSON.stringify({ ...packManifest(), anatomy: undefined, maturity: undefined }), fullReference()); }],
    ['BadReference', (fresh) => fresh.configure(JSON.stringify(fullManifest()), fullReference().subarray(0, 69))],
    ['BadReference', (fresh) => fresh.configure(JSON.stringify(fullManifest()), new Uint8Array(70_000_000))],
  ])('%s', async (code, call) => {
    const fresh = new Core(await freshModule());
    expect(failure(() => call(fresh))).toBe(code);
    fresh.close();
  });

  it('outputs of the film before do not serve the next one', () => {
    const read = () => { core.decode(bytes(hand)); core.validate(''); };
    read();
    core.takeOutputs(plausibleOutputs());
    expect(core.assess({ sex: 'male', override: true }).results).not.toBeNull();
    read();
    expect(failure(() => core.assess({ sex: 'male', override: true }))).toBe('NoOutputs');
  });

  it('outputs that are no numbers are refused', () => {
    core.decode(bytes(hand));
    core.validate('');
    core.takeOutputs(plausibleOutputs().fill(NaN));
    expect(failure(() => core.assess({ sex: 'male', override: true }))).toBe('NonFiniteOutput');
  });

  it('outputs that are one number everywhere are refused', () => {
    core.decode(bytes(hand));
    core.validate('');
    core.takeOutputs(plausibleOutputs().fill(0.5));
    expect(failure(() => core.assess({ sex: 'male', override: true }))).toBe('ConstantOutput');
  });
});

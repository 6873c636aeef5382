// @vitest-environment node
/** WebAssembly memory never shrinks: what leaks stays. 300 films of several kinds must leave the heap where the first ones put it. */
import { expect, it } from 'vitest';
import { Core, CoreError } from '../../web/src/core/core';
import { badPictures, drawHand, encodePng, textFile, truncated } from '../phantom/phantom.mjs';
import { freshModule, fullManifest, fullReference, plausibleOutputs } from './built';

it('the heap is flat over 300 films, failures among them', async () => {
  const module = await freshModule();
  const hand = encodePng(drawHand({ width: 600, height: 800 }));
  const films = [
    hand, encodePng(drawHand({ width: 300, height: 400, bits: 16, channels: 4 })), encodePng(badPictures.colour({ width: 300, height: 300 })),
    truncated(hand), textFile(), encodePng(drawHand({ width: 500, height: 640, channels: 2 })),
  ];
  const manifestText = JSON.stringify(fullManifest());
  const outputs = plausibleOutputs(fullManifest());
  let failures = 0;
  const read = (core: Core, index: number) => {
    try {
      core.decode(new Uint8Array(films[index % films.length]!));
      core.validate('');
      core.pixels();
      core.prepare();
      core.takeOutputs(outputs);
      core.prepare('turned_left');
      core.takeOutputs(outputs, 'turned_left');
      core.assess({ sex: 'unknown', override: true });
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      failures++;
    }
  };
  const round = (from: number, to: number) => {
    // A handle for every 30 films: those must not leak either.
    for (let start = from; start < to; start += 30) {
      const core = new Core(module);
      core.configure(manifestText, fullReference());
      for (let index = start; index < start + 30; index++) read(core, index);
      core.close();
    }
  };
  round(0, 30);
  const before = module.HEAPU8.length;
  round(30, 330);
  expect(module.HEAPU8.length).toBe(before);
  expect(failures).toBe(110);
});

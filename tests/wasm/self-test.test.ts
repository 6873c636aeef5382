// @vitest-environment node
/** The pack's self-test on WebAssembly: what every engine is measured by must hold where it was not measured. */
import { beforeAll, expect, it } from 'vitest';
import { defaultPack, readPack } from '../../scripts/lib/engine';
import { openNetwork, type Network } from '../../web/src/inference/open';
import type { Pack } from '../../web/src/inference/pack';
import { NetworkSession } from '../../web/src/inference/session';

/** Ten times nearer than the manifest asks of any engine. */
const MONTHS = 0.01;
const PROBABILITY = 0.001;

let pack: Pack;
let network: Network;
beforeAll(async () => {
  pack = await readPack(defaultPack);
  network = await openNetwork({
    plan: { choice: 'wasm', threads: 1, fallback: null }, provider: 'wasm', fallback: null, threads: 1, pack,
    create: (provider, threads) => NetworkSession.create(pack.model, pack.manifest, { provider, threads }),
  });
}, 60_000);

it('passes on the pack of this repository, with room to spare', () => {
  const { self_test: found, provider } = network.engine;
  console.info(`${pack.manifest.name} ${pack.manifest.version}, WebAssembly against the stored answer: ${found!.months} months, ${found!.probability} in probability`);
  expect(provider).toBe('wasm');
  expect(found!.passed).toBe(true);
  expect(found!.months).toBeLessThanOrEqual(MONTHS);
  expect(found!.probability).toBeLessThanOrEqual(PROBABILITY);
});

it('fails where the picture is another one', async () => {
  const other = pack.selfTest!.map((value) => 255 - value);
  await expect(openNetwork({
    plan: { choice: 'wasm', threads: 1, fallback: null }, provider: 'wasm', fallback: null, threads: 1, pack: { manifest: pack.manifest, selfTest: other },
    create: () => Promise.resolve({ engine: network.engine, run: (tensor) => network.run(tensor), warmUp: () => Promise.resolve(), close: () => Promise.resolve() }),
  })).rejects.toMatchObject({ code: 'EngineFailed' });
}, 60_000);

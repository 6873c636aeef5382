// @vitest-environment node
/** What a decoder leaves behind. Its samples are compared with those of other implementations in tests/python/test_dicom_codecs.py. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openDicom } from '../../web/src/dicom/open';
import { ENCODERS } from './encoders';
import { dicomFile, fragments, greyTags, type Tag } from './writer';

const side = 400;
const samples = Array.from({ length: side * side }, (_, at) => (at * 37 + (at % side) * 11) % 4096);

const film = (stream: Uint8Array, syntax: keyof typeof ENCODERS) => {
  const tags: Tag[] = greyTags(side, side, []).map((own) => (own.tag === 0x7fe00010 ? { ...own, vr: 'OB', value: fragments([stream]) } : own));
  return dicomFile(tags, { syntax });
};

async function heldAfter(rounds: number, work: () => Promise<void>): Promise<number> {
  for (let round = 0; round < rounds; round += 1) await work();
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let turn = 0; turn < 3; turn += 1) {
    collect();
    await new Promise((done) => { setTimeout(done, 20); });
  }
  const { external, arrayBuffers } = process.memoryUsage();
  return external + arrayBuffers;
}

describe.each(['jpeg', 'jpeg_ls', 'jpeg_2000'] as const)('%s', (syntax) => {
  // The limit: CharLS by itself takes 10 s to notice that such a stream is over.
  it('gives back its memory, also after streams that are cut', { timeout: 60_000 }, async () => {
    const stream = await ENCODERS[syntax]({ width: side, height: side, samples });
    const [whole, cut] = [film(stream, syntax), film(stream.subarray(0, stream.length >> 1), syntax)];
    const work = async () => {
      const got = await (await openDicom(whole))!.stored(0, { kind: 'automatic' });
      expect([...new Uint16Array(got.samples.slice().buffer)]).toEqual(samples);
      await expect((await openDicom(cut))!.stored(0, { kind: 'automatic' })).rejects.toMatchObject({ code: 'TruncatedFile' });
    };
    const before = await heldAfter(1, work);
    // An instance of a decoder takes 16 MB at least.
    expect(await heldAfter(10, work) - before).toBeLessThan(8_000_000);
  });
});

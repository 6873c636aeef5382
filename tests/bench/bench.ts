/** See bench.mjs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { file, folder, parse, positiveInteger, program, text } from '../../scripts/lib/arguments';
import { defaultPack, openCore, readPack } from '../../scripts/lib/engine';
import { median } from '../../web/src/domain/metrics';
import type { Milliseconds } from '../../web/src/domain/assessment';
import { NetworkSession } from '../../web/src/inference/session';
import { Pipeline } from '../../web/src/pipeline/assess';
import { drawHand, encodePng } from '../phantom/phantom.mjs';

const USAGE = 'Usage: node tests/bench/bench.mjs [--fp32 FILE] [--pack DIR] [--rounds N] [--json OUT]';
const OPTIONS = { fp32: { type: 'string' }, pack: { type: 'string' }, rounds: { type: 'string' }, json: { type: 'string' } } as const;
const FILM = { width: 2000, height: 2500, bits: 8, channels: 1, seed: 1 } as const;
const options = { subject: { sex: 'unknown' }, profile: '', override: false } as const;

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, async () => {
    const values = parse(argv, OPTIONS);
    const rounds = positiveInteger(values, 'rounds') ?? 15;
    const pack = await readPack(folder(values, 'pack', defaultPack));
    const core = await openCore(pack.manifestText);

    const started = performance.now();
    const network = await NetworkSession.create(pack.model, pack.manifest, { threads: 1 });
    const create = performance.now() - started;
    const warmStarted = performance.now();
    await network.warmUp();
    const firstRun = performance.now() - warmStarted;

    const pipeline = new Pipeline(core, network);
    const film = new Uint8Array(encodePng(drawHand(FILM)));
    const never = new AbortController().signal;
    const times: Milliseconds[] = [];
    const whole: number[] = [];
    // The first rounds are for the engine's compiler.
    for (let round = -3; round < rounds; round++) {
      const start = performance.now();
      const { milliseconds } = await pipeline.read(never, film, options);
      if (round < 0) continue;
      whole.push(performance.now() - start);
      times.push(milliseconds);
    }
    const of = (value: (one: Milliseconds) => number) => tidy(median(times.map(value)));
    const steps = {
      decode: of((t) => t.decode), validate: of((t) => t.validate), prepare: of((t) => t.prepare), infer: of((t) => t.infer), assess: of((t) => t.assess),
    };
    const before = of((t) => t.decode + t.validate + t.prepare);
    const result = {
      film: { ...FILM, bytes: film.byteLength }, rounds, machine: cpus()[0]?.model ?? 'unknown', node: process.version, runtime: network.engine.runtime,
      milliseconds: { ...steps, decode_validate_prepare: before, whole: tidy(median(whole)), create_session: tidy(create), first_run: tidy(firstRun) },
      ratios: { decode_validate_prepare_to_infer: tidy(before / steps.infer), whole_to_infer: tidy((median(whole) ?? NaN) / steps.infer) },
      ...(text(values, 'fp32') === undefined ? {} : { fp32: await against(network, file(values, 'fp32'), pack.manifest, rounds) }),
    };
    const out = text(values, 'json');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
    process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
    return 0;
  });
}

/** The pack's network and the fp32 one by turns, each pair in the other order. */
async function against(packed: NetworkSession, path: string, manifest: Parameters<typeof NetworkSession.create>[1], rounds: number) {
  const started = performance.now();
  const plain = await NetworkSession.create(readFileSync(path), manifest, { threads: 1 });
  const create = performance.now() - started;
  const tensor = new Float32Array(3 * manifest.input.width * manifest.input.height).fill(0.1);
  const pairs: { packed: number; plain: number }[] = [];
  for (let round = -3; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [packed, plain] : [plain, packed];
    const times = new Map([[first, await timed(first, tensor)], [second, await timed(second, tensor)]]);
    if (round >= 0) pairs.push({ packed: times.get(packed)!, plain: times.get(plain)! });
  }
  const [ours, theirs] = [median(pairs.map((pair) => pair.packed)), median(pairs.map((pair) => pair.plain))];
  return {
    milliseconds: { pack: tidy(ours), fp32: tidy(theirs), create_session: tidy(create) },
    ratio_of_medians: tidy((ours ?? NaN) / (theirs ?? NaN)), median_of_ratios: tidy(median(pairs.map((pair) => pair.packed / pair.plain))),
  };
}

async function timed(network: NetworkSession, tensor: Float32Array<ArrayBuffer>): Promise<number> {
  const start = performance.now();
  await network.run(tensor.slice());
  return performance.now() - start;
}

function tidy(value: number | null): number {
  return Number((value ?? NaN).toFixed(3));
}

/**
 * The steps of a reading as medians, and as ratios: a ratio is what stays when the machine changes. Film by film, so that a machine that
 * slows down half-way slows both sides of a ratio.
 */
import { readFileSync } from 'node:fs';
import type { Milliseconds } from '../../web/src/domain/assessment';
import { median } from '../../web/src/study/metrics';
import { NetworkSession } from '../../web/src/inference/session';
import { file, folder, positiveInteger, program, text } from '../../scripts/lib/arguments';
import type { Core } from '../../web/src/core/core';
import { defaultPack, openCore, readPack, startEngine, type NodeEngine } from '../../scripts/lib/engine';
import { ProgressBar } from '../../scripts/lib/progress';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { measuredNow, tell } from './machine';

const USAGE = `Usage: node tests/bench/bench.mjs [options]
  --fp32 FILE    the same graph in fp32, to run in turn with the pack's
  --scalar DIR   the core without SIMD, to work in turn with the page's (cmake --preset wasm-scalar builds build/wasm-scalar)
  --films N      films to read (20)
  --pack DIR     model pack (models/carpal-b4)
  --json OUT     write the result to this file too`;

const OPTIONS = {
  fp32: { type: 'string' }, scalar: { type: 'string' }, films: { type: 'string' }, pack: { type: 'string' }, json: { type: 'string' },
} as const;

const FILM = { width: 2000, height: 2500, bits: 8, channels: 1 } as const;
/** Read but not counted: the first runs compile code and take memory. */
const WARM_UP = 2;

interface Sample extends Milliseconds {
  /** Finding the hand and laying the film: a part of `validate` and all of `prepare`. */
  readonly place: number;
  /** From the file's bytes to the Reading, its hash included. */
  readonly whole: number;
  /** The two networks on the same tensor, one right after the other; both 0 without --fp32. */
  readonly pack: number;
  readonly fp32: number;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const films = positiveInteger(values, 'films') ?? 20;
    const peer = text(values, 'fp32') === undefined ? null : new Uint8Array(readFileSync(file(values, 'fp32')));
    const pack = await readPack(folder(values, 'pack', defaultPack));
    const [engine, start] = await timed(() => startEngine(pack));
    const [, firstRun] = await timed(() => engine.network.warmUp());
    const fp32 = peer === null ? null : await NetworkSession.create(peer, engine.manifest, { threads: 1 });
    const png = new Uint8Array(encodePng(drawHand(FILM)));
    const samples = await measure(engine, fp32, png, films);
    const scalar = text(values, 'scalar') === undefined ? null : await openCore(pack.manifestText, pack.reference, folder(values, 'scalar'));
    const vectors = scalar === null ? {} : ratiosTo(engine.core, scalar, png, films);
    const result = {
      kind: 'node', ...measuredNow(), film: { ...FILM, bytes: png.byteLength }, films, threads: 1, node: process.version,
      pack: `${engine.manifest.name} ${engine.manifest.version}`, runtime: engine.network.engine.runtime,
      once: { start_engine: start, first_run: firstRun }, ...summarise(samples, fp32 !== null, vectors),
    };
    for (const [name, value] of Object.entries({ ...result.once, ...result.milliseconds, ...result.ratios })) console.error(`${name.padEnd(28)} ${value.toFixed(3).padStart(10)}`);
    tell(result, text(values, 'json'));
    return 0;
  });
}

async function measure(engine: NodeEngine, fp32: NetworkSession | null, png: Uint8Array<ArrayBuffer>, films: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const bar = new ProgressBar(films + WARM_UP);
  for (let index = 0; index < films + WARM_UP; index += 1) {
    const [{ milliseconds, assessment }, whole] = await timed(() => engine.pipeline.read(
      new AbortController().signal, png, { subject: { sex: 'unknown' }, profile: '', override: false, secondLook: 'never' },
    ));
    if (assessment.status !== 'read') throw new Error('The film was refused: there is nothing to measure.');
    samples.push({ ...milliseconds, place: await placing(engine, png), whole, ...(fp32 === null ? { pack: 0, fp32: 0 } : await compare(engine, fp32, index)) });
    bar.update(index + 1);
  }
  return samples.slice(WARM_UP);
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const value = await work();
  return [value, performance.now() - start];
}

/** The hand is found at a film's first validation alone: what that takes longer than the second one, and the laying. */
async function placing({ core }: NodeEngine, png: Uint8Array<ArrayBuffer>): Promise<number> {
  core.decode(png);
  const time = async (work: () => void) => (await timed(async () => work()))[1];
  const first = await time(() => core.validate(''));
  core.place(null);
  const second = await time(() => core.validate(''));
  return first - second + await time(() => core.prepare());
}

/** Who goes first alternates: neither always has the caches as the other left them. */
async function compare(engine: NodeEngine, fp32: NetworkSession, index: number): Promise<Pick<Sample, 'pack' | 'fp32'>> {
  const tensor = engine.core.prepare();
  const time = async (network: NetworkSession) => (await timed(() => network.run(tensor)))[1];
  if (index % 2 === 0) return { pack: await time(engine.network), fp32: await time(fp32) };
  const peer = await time(fp32);
  return { pack: await time(engine.network), fp32: peer };
}

/** How many times as long the scalar core takes for a step, of neighbours in time. */
function ratiosTo(vectors: Core, scalar: Core, png: Uint8Array<ArrayBuffer>, films: number): Record<string, number> {
  const steps = { decode: (core: Core) => core.decode(png), validate: (core: Core) => core.validate(''), prepare: (core: Core) => core.prepare() };
  const ratios: Record<keyof typeof steps, number[]> = { decode: [], validate: [], prepare: [] };
  const time = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  for (let index = 0; index < films + WARM_UP; index += 1) {
    for (const name of ['decode', 'validate', 'prepare'] as const) {
      const [first, second] = index % 2 === 0 ? [vectors, scalar] : [scalar, vectors];
      const [one, other] = [time(() => steps[name](first)), time(() => steps[name](second))];
      if (index >= WARM_UP) ratios[name].push(index % 2 === 0 ? other / one : one / other);
    }
  }
  return Object.fromEntries(Object.entries(ratios).map(([name, all]) => [`scalar_to_simd_${name}`, median(all) ?? NaN]));
}

function summarise(samples: readonly Sample[], compared: boolean, vectors: Readonly<Record<string, number>>) {
  const of = (value: (sample: Sample) => number) => median(samples.map(value)) ?? NaN;
  const beforeNetwork = (sample: Sample) => sample.decode + sample.validate + sample.prepare;
  return {
    milliseconds: {
      decode: of((sample) => sample.decode), validate: of((sample) => sample.validate), prepare: of((sample) => sample.prepare), place: of((sample) => sample.place),
      before_network: of(beforeNetwork), infer: of((sample) => sample.infer), assess: of((sample) => sample.assess), whole: of((sample) => sample.whole),
      ...(compared ? { infer_pack: of((sample) => sample.pack), infer_fp32: of((sample) => sample.fp32) } : {}),
    },
    ratios: {
      before_network_to_infer: of(beforeNetwork) / of((sample) => sample.infer), ...vectors,
      ...(compared ? {
        pack_to_fp32: of((sample) => sample.pack) / of((sample) => sample.fp32),
        // Of neighbours in time: steadier where other work comes and goes.
        pack_to_fp32_pairwise: of((sample) => sample.pack / sample.fp32),
      } : {}),
    },
  };
}

/**
 * A reading as its user meets it: from the drop to the painted result. One browser with one thread and one with two take turns, and so do
 * the networks that it is held against: a machine that slows down half-way slows all of them.
 */
import { readFileSync } from 'node:fs';
import type { Milliseconds, Reading } from '../../web/src/domain/assessment';
import { median } from '../../web/src/study/metrics';
import { file, folder, positiveInteger, program, text } from '../../scripts/lib/arguments';
import { ProgressBar } from '../../scripts/lib/progress';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { measuredNow, tell } from './machine';
import { peerModel, Peers, type PeerModel } from './peers';
import type { BrowserResult } from './results';
import { peakMemory, Visitor, type PageReading } from './visitor';

const USAGE = `Usage: node tests/bench/browser.mjs [options]
  --rounds N     films to read with each number of threads (15)
  --starts N     first visits with each (5)
  --film FILE    a film to read (a phantom of 2,000 x 2,500 px, 8-bit PNG)
  --peer FOLDER  a network to hold it against, written by scripts/train/backbones.py
  --json OUT     write the result to this file too`;

const OPTIONS = { rounds: { type: 'string' }, starts: { type: 'string' }, film: { type: 'string' }, peer: { type: 'string' }, json: { type: 'string' } } as const;

const PHANTOM = { width: 2000, height: 2500, bits: 8, channels: 1 } as const;
/** Read but not counted, behind the first: code is compiled and memory taken. */
const WARM_UP = 2;
/** A task above this keeps the page from answering its user in time. */
const LONG_TASK = 50;

interface Start {
  /** From the navigation until the first thing that can be pressed is painted. */
  readonly usable: number;
  /** From the consent until the engine runs: download, check, start, self-test. */
  readonly engine: number;
  readonly first_result: number;
  /** From the navigation until the engine runs, with everything stored. */
  readonly again: number;
}

interface Sample {
  readonly read: PageReading;
  readonly steps: Milliseconds;
  readonly peers: number | null;
}

interface Side {
  readonly threads: number;
  readonly runtime: string;
  readonly film: { readonly width: number; readonly height: number; readonly bits: number; readonly channels: number };
  readonly starts: readonly Start[];
  readonly samples: readonly Sample[];
  readonly memory: number;
  readonly peersMemory: number | null;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const rounds = positiveInteger(values, 'rounds') ?? 15;
    const starts = positiveInteger(values, 'starts') ?? 5;
    const peer = text(values, 'peer') === undefined ? null : peerModel(folder(values, 'peer'));
    const film = text(values, 'film') === undefined ? encodePng(drawHand(PHANTOM)) : readFileSync(file(values, 'film'));
    const visitors = [await Visitor.start(false), await Visitor.start(true)];
    const browser = `Chromium ${visitors[0]!.browser.version()}`;
    const peers: Peers[] = [];
    const sides = await measure(visitors, film, rounds, starts, peer, peers)
      .finally(() => Promise.all([...peers, ...visitors].map((one) => one.stop())));
    const result = {
      kind: 'browser' as const, ...measuredNow(), browser, runtime: sides[0]!.runtime, film: { ...sides[0]!.film, bytes: film.byteLength }, rounds, starts,
      peers: peer && { name: peer.name, networks: peer.networks, size: peer.size }, sides: sides.map(summarise), ratios: ratiosOf(sides),
    } satisfies BrowserResult;
    print(result.sides, result.ratios);
    tell(result, text(values, 'json'));
    return 0;
  });
}

async function measure(visitors: readonly Visitor[], film: Buffer, rounds: number, starts: number, peer: PeerModel | null, peers: Peers[]): Promise<Side[]> {
  const bar = new ProgressBar(visitors.length * (starts + rounds));
  let done = 0;
  const started: Start[][] = visitors.map(() => []);
  for (let count = 0; count < starts; count += 1) {
    for (const [index, visitor] of visitors.entries()) {
      started[index]!.push(await start(visitor, film));
      bar.update(++done);
    }
  }
  const records: Reading[] = [];
  for (const visitor of visitors) {
    for (let count = 0; count < WARM_UP; count += 1) await visitor.read(`warm-up-${count}.png`);
    records.push(await visitor.record());
  }
  if (records.some(({ assessment }) => assessment.status !== 'read')) throw new Error('The film was refused: there is nothing to measure.');
  const own = await Promise.all(visitors.map((visitor) => visitor.renderers()));
  if (peer) for (const [index, visitor] of visitors.entries()) peers.push(await Peers.start(visitor.browser, peer, records[index]!.engine.threads));
  const samples: Sample[][] = visitors.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, visitor] of visitors.entries()) {
      const read = await visitor.read(`film-${round}.png`);
      const { milliseconds: steps } = await visitor.record();
      samples[index]!.push({ read, steps, peers: (await peers[index]?.round()) ?? null });
      bar.update(++done);
    }
  }
  return Promise.all(visitors.map(async (visitor, index) => {
    const others = (await visitor.renderers()).filter((id) => !own[index]!.includes(id));
    const { engine: { threads, runtime }, assessment: { film: { width, height, bits, channels } } } = records[index]!;
    return {
      threads, runtime, film: { width, height, bits, channels }, starts: started[index]!, samples: samples[index]!, memory: peakMemory(own[index]!), peersMemory: peer && peakMemory(others),
    };
  }));
}

async function start(visitor: Visitor, film: Buffer): Promise<Start> {
  const { usable, engine } = await visitor.visit();
  await visitor.give(film);
  const first = await visitor.read('first.png');
  const again = await visitor.again();
  await visitor.give(film);
  return { usable, engine, first_result: first.milliseconds, again };
}

const STEPS = ['decode', 'validate', 'prepare', 'infer', 'second_look', 'assess'] as const;
/** A phantom is doubtful and is looked at again, which a good film is not: its extra passes are told apart. */
const once = ({ read, steps }: Sample) => read.milliseconds - steps.second_look;
const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));
const middle = (values: readonly number[]) => median(values) ?? NaN;

function summarise({ threads, starts, samples, memory, peersMemory }: Side) {
  const of = (value: (sample: Sample) => number) => rounded(middle(samples.map(value)));
  const began = (value: (start: Start) => number) => rounded(middle(starts.map(value)));
  const tasks = samples.map(({ read }) => read.long_tasks.map(({ milliseconds }) => milliseconds).filter((milliseconds) => milliseconds > LONG_TASK));
  return {
    threads,
    once: { usable: began(({ usable }) => usable), engine: began(({ engine }) => engine), first_result: began((start) => start.first_result), again: began(({ again }) => again) },
    milliseconds: {
      whole: of(({ read }) => read.milliseconds), reading: of(once), around_network: of((sample) => once(sample) - sample.steps.infer),
      ...Object.fromEntries(STEPS.map((step) => [step, of(({ steps }) => steps[step])])) as Record<typeof STEPS[number], number>,
      page: of(({ read, steps }) => read.milliseconds - STEPS.reduce((sum, step) => sum + steps[step], 0)),
    },
    long_tasks: { per_reading: rounded(tasks.flat().length / Math.max(1, tasks.length), 2), longest: rounded(Math.max(0, ...tasks.flat())) },
    memory_mb: memory,
    peers: peersMemory === null ? null : { milliseconds: of(({ peers }) => peers ?? NaN), memory_mb: peersMemory },
  };
}

/** Of neighbours in time, then their median: steadier where other work comes and goes. */
function ratiosOf(sides: readonly Side[]) {
  const [one, two] = sides;
  const pairs = (value: (sample: Sample, index: number) => number, samples: readonly Sample[]) => rounded(middle(samples.map(value)), 2);
  const toPeers = sides.filter(({ peersMemory }) => peersMemory !== null).map(({ threads, samples }) => ({
    threads, to_network: pairs(({ peers, steps }) => peers! / steps.infer, samples), to_reading: pairs((sample) => sample.peers! / once(sample), samples),
  }));
  return {
    one_to_two_threads: {
      network: pairs(({ steps }, index) => steps.infer / two!.samples[index]!.steps.infer, one!.samples),
      reading: pairs((sample, index) => once(sample) / once(two!.samples[index]!), one!.samples),
    },
    peers: toPeers,
  };
}

function print(sides: readonly ReturnType<typeof summarise>[], ratios: ReturnType<typeof ratiosOf>): void {
  const line = (name: string, values: readonly (number | undefined)[]) => console.error(`${name.padEnd(30)} ${values.map((value) => (value ?? NaN).toFixed(1).padStart(9)).join(' ')}`);
  line('threads', sides.map(({ threads }) => threads));
  for (const name of ['usable', 'engine', 'first_result', 'again'] as const) line(name, sides.map(({ once }) => once[name]));
  for (const name of ['whole', 'reading', 'around_network', ...STEPS, 'page'] as const) line(name, sides.map(({ milliseconds }) => milliseconds[name]));
  line('long tasks a reading', sides.map(({ long_tasks }) => long_tasks.per_reading));
  line('longest task', sides.map(({ long_tasks }) => long_tasks.longest));
  line('peak memory, MB', sides.map(({ memory_mb }) => memory_mb));
  if (ratios.peers.length > 0) {
    line('peers', sides.map(({ peers }) => peers?.milliseconds));
    line('peers: peak memory, MB', sides.map(({ peers }) => peers?.memory_mb));
    line('peers to network', ratios.peers.map(({ to_network }) => to_network));
    line('peers to reading', ratios.peers.map(({ to_reading }) => to_reading));
  }
  line('one thread to two: network', [ratios.one_to_two_threads.network]);
  line('one thread to two: reading', [ratios.one_to_two_threads.reading]);
}

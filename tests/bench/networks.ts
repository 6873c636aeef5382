/** Latency of the networks that a script of `scripts/train` wrote, each beside the reference among them, run by run: medians, and the median ratio of a pair. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web/wasm';
import { median } from '../../web/src/study/metrics';
import { folder, positiveInteger, program, text } from '../../scripts/lib/arguments';
import { ProgressBar } from '../../scripts/lib/progress';
import { tell } from './machine';
import type { Manifest } from '../../web/src/domain/manifest';
import { DEFAULT_PACK, PACKS } from '../../web/src/domain/packs';

const USAGE = `Usage: node tests/bench/networks.mjs [options]
  --models FOLDER  what scripts/train/backbones.py or scripts/train/quantization_table.py wrote (the packs in models/, each at its own size)
  --rounds N       pairs of runs of each (7)
  --write FILE     write the table here (models/backbones.json)`;

const PACKS_FOLDER = join(import.meta.dirname, '../../models');
const OPTIONS = { models: { type: 'string' }, rounds: { type: 'string' }, write: { type: 'string' } } as const;

interface Network {
  readonly name: string;
  readonly file: string;
  /** Side of its picture in px, where it is not the others'. */
  readonly size?: number;
}

/** `networks.json`: side of the picture in px, the name that the others are held against, and the graphs; what else an entry says is handed on. */
export interface Networks {
  readonly size: number;
  readonly reference: string;
  readonly networks: readonly Network[];
}

export function readNetworks(models: string): Networks {
  const found = JSON.parse(readFileSync(join(models, 'networks.json'), 'utf8')) as Networks;
  if (found.networks.length === 0) throw new Error(`${models}: no network in networks.json.`);
  return found;
}

/** Every pack of the site, beside the first one. */
function packs(): Networks {
  const networks = PACKS.map((name) => {
    const { input, version, files } = JSON.parse(readFileSync(join(PACKS_FOLDER, name, 'manifest.json'), 'utf8')) as Manifest;
    return { name, version, file: `${name}/${files.model.path}`, size: input.width, bytes: files.model.bytes };
  });
  return { size: networks[0]!.size, reference: DEFAULT_PACK, networks };
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const given = text(values, 'models') !== undefined;
    const models = given ? folder(values, 'models') : PACKS_FOLDER;
    const { size, reference, networks } = given ? readNetworks(models) : packs();
    ort.env.wasm.numThreads = 1;
    const rounds = positiveInteger(values, 'rounds') ?? 7;
    const bar = new ProgressBar(networks.length * (rounds + 1));
    const open = async (name: string) => {
      const found = networks.find((one) => one.name === name);
      if (found === undefined) throw new Error(`${models}: networks.json has no network ${name}.`);
      const side = found.size ?? size;
      const image = new ort.Tensor('float32', Float32Array.from({ length: 3 * side * side }, (_, i) => Math.sin(i / 97)), [1, 3, side, side]);
      const session = await ort.InferenceSession.create(new Uint8Array(await readFile(join(models, found.file))), { executionProviders: ['wasm'] });
      return { session, time: async () => {
        const start = performance.now();
        await session.run({ image });
        return performance.now() - start;
      } };
    };
    const held = await open(reference);
    // One beside the reference at a time in memory: VGG16 alone has half a gigabyte of weights.
    let done = 0;
    const rows = [];
    for (const one of networks) {
      const own = one.name === reference ? held : await open(one.name);
      const pairs: [number, number][] = [];
      for (let round = 0; round <= rounds; round++) {
        const pair: [number, number] = [await own.time(), await held.time()];
        if (round > 0) pairs.push(pair);
        bar.update(++done);
      }
      if (own !== held) await own.session.release();
      const middle = (numbers: number[]) => median(numbers) ?? NaN;
      rows.push({ ...one, file: undefined, milliseconds: Math.round(middle(pairs.map(([time]) => time))),
        to_reference: own === held ? 1 : Number(middle(pairs.map(([time, beside]) => time / beside)).toFixed(2)) });
    }
    const table = { size, threads: 1, runtime: `onnxruntime-web ${ort.env.versions.web ?? ''}`.trim(), reference, networks: rows };
    for (const row of rows) console.error(`${row.name.padEnd(50)} ${String(row.milliseconds).padStart(6)} ms  ${row.to_reference.toFixed(2)} of ${reference}`);
    tell(table, text(values, 'write'));
    return 0;
  });
}

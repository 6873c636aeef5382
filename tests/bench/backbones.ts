/** Latency of the backbones that `scripts/train/backbones.py` wrote, one after the other: medians, and as shares of B4's. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web/wasm';
import { median } from '../../web/src/study/metrics';
import { folder, positiveInteger, program, text } from '../../scripts/lib/arguments';
import { ProgressBar } from '../../scripts/lib/progress';

const USAGE = `Usage: node tests/bench/backbones.mjs --models FOLDER [options]
  --models FOLDER  what scripts/train/backbones.py wrote
  --rounds N       runs of each (7)
  --write FILE     write the table here (models/backbones.json)`;

const OPTIONS = { models: { type: 'string' }, rounds: { type: 'string' }, write: { type: 'string' } } as const;

interface Backbone {
  readonly name: string;
  readonly file: string;
  readonly features: number;
  readonly parameters: number;
  readonly multiply_adds: number;
  readonly bytes: number;
}

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, OPTIONS, async (values) => {
    const models = folder(values, 'models');
    const { size, backbones } = JSON.parse(readFileSync(join(models, 'backbones.json'), 'utf8')) as { size: number; backbones: Backbone[] };
    ort.env.wasm.numThreads = 1;
    const image = new ort.Tensor('float32', Float32Array.from({ length: 3 * size * size }, (_, i) => Math.sin(i / 97)), [1, 3, size, size]);
    const rounds = positiveInteger(values, 'rounds') ?? 7;
    const bar = new ProgressBar(backbones.length * (rounds + 1));
    const times = new Map<string, number[]>(backbones.map(({ name }) => [name, []]));
    // One at a time in memory: VGG16 alone has half a gigabyte of weights.
    let done = 0;
    for (const { name, file } of backbones) {
      const session = await ort.InferenceSession.create(new Uint8Array(await readFile(join(models, file))), { executionProviders: ['wasm'] });
      for (let round = 0; round <= rounds; round++) {
        const start = performance.now();
        await session.run({ image });
        if (round > 0) times.get(name)!.push(performance.now() - start);
        bar.update(++done);
      }
      await session.release();
    }
    const reference = median(times.get('EfficientNet-B4') ?? []) ?? NaN;
    const rows = backbones.map(({ file: _, ...one }) => {
      const milliseconds = median(times.get(one.name)!) ?? NaN;
      return { ...one, milliseconds: Math.round(milliseconds), to_b4: Number((milliseconds / reference).toFixed(2)) };
    });
    const table = { size, threads: 1, runtime: `onnxruntime-web ${ort.env.versions.web ?? ''}`.trim(), backbones: rows };
    const out = text(values, 'write');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(table, null, 1)}\n`);
    for (const row of rows) console.error(`${row.name.padEnd(18)} ${String(row.milliseconds).padStart(6)} ms  ${row.to_b4.toFixed(2)} of B4`);
    process.stdout.write(`${JSON.stringify(table)}\n`);
    return 0;
  });
}

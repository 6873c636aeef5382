/** The core's fuzz targets, built by Clang with both sanitizers: CARPAL_FUZZ_RUNS inputs each (20,000), from seeds that are good files. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, root, run } from './run.mjs';

const folder = join(root, 'build/fuzz');

/** Inputs a second differ: everything that is done with a film takes a hundred times as long as decoding one of a few bytes. */
const share = { film: 0.02 };

/** name -> good files to start from. */
const seeds = {
  decode: readdirSync(join(root, 'tests/golden'), { recursive: true }).filter((name) => /\.(png|jpe?g|bmp)$/.test(name)).map((name) => join(root, 'tests/golden', name)),
  dicom: readdirSync(join(root, 'tests/golden/stored')).map((name) => join(root, 'tests/golden/stored', name)),
  film: [],
  manifest: ['models/carpal-b4/manifest.json', 'tests/web/manifest.json'].map((name) => join(root, name)),
  reference: [],
};

export function fuzz() {
  run('Fuzz targets (configure)', 'cmake', ['--preset', 'fuzz']);
  run('Fuzz targets (build)', 'cmake', ['--build', '--preset', 'fuzz']);
  const runs = Number(process.env.CARPAL_FUZZ_RUNS ?? 20000);
  let passed = 0;
  for (const [name, files] of Object.entries(seeds)) {
    const corpus = join(folder, 'corpus', name);
    mkdirSync(corpus, { recursive: true });
    files.forEach((path, i) => copyFileSync(path, join(corpus, `seed-${i}`)));
    // The memory limit is below what the core may ask for at once: an allocation that large is a finding.
    const args = [`-runs=${Math.ceil(runs * (share[name] ?? 1))}`, '-timeout=20', '-rss_limit_mb=3000', '-print_final_stats=1', '-verbosity=0', `-artifact_prefix=${folder}/`];
    if (attempt(`Fuzzing ${name}`, join(folder, `tests/fuzz/${name}_fuzz`), [...args, corpus])) passed++;
  }
  return { passed, failed: Object.keys(seeds).length - passed };
}

/** A result: what it was measured on (nothing that names the machine or its folders), and where it goes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { repository } from '../e2e/paths';

export interface Measured {
  readonly date: string;
  readonly machine: { readonly processor: string; readonly cores: number };
  readonly app: string;
  readonly pack: string;
}

const jsonOf = <T>(path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8')) as T;

export function measuredNow(): Measured {
  const { name, version } = jsonOf<{ name: string; version: string }>('models/carpal-b4/manifest.json');
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: { processor: cpus()[0]?.model ?? '', cores: cpus().length },
    app: jsonOf<{ version: string }>('package.json').version, pack: `${name} ${version}`,
  };
}

/** One line of JSON on stdout, and readable in a file where one is asked for. */
export function tell(result: object, path: string | undefined): void {
  if (path !== undefined) writeFileSync(path, `${JSON.stringify(result, null, 1)}\n`);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

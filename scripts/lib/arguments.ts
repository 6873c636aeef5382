/** Command-line arguments of the programs in this folder. A mistake becomes a sentence and exit code 2. */
import { existsSync, statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The arguments cannot be used; the message is a sentence for the user. */
export class UsageError extends Error {}

export type Values = Record<string, string | boolean | undefined>;

export function parse(argv: readonly string[], options: ParseArgsConfig['options']): Values {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false, strict: true }).values as Values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function folder(values: Values, name: string, otherwise?: string): string {
  const path = text(values, name) ?? otherwise;
  if (path === undefined) throw new UsageError(`--${name} DIR is missing.`);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new UsageError(`--${name}: there is no folder ${path}.`);
  return path;
}

export function file(values: Values, name: string): string {
  const path = text(values, name);
  if (path === undefined) throw new UsageError(`--${name} FILE is missing.`);
  if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`--${name}: there is no file ${path}.`);
  return path;
}

export function positiveInteger(values: Values, name: string): number | undefined {
  const value = text(values, name);
  if (value === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(value)) throw new UsageError(`--${name}: ${value} is not a whole number above 0.`);
  return Number(value);
}

/** Runs a program's body on its arguments; --help prints the usage, and so does a UsageError. */
export async function program(
  usage: string, argv: readonly string[], options: NonNullable<ParseArgsConfig['options']>, body: (values: Values) => Promise<number>,
): Promise<number> {
  // Whoever reads our output may stop early (`| head`).
  process.stdout.on('error', () => process.exit(0));
  try {
    const values = parse(argv, { ...options, help: { type: 'boolean' } });
    if (values.help === true) {
      console.error(usage);
      return 0;
    }
    return await body(values);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

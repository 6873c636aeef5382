/** The six layers' values of films, by the WASM core; for fitting limits and for testing them. */
import { readFile } from 'node:fs/promises';
import type { Core } from '../../web/src/core/core';
import type { Measure } from '../../web/src/domain/assessment';

export const MEASURES: readonly Measure[] = [
  'saturation_mean', 'intensity_sd', 'brightness_mean', 'peak_concentration', 'dynamic_range', 'edge_ratio',
];

export type Values = Readonly<Record<Measure, number>>;

export interface MeasuredFilm {
  readonly name: string;
  /** null: could not be decoded. */
  readonly values: Values | null;
  readonly error: string | null;
}

export async function measureFilm(core: Core, name: string, path: string): Promise<MeasuredFilm> {
  try {
    core.decode(new Uint8Array(await readFile(path)));
    const { validation } = core.validate('');
    const values = Object.fromEntries(validation.layers.map((layer) => [layer.measure, layer.value])) as Record<Measure, number>;
    return { name, values, error: null };
  } catch (error) {
    return { name, values: null, error: error instanceof Error ? error.message : String(error) };
  } finally {
    core.clear();
  }
}

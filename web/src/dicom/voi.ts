/** Windows and tables of a data set, and which of them makes the film grey (PS3.3 C.11.2). */
import type { DataSet } from 'dicom-parser';
import type { VoiChoice, WindowChoice } from '../domain/dicom';
import type { LookupTable, Voi, WindowFunction } from '../domain/stored-pixels';
import type { Geometry } from './pixels';
import { decimal, text } from './values';

const FUNCTIONS: readonly string[] = ['LINEAR', 'LINEAR_EXACT', 'SIGMOID'] satisfies WindowFunction[];
/** Of the film's values that a window must tell apart; one that does not was made for something else. */
const LEAST_INSIDE = 0.01;
const PROBES = 20_000;
/** As many as a user can choose from. */
const MOST_WINDOWS = 32;

/** Those that can be used at all: C.11.2.1.2.1 wants a width of 1 at least, the others more than 0. */
export function windowsOf(dataSet: DataSet): WindowChoice[] {
  const told = text(dataSet, 'x00281056') ?? 'LINEAR';
  const shape = (FUNCTIONS.includes(told) ? told : 'LINEAR') as WindowFunction;
  return Array.from({ length: Math.min(MOST_WINDOWS, dataSet.numStringValues('x00281050') ?? 0) }, (_, index) => {
    const [center, width] = [decimal(dataSet, 'x00281050', index), decimal(dataSet, 'x00281051', index)];
    const usable = center !== null && width !== null && (shape === 'LINEAR' ? width >= 1 : width > 0);
    return usable ? { center, width, function: shape, explanation: dataSet.string('x00281055', index)?.trim() ?? '' } : null;
  }).filter((window) => window !== null);
}

/** Whether the file says any window at all, usable or not. */
export const saysWindow = (dataSet: DataSet) => (dataSet.numStringValues('x00281050') ?? 0) > 0;

/** What the choice means for this film; `broken` where the default window shows next to nothing of it. */
export function voiOf(
  choice: VoiChoice, windows: readonly WindowChoice[], tables: readonly LookupTable[], geometry: Geometry, samples: Uint8Array,
): { readonly voi: Voi; readonly broken: boolean } {
  const window = choice.kind === 'window' ? windows[choice.index] : choice.kind === 'default' ? windows[0] : undefined;
  const lut = choice.kind === 'lut' ? tables[choice.index] : choice.kind === 'default' && window === undefined ? tables[0] : undefined;
  if (window !== undefined) {
    const { center, width } = window;
    if (choice.kind === 'default' && !shows(window, geometry, samples)) return { voi: { kind: 'automatic' }, broken: true };
    return { voi: { kind: 'window', center, width, function: window.function }, broken: false };
  }
  if (lut !== undefined) return { voi: { kind: 'lut', lut }, broken: false };
  return { voi: { kind: choice.kind === 'ignore' ? 'range' : 'automatic' }, broken: false };
}

/** Whether enough of the film's modality values lie inside the window, by a sample of them. A modality table is not followed. */
function shows({ center, width }: WindowChoice, geometry: Geometry, samples: Uint8Array): boolean {
  const { bits_allocated, bits_stored, high_bit, signed, rescale, modality_lut } = geometry;
  if (modality_lut !== null || geometry.samples !== 1) return true;
  const bytes = bits_allocated / 8;
  const count = geometry.width * geometry.height;
  const step = Math.max(1, Math.floor(count / PROBES));
  let [inside, probed] = [0, 0];
  for (let index = 0; index < count; index += step) {
    let word = 0;
    for (let byte = bytes - 1; byte >= 0; byte -= 1) word = word * 256 + (samples[index * bytes + byte] ?? 0);
    let value = Math.floor(word / 2 ** (high_bit + 1 - bits_stored)) % 2 ** bits_stored;
    if (signed && value >= 2 ** (bits_stored - 1)) value -= 2 ** bits_stored;
    const x = value * (rescale?.slope ?? 1) + (rescale?.intercept ?? 0);
    if (Math.abs(x - center) <= width / 2) inside += 1;
    probed += 1;
  }
  return inside >= LEAST_INSIDE * probed;
}

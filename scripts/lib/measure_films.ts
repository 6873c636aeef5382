/** What the WASM core measures of films: the values of the six layers and of quality; for fitting limits and for testing them. */
import type { Core } from '../../web/src/core/core';
import type { Measure, QualityMeasure } from '../../web/src/domain/assessment';
import type { Manifest } from '../../web/src/domain/manifest';

export const MEASURES: readonly Measure[] = [
  'saturation_mean', 'intensity_sd', 'brightness_mean', 'peak_concentration', 'dynamic_range', 'edge_ratio',
];

export const QUALITY_MEASURES: readonly QualityMeasure[] = [
  'brightness', 'contrast', 'noise', 'sharpness', 'clipping', 'blockiness', 'colour_cast', 'screen_pattern', 'uneven_light',
  'foreground_share', 'border_contact', 'separate_parts', 'perspective',
];

export type Values = Readonly<Record<Measure, number>>;
export type QualityValues = Readonly<Record<QualityMeasure, number>>;

export interface Measured {
  readonly layers: Values;
  readonly quality: QualityValues;
}

export interface MeasuredFilm {
  readonly name: string;
  /** null: could not be decoded. */
  readonly values: Measured | null;
  readonly error: string | null;
}

/** The manifest with a default profile that has every quality measure and no limit: the core measures what a profile asks for. */
export function measuringManifest(manifest: Manifest): string {
  const { validation } = manifest;
  const own = validation.profiles[validation.default_profile];
  const none = { low: null, high: null };
  const quality = QUALITY_MEASURES.map((measure) => ({ measure, review: none, refuse: none, review_rate: null, refuse_rate: null }));
  return JSON.stringify({
    ...manifest, validation: { ...validation, profiles: { ...validation.profiles, [validation.default_profile]: { ...own, quality } } },
  });
}

/** Decodes and measures one file. The core is configured with a `measuringManifest`. */
export function measureFilm(core: Core, name: string, bytes: Uint8Array<ArrayBuffer>): MeasuredFilm {
  try {
    core.decode(bytes);
    const { validation, quality } = core.validate('');
    return { name, values: { layers: byMeasure(validation.layers), quality: byMeasure(quality) }, error: null };
  } catch (error) {
    return { name, values: null, error: error instanceof Error ? error.message : String(error) };
  } finally {
    core.clear();
  }
}

function byMeasure<M extends string>(entries: readonly { measure: M; value: number }[]): Record<M, number> {
  return Object.fromEntries(entries.map(({ measure, value }) => [measure, value])) as Record<M, number>;
}

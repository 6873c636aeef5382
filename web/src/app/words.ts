/** Sentences composed from an Assessment and the catalogue; shared by views, announcements and exports. */
import type { Finding, LayerResult, Sex, SexResult, Validation } from '../domain/assessment';
import type { Manifest } from '../domain/manifest';
import { en, stageWords } from '../i18n/en';
import { age, exactMonths, number, percent, years } from '../i18n/format';

export const otherSex = (sex: Sex): Sex => (sex === 'female' ? 'male' : 'female');

export function intervalText({ interval }: SexResult): string {
  return en.verdict.interval(percent(interval.level), age(interval.low_months), age(interval.high_months));
}

/** Years between which a stage lies, from the pack's bounds; the last one ends with the reported range. */
export function stageYears(manifest: Manifest, index: number): string {
  const bounds = manifest.stages.bounds_months;
  const end = Math.max(manifest.age.range_months.female[1], manifest.age.range_months.male[1]);
  return en.stage.range(years(bounds[index - 1] ?? 0), years(bounds[index] ?? end));
}

export const stageName = (result: SexResult): string => stageWords(result.stage.key).name;

export function certaintyText({ confidence }: SexResult): string {
  return `${en.tiers[confidence.tier].certainty} (${percent(confidence.probability)}).`;
}

/** What to do with the figure. A film that did not pass validation is never "read as usual". */
export function actionText({ confidence }: SexResult, against: boolean): string {
  return against ? en.verdict.againstAction : en.tiers[confidence.tier].action;
}

export function findingWords({ code, value, limit }: Finding): { title: string; next: string } {
  const words = en.findings[code];
  return code === 'age_outside_stage' ? words(exactMonths(value), exactMonths(limit)) : words(age(value), age(limit));
}

export type Limits = Pick<LayerResult, 'measure' | 'low' | 'high'>;

export function limitText({ measure, low, high }: Limits): string {
  const { digits } = en.measures[measure];
  const text = (value: number) => number(value, digits, 0);
  if (low !== null && high !== null) return en.validation.between(text(low), text(high));
  if (high !== null) return en.validation.atMost(text(high));
  return low === null ? '' : en.validation.atLeast(text(low));
}

/** The same limit for a narrow column. */
export function limitSymbols({ measure, low, high }: Limits): string {
  const { digits } = en.measures[measure];
  const text = (value: number) => number(value, digits, 0);
  if (low !== null && high !== null) return `${text(low)}\u2013${text(high)}`;
  if (high !== null) return `\u2264\u00a0${text(high)}`;
  return low === null ? '' : `\u2265\u00a0${text(low)}`;
}

export function measuredText({ measure, value }: Pick<LayerResult, 'measure' | 'value'>): string {
  const { digits, unit } = en.measures[measure];
  return `${number(value, digits, 0)} ${unit}`;
}

export const failedLayers = (validation: Validation): LayerResult[] => validation.layers.filter((layer) => !layer.passed);

/** "Contrast range 0.031 of full scale, limit at least 0.12." */
export function layerMeasured(layer: LayerResult): string {
  return en.refusal.measured(en.measures[layer.measure].name, measuredText(layer), limitText(layer));
}

export function refusalText(validation: Validation): string {
  return failedLayers(validation)
    .map(({ failure }) => (failure ? en.layers[failure].refusal : ''))
    .filter(Boolean)
    .join('; ');
}

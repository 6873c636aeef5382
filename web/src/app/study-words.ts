/** Words composed for a study's figures; shared by the page and its figures. */
import type { Measure } from '../study/metrics';
import type { Interval } from '../study/bootstrap';
import type { GroupKey } from '../study/evaluation';
import type { ErrorPercentile } from '../study/percentile';
import type { Agreement } from '../study/readers';
import { exactMonths, exactSignedMonths, number, percent, years } from '../i18n/format';
import { t } from '../i18n/words';

export function groupText(key: GroupKey): string {
  switch (key.kind) {
    case 'all': return t.study.groups.all;
    case 'sex': return t.sexes[key.sex];
    case 'tier': return t.tiers[key.tier].name;
    case 'band': return key.to_months === null ? t.study.yearsFrom(years(key.from_months)) : t.study.years(years(key.from_months), years(key.to_months));
  }
}

const plain = (value: number) => number(value, 3);
const share = (value: number) => percent(value, 1);
const TEXTS: Readonly<Record<Measure, (value: number) => string>> = {
  mae: exactMonths2, median: exactMonths2, p75: exactMonths2, p90: exactMonths2, p95: exactMonths2, rmse: exactMonths2, bias: exactSignedMonths, r2: plain, within_6: share, within_12: share,
  within_24: share, stage_accuracy: share, qwk: plain, coverage90: share,
};

/** Two decimals: two sets of films differ by less than a tenth of a month. */
function exactMonths2(value: number): string {
  return `${number(value, 2)}\u00a0${t.units.months}`;
}

export const measureText = (measure: Measure, value: number | null): string => (value === null ? t.study.none : TEXTS[measure](value));
export const intervalOf = (measure: Measure, interval: Interval | null): string => (interval === null ? t.study.none : t.study.range(TEXTS[measure](interval[0]), TEXTS[measure](interval[1])));
export const monthsInterval = (interval: Interval | null): string => (interval === null ? t.study.none : t.study.range(exactSignedMonths(interval[0]), exactSignedMonths(interval[1])));

/** Where an error lies among those of held-out films: for a narrow column, and in full. */
export function placeText({ share, at_least }: ErrorPercentile): { readonly short: string; readonly full: string } {
  const said = percent(share);
  return { short: `${at_least ? '\u2265' : '>'}\u00a0${said}`, full: at_least ? t.study.percentileAtLeast(said) : t.study.percentile(said) };
}

/** The figures that are asked for most, with the name of their column: of each group. */
export const GROUP_MEASURES: readonly (readonly [Measure, 'mae' | 'bias' | 'rmse' | 'within12' | 'coverage'])[] = [['mae', 'mae'], ['bias', 'bias'], ['rmse', 'rmse'], ['within_12', 'within12'], ['coverage90', 'coverage']];

/** A reader against another, or the network against a reader; intervals '' where there are none. */
export function pairTexts({ a, b, mae, mae_interval, bias, bias_interval, limits, within_12 }: Agreement, readers: readonly string[]) {
  const words = t.study.readers;
  const nameOf = (who: Agreement['a']) => (who === 'machine' ? words.machine : readers[who] ?? '');
  return {
    pair: words.minus(nameOf(a), nameOf(b)), mae: exactMonths(mae), maeInterval: mae_interval ? t.study.range(exactMonths(mae_interval[0]), exactMonths(mae_interval[1])) : '',
    bias: exactSignedMonths(bias), biasInterval: bias_interval ? monthsInterval(bias_interval) : '', limits: monthsInterval(limits), within12: percent(within_12, 1),
  };
}

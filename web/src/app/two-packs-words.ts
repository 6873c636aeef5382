/** What two networks' readings of a batch come to, as terms and values: for the page and for the summary. */
import type { Manifest } from '../domain/manifest';
import { twoPacks, type TwiceReadRow } from '../study/two-packs';
import { exactMonths, exactSignedMonths, number, percent } from '../i18n/format';
import { t } from '../i18n/words';

type Named = Pick<Manifest, 'name' | 'version'>;

export function twoPacksFacts(rows: readonly TwiceReadRow[], first: Named, second: Named): readonly (readonly [string, string | null])[] {
  const words = t.batch.summary;
  const { n, mean, sd, limit, above, oneOnly, errors } = twoPacks(rows);
  return [
    [words.networks, `${first.name} ${first.version}; ${second.name} ${second.version}`], [words.compared, number(n)], [words.oneOnly, number(oneOnly)],
    [words.mean(second.name, first.name), mean === null ? null : exactSignedMonths(mean)], [words.sd, sd === null ? null : exactMonths(sd)],
    [words.limit, limit ? exactMonths(limit.difference_months.review) : words.noLimit], [words.above, above === null ? null : percent(above, 1)],
    ...(errors ? [[words.maes(number(errors.n)), `${first.name} ${exactMonths(errors.first)}; ${second.name} ${exactMonths(errors.second)}`] as const] : []),
  ];
}

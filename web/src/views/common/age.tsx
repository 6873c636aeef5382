import { yearsMonths } from '../../domain/units';
import { yearUnit } from '../../i18n/format';
import { t } from '../../i18n/words';

/** The figure of the page: numerals large, units small. `data-months` carries the exact value for tests and scripts. */
export function Age({ months }: { readonly months: number }) {
  const { years, months: rest } = yearsMonths(months);
  return (
    <span class="age" data-months={months}>
      {years > 0 && <><b>{years}</b>{'\u00a0'}<i>{yearUnit(years)}</i>{'\u00a0'}</>}
      <b>{rest}</b>{'\u00a0'}<i>{t.units.months}</i>
    </span>
  );
}

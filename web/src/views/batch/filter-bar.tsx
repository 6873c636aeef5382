import { FAR_MONTHS, FILTERS, type Filter } from '../../batch/select';
import { useSession } from '../../app/session';
import { exactMonths, number } from '../../i18n/format';
import { t } from '../../i18n/words';

/** Which rows are shown. */
export function FilterBar() {
  const { batch } = useSession();
  const words = t.batch.list;
  const rows = batch.rows.value;
  const selection = batch.selection.value;
  const change = (part: Partial<typeof selection>) => { batch.selection.value = { ...selection, ...part }; };
  const measured = batch.tally.value.withTruth > 0;
  const twice = batch.networks.value.second !== null;
  const offered = (filter: Filter) => (filter === 'far' ? measured : filter === 'disagree' || filter === 'apart' ? twice : true);
  const shown = batch.shown.value.length;
  return (
    <div class="batch-filter">
      <label class="field">
        <span>{words.show}</span>
        <select data-filter value={selection.filter} onChange={(event) => change({ filter: event.currentTarget.value as Filter })}>
          {FILTERS.filter(offered).map((filter) => <option value={filter}>{words.filters[filter]}</option>)}
        </select>
      </label>
      {(selection.filter === 'far' || selection.filter === 'apart') && (
        <label class="field">
          <span>{selection.filter === 'far' ? words.farther : words.apart}</span>
          <select data-far value={selection.farMonths} onChange={(event) => change({ farMonths: Number(event.currentTarget.value) })}>
            {FAR_MONTHS.map((months) => <option value={months}>{exactMonths(months)}</option>)}
          </select>
        </label>
      )}
      <label class="field">
        <span>{words.search}</span>
        <input type="search" value={selection.text} onInput={(event) => change({ text: event.currentTarget.value })} />
      </label>
      <p data-shown={shown}>{words.count(number(shown), number(rows.length))}</p>
    </div>
  );
}

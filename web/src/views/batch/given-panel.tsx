import { unitOf, type Mapping, type Unit } from '../../batch/given';
import type { Assumed } from '../../batch/rows';
import type { BatchTable } from '../../app/batch';
import { useSession } from '../../app/session';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { TableInput } from './batch-view';

/** Whose films they are: by a table, by the files, or as it is said once for all the others. */
export function GivenPanel() {
  const { batch } = useSession();
  const words = t.batch.given;
  const table = batch.table.value;
  const running = batch.activity.value !== 'idle';
  const { withoutSex, dicom } = batch.tally.value;
  const assumed = batch.assumed.value;
  const choices: readonly Exclude<Assumed['sex'], 'unasked'>[] = ['female', 'male', 'unknown'];
  return (
    <div class="batch-given stack">
      {running && <p class="hint">{words.locked}</p>}
      {table ? <TableWords table={table} /> : <p>{words.none}</p>}
      <div class="buttons">
        <TableInput />
        {table && <button type="button" class="button button-large" disabled={running} onClick={() => batch.dropTable()}>{t.batch.noTable}</button>}
      </div>
      {table && <Columns table={table} locked={running} />}
      {dicom > 0 && (
        <label class="switch">
          <input type="checkbox" checked={assumed.tags} disabled={running} onChange={(event) => batch.assume({ tags: event.currentTarget.checked })} />
          <span>{words.tags}</span>
        </label>
      )}
      {withoutSex > 0 && (
        <fieldset class="batch-choice" disabled={running}>
          <legend>{words.otherwise}</legend>
          <p class="hint">{words.otherwiseHint(number(withoutSex))}</p>
          {choices.map((choice) => (
            <label>
              <input type="radio" name="batch-sex" value={choice} checked={assumed.sex === choice} onChange={() => batch.assume({ sex: choice })} />{' '}
              <span>{choice === 'unknown' ? words.unknown : t.sexes[choice]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label class="switch">
        <input type="checkbox" data-looks checked={assumed.looks} disabled={running} onChange={(event) => batch.assume({ looks: event.currentTarget.checked })} />
        <span>{words.looks}</span>
      </label>
    </div>
  );
}

function TableWords({ table }: { readonly table: BatchTable }) {
  const { batch } = useSession();
  const words = t.batch.given;
  const parts = Object.entries(table.problems).map(([problem, count]) => words.problem[problem as keyof typeof table.problems](number(count)));
  return (
    <div>
      <p data-matched={table.matched}>{words.matched(table.name, number(table.matched), number(table.ids), number(batch.tally.value.total))}</p>
      {parts.length > 0 && <p class="hint">{words.problems(parts)}</p>}
    </div>
  );
}

/** What each column is: guessed, and the user's to say. */
function Columns({ table: { table, mapping }, locked }: { readonly table: BatchTable; readonly locked: boolean }) {
  const { batch } = useSession();
  const words = t.batch.given;
  const map = (part: Partial<Mapping>) => batch.map({ ...mapping, ...part });
  const readers = new Set(mapping.readers);
  // The unit is guessed anew for a column that is chosen, never for one that was there: it may have been said.
  const flip = (index: number) => map(readers.has(index) ? { readers: mapping.readers.filter((one) => one !== index) }
    : { readers: [...mapping.readers, index], ...(readers.size === 0 ? { readersUnit: unitOf(table, [index]) } : {}) });
  const choose = (key: 'id' | 'sex' | 'age', index: number | null) => map({ [key]: index, ...(key === 'age' && index !== null ? { ageUnit: unitOf(table, [index]) } : {}) });
  const column = (key: 'id' | 'sex' | 'age') => (
    <label class="field">
      <span>{words[key]}</span>
      <select data-column={key} value={mapping[key] ?? ''} onChange={(event) => choose(key, event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}>
        <option value="">{words.noColumn}</option>
        {table.headings.map((heading, index) => <option value={index}>{heading || number(index + 1)}</option>)}
      </select>
    </label>
  );
  const unit = (key: 'ageUnit' | 'readersUnit') => (
    <label class="field">
      <span>{words[key]}</span>
      <select data-column={key} value={mapping[key]} onChange={(event) => map({ [key]: event.currentTarget.value as Unit })}>
        {(['months', 'years'] as const).map((one) => <option value={one}>{words.units[one]}</option>)}
      </select>
    </label>
  );
  return (
    <fieldset class="batch-columns" disabled={locked}>
      <legend>{words.columns}</legend>
      <div class="batch-fields">
        {column('id')}
        {column('sex')}
        {column('age')}
        {mapping.age !== null && unit('ageUnit')}
      </div>
      <fieldset class="batch-choice">
        <legend>{words.readers}</legend>
        <p class="hint">{words.readersHint}</p>
        <div class="batch-readers">
          {table.headings.map((heading, index) => (
            <label>
              <input type="checkbox" data-reader={index} checked={readers.has(index)} onChange={() => flip(index)} />{' '}
              <span>{heading || number(index + 1)}{readers.has(index) && mapping.readers.length > 1 && ` (${number(mapping.readers.indexOf(index) + 1)})`}</span>
            </label>
          ))}
        </div>
        {mapping.readers.length > 0 && unit('readersUnit')}
      </fieldset>
    </fieldset>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { batchFailure } from '../../app/batch-words';
import { leftOutText } from '../../app/film-words';
import { useSession } from '../../app/session';
import { date, number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';
import { useAfter } from '../common/use-after';
import { EvaluationDetails } from '../evaluation/evaluation-panel';
import { FilterBar } from './filter-bar';
import { GivenPanel } from './given-panel';
import { RowsTable } from './rows-table';
import { RunBar } from './run-bar';
import { SavePanel } from './save-panel';
import { TwoPacksPanel } from './two-packs-panel';

/** Many films: dropped, told of, read, looked through, saved. */
export function BatchView() {
  const { batch } = useSession();
  const empty = batch.rows.value.length === 0;
  const failure = batch.failure.value;
  useEffect(() => { void batch.look(); }, [batch]);
  return (
    <div class="batch" tabIndex={0} role="region" aria-label={t.batch.title}>
      <header class="batch-head">
        <h1>{t.batch.title}</h1>
        {empty && <p class="lead">{t.batch.lead}</p>}
      </header>
      <Looking />
      {failure && (
        <p class="state state-stop" role="alert">
          <Icon name="stop" /> <span>{batchFailure(failure).title} {batchFailure(failure).next}</span>
        </p>
      )}
      {empty ? <Empty /> : <Filled />}
    </div>
  );
}

function Empty() {
  const { batch, commands } = useSession();
  const session = useSession();
  const left = batch.left.value ?? 0;
  const table = batch.table.value;
  const { pack } = commands.state.value;
  return (
    <div class="batch-zone">
      {left > 0 && (
        <div class="batch-left">
          <p>{t.batch.left(number(left))}</p>
          <button type="button" class="button button-small" onClick={() => void batch.forget()}>{t.batch.forget}</button>
        </div>
      )}
      <p>{t.batch.drop}</p>
      <p class="buttons">
        <button type="button" class="button button-primary button-large" onClick={() => session.pick()}><Icon name="open" /> {t.batch.choose} <kbd>O</kbd></button>
        <button type="button" class="button button-large" onClick={() => session.pickFolder()}>{t.batch.folder}</button>
        <TableInput />
      </p>
      {table && <p class="hint">{t.batch.given.matched(table.name, '0', number(table.ids), '0')}</p>}
      <p class="hint">{t.batch.keeps}</p>
      {pack.kind === 'failed' && <p class="hint">{batchFailure(pack.failure).title} <button type="button" class="link" onClick={() => commands.warm()}>{t.failure.again}</button></p>}
    </div>
  );
}

/** A table of sex, ages and readings. */
export function TableInput() {
  const { batch } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const words = t.batch;
  const label = batch.table.value ? words.otherTable : words.table;
  const picked = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const [file] = currentTarget.files ?? [];
    if (file) void batch.readTable(file, file.name).then(() => { if (input.current) input.current.value = ''; });
  };
  return (
    <>
      <button type="button" class="button button-large" disabled={batch.activity.value !== 'idle'} onClick={() => input.current?.click()}>{label}</button>
      <input ref={input} class="visually-hidden" type="file" data-table accept=".csv,.tsv,.txt,text/csv,text/plain" tabIndex={-1} aria-label={label} onChange={picked} />
    </>
  );
}

function Filled() {
  const { batch } = useSession();
  const [saving, setSaving] = useState(false);
  const list = batch.leftOut.value;
  // Said first, folded once it runs; open again whenever the user wants.
  const [open, setOpen] = useState(batch.tally.value.counts.waiting === batch.tally.value.total);
  const running = batch.activity.value !== 'idle';
  useEffect(() => { if (running) setOpen(false); }, [running]);
  const left = list ? leftOutText({ films: [], ...list }) : '';
  return (
    <>
      <RunBar />
      {left && <p class="hint">{left}</p>}
      <details class="panel disclosure" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary><h2>{t.batch.given.heading}</h2></summary>
        <GivenPanel />
      </details>
      <details class="panel disclosure" open={saving} onToggle={(event) => setSaving(event.currentTarget.open)}>
        <summary><h2>{t.batch.save.heading}</h2></summary>
        <SavePanel />
      </details>
      <FilterBar />
      <SiteLine />
      <RowsTable />
      <TwoPacksPanel />
      {batch.study.value.readers.length > 0 && <EvaluationDetails study={batch.study} />}
      <p class="hint">{batch.lasting.value ? t.batch.keeps : t.batch.keepsNot}</p>
    </>
  );
}

/** Above the rows, where a site's correction moves their ages. */
function SiteLine() {
  const profile = useSession().site.profile.value;
  if (profile === null) return null;
  return <p class="state state-look" data-site-in-batch><Icon name="look" /> <span>{t.study.site.inBatch(profile.signed_by, date(profile.date))}</span></p>;
}

/** Files are gone through. */
function Looking() {
  const { batch } = useSession();
  const looking = batch.looking.value;
  const visible = useAfter(150, looking !== null);
  if (!looking || !visible) return null;
  return (
    <div class="batch-looking">
      <p>{t.films.looking}: {t.films.progress(number(looking.seen), looking.of === null ? null : number(looking.of))}</p>
      <button type="button" class="button button-small" onClick={() => batch.cancelLooking()}>{t.job.cancel} <kbd>Esc</kbd></button>
    </div>
  );
}

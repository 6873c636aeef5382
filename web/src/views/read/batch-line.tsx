import { againstReaders } from '../../app/batch-words';
import { useSession } from '../../app/session';
import { manifestOf, shownAnswer } from '../../app/state';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';

/** Of a film that was opened out of a batch: the way back, on to its neighbours as they are shown there, and what the table's readers said of it. */
export function BatchLine() {
  const session = useSession();
  const { batch, commands, settings } = session;
  const opened = batch.opened.value;
  if (opened === null) return null;
  const words = t.batch.inRead;
  const rows = batch.rows.value;
  const shown = batch.shown.value;
  const place = shown.findIndex(({ index }) => index === opened);
  const go = (to: number) => {
    const row = shown[to];
    return { disabled: place < 0 || row === undefined, onClick: () => { if (row) void batch.open(row.index); } };
  };
  const state = commands.state.value;
  const row = rows[opened];
  // Neither before the user's own reading, where that comes first, nor beside the figure of another sex.
  const told = row && row.sex === state.sex && shownAnswer(state, settings.current.value.order) === 'read' ? againstReaders(row, batch.study.value.readers, manifestOf(state, row.outcome.kind === 'done' ? row.outcome.reading.pack : null)) : '';
  return (
    <div class="batch-line">
      <span>{words.line(number(opened + 1), number(rows.length))}</span>
      <span class="buttons">
        <button type="button" class="button button-small" onClick={() => { session.view.value = 'batch'; }}>{words.back}</button>
        <button type="button" class="button button-small" {...go(place - 1)}>{words.previous}</button>
        <button type="button" class="button button-small" {...go(place + 1)}>{words.next}</button>
      </span>
      {told && <p data-readers>{told}</p>}
    </div>
  );
}

import { useSession } from '../../app/session';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';

/** Of a film that was opened out of a batch: the way back, and on to its neighbours as they are shown there. */
export function BatchLine() {
  const session = useSession();
  const { batch } = session;
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
  return (
    <div class="batch-line">
      <span>{words.line(number(opened + 1), number(rows.length))}</span>
      <span class="buttons">
        <button type="button" class="button button-small" onClick={() => { session.view.value = 'batch'; }}>{words.back}</button>
        <button type="button" class="button button-small" {...go(place - 1)}>{words.previous}</button>
        <button type="button" class="button button-small" {...go(place + 1)}>{words.next}</button>
      </span>
    </div>
  );
}

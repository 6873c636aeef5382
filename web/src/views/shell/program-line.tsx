import { useState } from 'preact/hooks';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';

/** One line about the program itself, where there is something to say: a newer version, storage that failed. Never while a film is open. */
export function ProgramLine() {
  const { commands, films, batch, offline } = useSession();
  const [dismissed, setDismissed] = useState<string | null>(null);
  const idle = commands.state.value.phase.kind === 'idle' && films.list.value === null && batch.rows.value.length === 0;
  const update = offline.update.value;
  const words = t.offline.line;
  const text = update === 'waiting' ? words.update : update === 'elsewhere' ? words.elsewhere : update === 'taken' ? words.taken
    : offline.noRoom.value ? words.noRoom : offline.mended.value > 0 ? words.mended : null;
  const shown = idle && text !== null && text !== dismissed;
  return (
    <div class="program-line" role="status" aria-label={words.label} data-update={update}>
      {shown && <>
        <p>{text}</p>
        {update === 'waiting' || update === 'elsewhere'
          ? <button type="button" class="button button-small button-primary" onClick={() => void offline.takeUpdate()}>{words.take}</button>
          : update === 'taken'
            ? <button type="button" class="button button-small button-primary" onClick={() => location.reload()}>{words.reload}</button>
            : <button type="button" class="button button-small" onClick={() => setDismissed(text)}>{words.dismiss}</button>}
      </>}
    </div>
  );
}

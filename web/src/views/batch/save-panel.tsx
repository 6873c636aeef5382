import { useEffect, useRef, useState } from 'preact/hooks';
import type { BatchFile } from '../../batch/exports';
import { saveBatch, type SaveOutcome } from '../../app/batch-exports';
import { useSession } from '../../app/session';
import { manifestOf } from '../../app/state';
import { packOfStudy } from '../../study/compared';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

const FILES: readonly BatchFile[] = ['csv', 'xlsx', 'jsonl', 'pdf', 'zip'];

/** The rows that are shown, as files. */
export function SavePanel() {
  const session = useSession();
  const { batch, settings, commands } = session;
  const words = t.batch.save;
  const [withNames, setNames] = useState(true);
  const [working, setWorking] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [told, setTold] = useState<SaveOutcome | null>(null);
  const job = useRef<AbortController | null>(null);
  const described = commands.state.value.manifest !== null;
  useEffect(() => () => job.current?.abort(), []);

  const save = async (kind: BatchFile) => {
    const manifest = manifestOf(commands.state.peek(), packOfStudy(batch.study.peek()));
    if (working || !manifest) return;
    const mine = new AbortController();
    job.current = mine;
    setTold(null);
    const rows = batch.shown.peek();
    setWorking({ done: 0, of: rows.length });
    const outcome = await saveBatch(kind, {
      batch, reader: session.reader, manifest, settings: settings.current.peek(), siteProfile: session.site.profile.peek(), rows, withNames,
      signal: mine.signal,
      progress: (done, of) => { if (!mine.signal.aborted) setWorking({ done, of }); },
    });
    setWorking(null);
    setTold(outcome);
  };
  const text = told?.kind === 'done' ? words.done(told.name) : told?.kind === 'failed' ? words.failed(told.why) : told ? words.stopped : '';
  return (
    <div class="stack">
      <p class="hint">{words.shown}</p>
      <label class="switch">
        <input type="checkbox" checked={withNames} onChange={(event) => setNames(event.currentTarget.checked)} />
        <span>{words.names}</span>
      </label>
      <p class="hint">{words.namesHint}</p>
      <div class="buttons">
        {FILES.map((kind) => (
          <button key={kind} type="button" class="button" data-save={kind} disabled={!described} aria-disabled={working !== null} onClick={() => void save(kind)}>
            <Icon name="save" /> {words[kind]}
          </button>
        ))}
      </div>
      {working && (
        <div class="batch-progress">
          <progress max={working.of} value={working.done} aria-label={words.working(number(working.done), number(working.of))} />
          <p>{words.working(number(working.done), number(working.of))} <button type="button" class="button button-small" onClick={() => job.current?.abort()}>{words.stop}</button></p>
        </div>
      )}
      <p class="report-told" role="status">{told?.kind === 'failed' ? <span class="state state-stop"><Icon name="stop" /> {text}</span> : text}</p>
    </div>
  );
}

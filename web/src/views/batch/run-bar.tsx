import { useState } from 'preact/hooks';
import { leftText } from '../../app/batch-words';
import { useSession } from '../../app/session';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Sheet } from '../common/sheet';
import { NetworkChoice } from './network-choice';

/** How far the batch is, and what can be done with it. */
export function RunBar() {
  const { batch } = useSession();
  const [closing, setClosing] = useState(false);
  const words = t.batch.run;
  const activity = batch.activity.value;
  const progress = batch.progress.value;
  const { done, total } = progress;
  const ready = batch.ready.value;
  const { counts, total: films } = batch.tally.value;
  const twice = batch.networks.value.second !== null;
  const finished = activity === 'idle' && done === total;
  return (
    <div class="batch-run">
      <div class="buttons">
        {activity === 'idle' && !finished && (
          <button type="button" class="button button-primary button-large" disabled={!ready} onClick={() => void batch.start()}>{done > 0 ? words.goOn : words.start}</button>
        )}
        {activity === 'running' && <button type="button" class="button button-large" onClick={() => batch.pause()}>{words.pause}</button>}
        {activity === 'paused' && <button type="button" class="button button-primary button-large" onClick={() => batch.resume()}>{words.resume}</button>}
        {activity !== 'idle' && <button type="button" class="button button-large" onClick={() => batch.cancel()}>{words.stop}</button>}
        <button type="button" class="button button-large" onClick={() => setClosing(true)}>{words.close}</button>
      </div>
      <div class="batch-progress">
        <progress max={total} value={done} aria-label={words.label} />
        <p data-progress>
          {twice ? words.progressBoth(number(done), number(total), number(films)) : words.progress(number(done), number(total))}
          {activity === 'paused' && <> · {words.paused}</>}
          {activity === 'running' && leftText(progress) && <> · {leftText(progress)}</>}
        </p>
      </div>
      <NetworkChoice />
      {/* Said when it begins and when it ends; the bar tells the rest. */}
      <p role="status" data-batch-state={activity}>
        {finished ? words.done(number(counts.read), number(counts.refused), number(counts.failed)) : activity === 'running' ? words.begun : activity === 'paused' ? words.paused : ready ? '' : words.sayFirst}
      </p>
      {closing && (
        <Sheet name="confirm" title={words.closing} onClose={() => setClosing(false)}>
          <p>{words.closeText}</p>
          <div class="buttons">
            <button type="button" class="button" onClick={() => setClosing(false)}>{words.keep}</button>
            <button type="button" class="button button-stop" onClick={() => { setClosing(false); void batch.close(); }}>{words.close}</button>
          </div>
        </Sheet>
      )}
    </div>
  );
}

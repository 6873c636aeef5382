import { useEffect, useState } from 'preact/hooks';
import type { Progress, Step } from '../../pipeline/protocol';
import { secondsLeft } from '../../offline/pace';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { number, size } from '../../i18n/format';
import { useAfter } from '../common/use-after';

const ORDER: readonly Step[] = ['download', 'start_engine', 'decode', 'validate', 'prepare', 'infer', 'assess'];

export function stepText(progress: Progress | null): string {
  if (!progress) return t.job.reading;
  const views = progress.look ? `, ${t.secondLook.progress(progress.look.number, progress.look.of)}` : '';
  return t.steps[progress.step] + amountText(progress) + views;
}

/** ", 3 MB of 20 MB, 2.1 MB/s, 8 s left": as much of it as is known. */
export function amountText({ doneBytes, totalBytes, bytesPerSecond }: Pick<Progress, 'doneBytes' | 'totalBytes' | 'bytesPerSecond'>): string {
  const bytes = doneBytes !== undefined && totalBytes ? `, ${t.job.bytes(size(doneBytes), size(totalBytes))}` : '';
  return bytes + paceText(doneBytes ?? 0, totalBytes ?? 0, bytesPerSecond ?? null);
}

/** ", 2.1 MB/s, 8 s left": only of what crosses the network. */
function paceText(doneBytes: number, totalBytes: number, bytesPerSecond: number | null): string {
  const seconds = secondsLeft(doneBytes, totalBytes, bytesPerSecond);
  if (seconds === null || bytesPerSecond === null) return '';
  const left = seconds < 90 ? t.offline.secondsLeft(number(Math.ceil(seconds))) : t.offline.minutesLeft(number(Math.ceil(seconds / 60)));
  return `, ${t.offline.speed(size(bytesPerSecond))}, ${left}`;
}

/** Nothing for a tenth of a second, then a bar by step, after one second the step in words and the time. */
export function JobBlock({ progress }: { readonly progress: Progress | null }) {
  const { commands } = useSession();
  const visible = useAfter(100, true);
  const inWords = useAfter(1000, true);
  const pack = commands.state.value.pack;
  // A film may be waiting for the pack: then the pack's progress is the job's.
  const shown = progress ?? (pack.kind === 'loading' ? pack.progress : null);
  // A second look comes after the first assessment: the bar does not go back.
  const reached = shown ? ORDER.indexOf(shown.look ? 'assess' : shown.step) : -1;
  return (
    <section class={`job${visible ? ' is-visible' : ''}`} aria-label={t.job.reading}>
      <svg class="steps" height="4" aria-hidden="true">
        {ORDER.map((_step, index) => (
          <rect class={index < reached ? 'step is-done' : index === reached ? 'step is-now' : 'step'}
            x={`${(index * 100) / ORDER.length}%`} width={`${100 / ORDER.length - 1}%`} height="4" />
        ))}
      </svg>
      <div class="job-line">
        <p>{stepText(shown)}{inWords && <Elapsed />}</p>
        <button type="button" class="button button-small" onClick={() => commands.cancel()}>{t.job.cancel} <kbd>Esc</kbd></button>
      </div>
    </section>
  );
}

export function Elapsed() {
  const [seconds, setSeconds] = useState(1);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((value) => value + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span class="elapsed">{t.job.elapsed(number(seconds))}</span>;
}

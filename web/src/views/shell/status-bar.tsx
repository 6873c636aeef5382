import { useSession } from '../../app/session';
import { readingOf, type Pack } from '../../app/state';
import { t } from '../../i18n/words';
import { duration } from '../../i18n/format';
import { stepText } from '../read/job-block';

function packText(pack: Pack): string {
  switch (pack.kind) {
    case 'absent': return t.status.notLoaded;
    case 'failed': return t.status.packFailed;
    case 'loading': return stepText(pack.progress ?? { step: 'download' });
    case 'ready': return t.status.ready;
  }
}

const total = (times: Record<string, number>) => Object.values(times).reduce((sum, time) => sum + time, 0);

/** One line, always there: engine and last reading, pack, standing terms, and that nothing was sent. */
export function StatusBar() {
  const { pack, phase, manifest } = useSession().commands.state.value;
  const reading = readingOf(phase);
  const progress = pack.kind === 'loading' ? pack.progress : null;
  const share = progress?.totalBytes ? (progress.doneBytes ?? 0) / progress.totalBytes : 0;
  return (
    <footer class="status-bar" aria-label={t.status.label}>
      <p class={`status-engine${pack.kind === 'loading' || pack.kind === 'failed' ? ' is-urgent' : ''}`}>
        {reading
          ? t.status.last(duration(total({ ...reading.milliseconds })), `${t.record.provider[reading.engine.provider]} ${t.record.threads(reading.engine.threads)}`)
          : packText(pack)}
      </p>
      {manifest && <p class="status-pack">{manifest.name} {manifest.version}</p>}
      <p class="status-terms"><a href="#evidence/use">{t.researchUse}</a><span class="wide-only"> <a href="#evidence/terms">{t.nonCommercial}</a></span></p>
      <p class="status-sent"><a href="#evidence/privacy">{t.status.nothingSent}</a></p>
      {progress && <svg class="status-progress" height="2" aria-hidden="true"><rect width={`${share * 100}%`} height="2" /></svg>}
    </footer>
  );
}

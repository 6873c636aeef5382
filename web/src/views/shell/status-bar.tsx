import { engineName } from '../../app/engine-words';
import { useSession } from '../../app/session';
import { engineOf, readingOf, type Pack } from '../../app/state';
import { t } from '../../i18n/words';
import { duration, size } from '../../i18n/format';
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

/** Whether the page would open without a network. Nothing is said before there is anything to say. */
function OfflineText() {
  const { offline, commands } = useSession();
  const readiness = offline.readiness.value;
  const { manifest, pack } = commands.state.value;
  const words = t.offline.status;
  if (readiness.kind === 'ready' && manifest) {
    return (
      <p class="status-offline" data-readiness="ready">
        <a href="#settings/offline"><span class="wide-only">{words.ready(__APP_VERSION__, `${manifest.name} ${manifest.version}`, size(readiness.totalBytes))}</span><span class="narrow-only">{words.short}</span></a>
      </p>
    );
  }
  if (readiness.kind !== 'partial' || pack.kind !== 'ready') return null;
  return <p class="status-offline" data-readiness="partial"><a href="#settings/offline">{words.partial(size(readiness.storedBytes), size(readiness.totalBytes))}</a></p>;
}

/** One line, always there: engine and last reading, pack, standing terms, and that nothing was sent. */
export function StatusBar() {
  const { commands, offline } = useSession();
  const { pack, phase, manifest } = commands.state.value;
  const reading = readingOf(phase);
  const fallback = engineOf(commands.state.value)?.fallback;
  const progress = pack.kind === 'loading' ? pack.progress : null;
  const share = progress?.totalBytes ? (progress.doneBytes ?? 0) / progress.totalBytes : 0;
  return (
    <footer class="status-bar" aria-label={t.status.label}>
      <p class={`status-engine${pack.kind === 'loading' || pack.kind === 'failed' || fallback ? ' is-urgent' : ''}`}>
        {reading
          ? t.status.last(duration(total({ ...reading.milliseconds })), engineName(reading.engine))
          : packText(pack)}
        {fallback && <> <a class="status-badge" href="#settings/engine" data-fallback={fallback.reason} title={t.engine.reasons[fallback.reason]}>{t.engine.badge}</a></>}
      </p>
      {manifest && <p class="status-pack">{manifest.name} {manifest.version}{offline.packFromDisk.value && `, ${t.offline.status.fromDisk}`}</p>}
      <OfflineText />
      <p class="status-terms"><a href="#evidence/use">{t.researchUse}</a><span class="wide-only"> <a href="#evidence/terms">{t.nonCommercial}</a></span></p>
      <p class="status-sent"><a href="#evidence/privacy">{t.status.nothingSent}</a></p>
      {progress && <svg class="status-progress" height="2" aria-hidden="true"><rect width={`${share * 100}%`} height="2" /></svg>}
    </footer>
  );
}

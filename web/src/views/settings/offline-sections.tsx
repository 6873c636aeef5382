import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../../app/reader';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { size } from '../../i18n/format';
import { Section } from './section';

/** What is stored for use without a network, and what can be done about it. */
export function StorageSection() {
  const { offline, commands } = useSession();
  const [said, setSaid] = useState('');
  const words = t.offline.storage;
  const readiness = offline.readiness.value;
  const stands = readiness.kind === 'ready' ? words.ready(size(readiness.totalBytes))
    : readiness.kind === 'partial' ? words.partial(size(readiness.storedBytes), size(readiness.totalBytes)) : words[readiness.kind];
  const run = (task: () => Promise<void>, before: string, after: string) => {
    setSaid(before);
    void task().then(() => setSaid(after));
  };
  return (
    <Section name="offline" heading={words.heading}>
      <p data-readiness={readiness.kind}>{stands}</p>
      {readiness.kind === 'ready' && offline.persisted.value !== null && <p class="hint">{offline.persisted.value ? words.persisted : words.notPersisted}</p>}
      {offline.noRoom.value && <p>{words.noRoom}</p>}
      <p class="hint">{words.install}</p>
      {readiness.kind !== 'unsupported' && <p class="buttons">
        {readiness.kind === 'partial' && commands.state.value.pack.kind === 'ready'
          && <button type="button" class="button" onClick={() => run(() => offline.complete(), words.storing, '')}>{words.store}</button>}
        <button type="button" class="button" onClick={() => run(() => offline.lookForUpdate(), '', words.looked)}>{words.look}</button>
        <button type="button" class="button" onClick={() => run(() => offline.forget(), '', words.forgotten)}>{words.forget}</button>
      </p>}
      <p role="status">{said}</p>
    </Section>
  );
}

/** The pack in use; another one from disk. */
export function PackSection() {
  const { offline, commands } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const words = t.offline.pack;
  const { manifest } = commands.state.value;
  const disk = offline.packFromDisk.value;

  const change = async (task: () => Promise<void>, after: string) => {
    setBusy(true);
    setSaid(words.choosing);
    try {
      await task();
      commands.restart();
      setSaid(after);
    } catch (error) {
      const { code, detail } = failureOf(error);
      setSaid(`${words.refused(words.reasons[code] ?? words.otherwise)} (${t.failure.code(code, detail)})`);
    }
    setBusy(false);
  };
  const picked = (element: HTMLInputElement) => {
    const files = [...(element.files ?? [])];
    element.value = '';
    if (files.length > 0) void change(() => offline.choosePack(files), words.chosen);
  };

  return (
    <Section name="pack" heading={words.heading}>
      <p data-pack={disk ? 'disk' : 'own'}>{disk ? words.disk(disk.name, disk.version) : words.own}{!disk && manifest && ` ${manifest.name} ${manifest.version}`}</p>
      {(disk?.modelSha256 ?? manifest?.files.model.sha256) && <p class="hash">{words.hash(disk?.modelSha256 ?? manifest!.files.model.sha256)}</p>}
      <p class="hint">{words.why}</p>
      <p class="hint">{words.trust}</p>
      <p class="buttons">
        <button type="button" class="button" disabled={busy} onClick={() => input.current?.click()}>{words.choose}</button>
        {disk && <button type="button" class="button" disabled={busy} onClick={() => void change(() => offline.giveUpPack(), '')}>{words.back}</button>}
      </p>
      <input ref={input} class="visually-hidden" type="file" multiple tabIndex={-1} data-input="pack" aria-label={words.choose} onChange={(event) => picked(event.currentTarget)} />
      <p role="status">{said}</p>
    </Section>
  );
}

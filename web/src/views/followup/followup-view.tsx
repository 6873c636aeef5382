import { useRef, useState } from 'preact/hooks';
import type { Kept } from '../../followup/store';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';
import { PatientView } from './patient-view';
import { Confirm, ExportSheet, SealedSheet } from './sheets';
import { Told } from './told';

/** Children whose films are followed over the years: off until it is switched on, locked until the passphrase is in. */
export function FollowUpView() {
  const { followUp } = useSession();
  const { value: state } = followUp.state;
  const words = t.followUp;
  return (
    <div class="followup" tabIndex={0} role="region" aria-label={words.title}>
      <header>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <Told at="view" />
      {state.kind === 'off' && <p>{words.off} <a href="#settings/follow-up">{words.toSettings}</a></p>}
      {state.kind === 'opening' && <p class="hint">{words.opening}</p>}
      {state.kind === 'failed' && (
        <div class="stack">
          <p class="state state-stop" role="alert"><Icon name="stop" /> <span>{words.failures[state.code]}</span></p>
          {state.code === 'failed' && <p class="code">{words.detail(state.detail)}</p>}
          <button type="button" class="button" onClick={() => void followUp.refresh()}>{words.again}</button>
        </div>
      )}
      {state.kind === 'open' && (state.kept.protection === 'locked' ? <Unlock /> : <Files kept={state.kept} />)}
      {followUp.waiting.value && <SealedSheet />}
    </div>
  );
}

function Unlock() {
  const { followUp } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [asking, setAsking] = useState(false);
  const words = t.followUp.lock;
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void followUp.unlock(passphrase); }}>
      <h2>{words.heading}</h2>
      <p>{words.text}</p>
      <label class="field">
        <span>{words.label}</span>
        <input type="password" autocomplete="off" value={passphrase} onInput={(event) => setPassphrase(event.currentTarget.value)} />
      </label>
      <div class="buttons">
        <button type="submit" class="button button-primary">{words.unlock}</button>
        <button type="button" class="button" onClick={() => setAsking(true)}>{t.followUp.actions.removeAll}</button>
      </div>
      {asking && <ConfirmAll onClose={() => setAsking(false)} />}
    </form>
  );
}

function ConfirmAll({ onClose }: { readonly onClose: () => void }) {
  const { followUp } = useSession();
  const { actions, ask } = t.followUp;
  return <Confirm title={actions.removeAll} question={ask.removeAll} confirm={ask.confirm} onConfirm={() => void followUp.clear('view')} onClose={onClose} />;
}

function Files({ kept }: { readonly kept: Kept }) {
  const { followUp } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [sheet, setSheet] = useState<'export' | 'all' | 'damaged' | null>(null);
  const { patients, damaged, protection } = kept;
  const chosen = patients.find(({ id }) => id === followUp.chosen.value);
  const { list, actions, ask } = t.followUp;
  const close = () => setSheet(null);
  const picked = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const [file] = currentTarget.files ?? [];
    if (file) void followUp.importFile(file).then(() => { if (input.current) input.current.value = ''; });
  };
  return (
    <div class="followup-parts">
      <section class="followup-files" aria-labelledby="files-heading">
        <h2 id="files-heading">{list.heading}</h2>
        {patients.length === 0 && <p class="hint">{list.none}</p>}
        <ul>
          {patients.map(({ id, label, visits }) => (
            <li key={id}>
              <button type="button" class="file-button" aria-pressed={id === chosen?.id} onClick={() => { followUp.chosen.value = id; }}>
                <b>{label}</b> <span>{list.visits(visits.length)}</span>
              </button>
            </li>
          ))}
        </ul>
        {damaged.length > 0 && (
          <div class="stack">
            <p class="state state-stop"><Icon name="stop" /> <span>{list.damaged(damaged.length)}</span></p>
            <button type="button" class="button button-small" onClick={() => setSheet('damaged')}>{list.removeDamaged}</button>
          </div>
        )}
        <div class="buttons">
          <button type="button" class="button" onClick={() => input.current?.click()}>{actions.import}</button>
          <input ref={input} class="visually-hidden" type="file" accept=".json,application/json" tabIndex={-1} aria-label={actions.import} onChange={picked} />
          {patients.length > 0 && <button type="button" class="button" onClick={() => setSheet('export')}>{actions.exportAll}</button>}
          {protection === 'unlocked' && <button type="button" class="button" onClick={() => void followUp.lock()}>{actions.lock}</button>}
          {(patients.length > 0 || damaged.length > 0) && <button type="button" class="button" onClick={() => setSheet('all')}>{actions.removeAll}</button>}
        </div>
      </section>
      {chosen ? <PatientView key={chosen.id} patient={chosen} /> : patients.length > 0 && <p class="hint">{list.choose}</p>}
      {sheet === 'export' && <ExportSheet ids={null} count={patients.length} onClose={close} />}
      {sheet === 'all' && <ConfirmAll onClose={close} />}
      {sheet === 'damaged' && <Confirm title={list.removeDamaged} question={ask.removeDamaged} confirm={ask.confirm} onConfirm={() => void followUp.removeDamaged()} onClose={close} />}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { canSeal } from '../../followup/seal';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { Section } from '../settings/section';
import { Icon } from '../common/icon';
import { Confirm } from './sheets';
import { Told } from './told';

/** The switch of the follow-up, its passphrase and its end. */
export function FollowUpSection() {
  const { settings, followUp } = useSession();
  const [asking, setAsking] = useState(false);
  const { follow_up } = settings.current.value;
  const state = followUp.state.value;
  const words = t.followUp.settings;
  return (
    <Section name="follow-up" heading={words.heading}>
      <div class="stack">
        <Switch words={words.switch} on={follow_up} change={(on) => settings.change({ follow_up: on })} />
        <p class="hint">{words.note}{followUp.persistent.value && ` ${words.persistent}`}</p>
        {!follow_up && <p class="hint">{words.keptWhenOff}</p>}
        {state.kind === 'failed' && <p class="state state-stop" role="alert"><Icon name="stop" /> <span>{t.followUp.failures[state.code]}</span></p>}
        {state.kind === 'open' && (state.kept.protection === 'none' ? <SetPassphrase /> : <RemovePassphrase />)}
        <div class="buttons"><button type="button" class="button" onClick={() => setAsking(true)}>{words.removeAll}</button></div>
        <Told at="settings" />
        {asking && (
          <Confirm
            title={words.removeAll} question={t.followUp.ask.removeAll} confirm={t.followUp.ask.confirm}
            onConfirm={() => void followUp.clear('settings')} onClose={() => setAsking(false)}
          />
        )}
      </div>
    </Section>
  );
}

function Switch({ words, on, change }: { readonly words: string; readonly on: boolean; readonly change: (on: boolean) => void }) {
  return <label class="switch"><input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} /> <span>{words}</span></label>;
}

function SetPassphrase() {
  const { followUp } = useSession();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [different, setDifferent] = useState(false);
  const words = t.followUp.settings;
  const set = () => {
    setDifferent(first !== second);
    if (first === second) void followUp.protect(first);
  };
  if (!canSeal()) return <p class="hint">{words.unprotected} {t.followUp.failures.no_crypto}</p>;
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); set(); }}>
      <h3>{words.passphrase}</h3>
      <p>{words.unprotected} {words.lost}</p>
      <Passphrase words={words.newPassphrase} kind="new-password" value={first} change={setFirst} />
      <Passphrase words={words.repeat} kind="new-password" value={second} change={setSecond} />
      <p role="alert" class="state state-stop">{different && <><Icon name="stop" /> <span>{words.different}</span></>}</p>
      <div class="buttons"><button type="submit" class="button">{words.set}</button></div>
    </form>
  );
}

function RemovePassphrase() {
  const { followUp } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const state = followUp.state.value;
  const words = t.followUp.settings;
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void followUp.unprotect(passphrase); }}>
      <h3>{words.passphrase}</h3>
      <p>{words.protected} {words.lost}</p>
      {state.kind === 'open' && <Passphrase words={words.current} kind="off" value={passphrase} change={setPassphrase} />}
      <div class="buttons"><button type="submit" class="button">{words.remove}</button></div>
    </form>
  );
}

interface PassphraseProps {
  readonly words: string;
  readonly kind: 'new-password' | 'off';
  readonly value: string;
  readonly change: (value: string) => void;
}

function Passphrase({ words, kind, value, change }: PassphraseProps) {
  return (
    <label class="field">
      <span>{words}</span>
      <input type="password" autocomplete={kind} value={value} onInput={(event) => change(event.currentTarget.value)} />
    </label>
  );
}

/** The switch of the log, what it holds, and its end. */
export function LogSection() {
  const { settings, log } = useSession();
  const [asking, setAsking] = useState(false);
  const { reading_log } = settings.current.value;
  const state = log.state.value;
  const words = t.followUp.log;
  return (
    <Section name="log" heading={words.heading}>
      <div class="stack">
        <Switch words={words.switch} on={reading_log} change={(on) => settings.change({ reading_log: on })} />
        <p class="hint">{words.note}{!reading_log && ` ${t.followUp.settings.keptWhenOff}`}</p>
        {state.kind === 'failed' && <p class="state state-stop" role="alert"><Icon name="stop" /> <span>{words.failed(t.followUp.failures[state.code])}</span></p>}
        {state.kind === 'on' && <p>{words.count(state.count)}</p>}
        {state.kind !== 'off' && (
          <div class="buttons">
            <button type="button" class="button" onClick={() => void log.save('csv')}>{words.csv}</button>
            <button type="button" class="button" onClick={() => void log.save('json')}>{words.json}</button>
            <button type="button" class="button" onClick={() => setAsking(true)}>{words.clear}</button>
          </div>
        )}
        <p role="status" class="hint">{state.kind === 'on' && state.told && words[state.told]}</p>
        {asking && <Confirm title={words.clear} question={words.ask} confirm={words.confirm} onConfirm={() => void log.clear()} onClose={() => setAsking(false)} />}
      </div>
    </Section>
  );
}

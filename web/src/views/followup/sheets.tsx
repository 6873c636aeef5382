import { useState } from 'preact/hooks';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { Sheet } from '../common/sheet';

interface ConfirmProps {
  readonly title: string;
  readonly question: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked once, before something is gone for good. */
export function Confirm({ title, question, confirm, onConfirm, onClose }: ConfirmProps) {
  return (
    <Sheet name="confirm" title={title} onClose={onClose}>
      <p>{question}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={onClose}>{t.followUp.actions.keep}</button>
        <button type="button" class="button button-stop" onClick={() => { onClose(); onConfirm(); }}>{confirm}</button>
      </div>
    </Sheet>
  );
}

/** `ids` null: all. */
export function ExportSheet({ ids, count, onClose }: { readonly ids: readonly string[] | null; readonly count: number; readonly onClose: () => void }) {
  const { followUp } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const words = t.followUp.export;
  const save = async () => {
    onClose();
    await followUp.exportFile(ids, passphrase === '' ? null : passphrase);
  };
  return (
    <Sheet name="export" title={words.title} onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <p>{words.text(count)}</p>
        <label class="field">
          <span>{words.label}</span>
          <input type="password" autocomplete="new-password" value={passphrase} onInput={(event) => setPassphrase(event.currentTarget.value)} />
        </label>
        <p class="hint">{words.note}</p>
        <div class="buttons">
          <button type="submit" class="button button-primary">{words.save}</button>
          <button type="button" class="button" onClick={onClose}>{t.followUp.actions.cancel}</button>
        </div>
      </form>
    </Sheet>
  );
}

/** An encrypted file asks until it opens or is left. */
export function SealedSheet() {
  const { followUp } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const words = t.followUp.importSealed;
  const told = followUp.told.value;
  const close = () => { followUp.waiting.value = null; };
  return (
    <Sheet name="sealed" title={words.title} onClose={close}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void followUp.importSealed(passphrase); }}>
        <p>{words.text}</p>
        <label class="field">
          <span>{words.label}</span>
          <input type="password" autocomplete="off" value={passphrase} onInput={(event) => setPassphrase(event.currentTarget.value)} />
        </label>
        <p class="state state-stop" role="alert">{told?.kind === 'failed' && t.followUp.failures[told.code]}</p>
        <div class="buttons">
          <button type="submit" class="button button-primary">{words.open}</button>
          <button type="button" class="button" onClick={close}>{t.followUp.actions.cancel}</button>
        </div>
      </form>
    </Sheet>
  );
}

export function RenameSheet({ id, label, onClose }: { readonly id: string; readonly label: string; readonly onClose: () => void }) {
  const { followUp } = useSession();
  const [wanted, setWanted] = useState(label);
  const words = t.followUp.rename;
  const save = async () => {
    onClose();
    await followUp.rename(id, wanted);
  };
  return (
    <Sheet name="rename" title={words.title} onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <label class="field">
          <span>{words.label}</span>
          <input type="text" maxLength={200} autocomplete="off" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
        </label>
        <div class="buttons">
          <button type="submit" class="button button-primary">{words.save}</button>
          <button type="button" class="button" onClick={onClose}>{t.followUp.actions.cancel}</button>
        </div>
      </form>
    </Sheet>
  );
}

import { useSession } from '../../app/session';
import { t, failureWords } from '../../i18n/words';
import { Icon } from '../common/icon';

/** Nothing loaded: the page is the drop zone, with what it takes, what becomes of a film, and a sample. */
export function Idle() {
  const session = useSession();
  const { notice, pack } = session.commands.state.value;
  const words = t.idle;
  if (session.films.list.value) return <Choose />;
  return (
    <div class="idle">
      <div class="idle-zone">
        <h1 data-focus-start tabIndex={-1}>{words.title}</h1>
        <p class="lead">{words.drop}</p>
        <p class="buttons">
          <button type="button" class="button button-primary button-large" onClick={() => session.pick()}><Icon name="open" /> {words.open} <kbd>O</kbd></button>
          <button type="button" class="button button-large" onClick={() => session.pickFolder()}>{words.folder}</button>
        </p>
        <dl class="idle-lines">
          <dt>{words.takes.term}</dt>
          <dd>{words.takes.text}</dd>
          <dt>{words.privacy.term}</dt>
          <dd>{words.privacy.text} <a href="#evidence/privacy">{words.privacy.link}</a></dd>
          <dt>{words.sample.term}</dt>
          <dd><button type="button" class="link" onClick={() => void session.openSample()}>{words.sample.button}</button> {words.sample.text}</dd>
        </dl>
        <p class="idle-notice">
          {notice && notice !== 'sex_cleared' && t.notices[notice]}
          {!notice && pack.kind === 'failed' && <>
            {failureWords(pack.failure.code).title} {failureWords(pack.failure.code).next}{' '}
            <button type="button" class="link" onClick={() => session.commands.warm()}>{t.failure.again}</button>
          </>}
        </p>
      </div>
    </div>
  );
}

/** Films were found: the list beside this is where to go on. */
function Choose() {
  return (
    <div class="idle">
      <div class="idle-zone">
        <h2 data-focus-start tabIndex={-1}>{t.films.choose}</h2>
        <p class="lead">{t.films.chooseHow}</p>
      </div>
    </div>
  );
}

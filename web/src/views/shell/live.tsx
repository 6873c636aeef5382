import { announcement } from '../../app/announce';
import { useSession } from '../../app/session';
import { en } from '../../i18n/en';
import { useAfter } from '../common/use-after';

/** The page's live regions. A reading that takes no time is not announced, only its result. */
export function Live() {
  const state = useSession().commands.state.value;
  const reading = state.phase.kind === 'reading';
  const slow = useAfter(100, reading);
  return (
    <div class="visually-hidden">
      <p role="status">{reading && !slow ? '' : announcement(state)}</p>
      <p role="status">{state.notice && en.notices[state.notice]}</p>
    </div>
  );
}

import { announcement } from '../../app/announce';
import { useSession } from '../../app/session';
import { useAfter } from '../common/use-after';

/** The page's one live region. A reading that takes no time is not announced, only its result. */
export function Live() {
  const state = useSession().commands.state.value;
  const reading = state.phase.kind === 'reading';
  const slow = useAfter(100, reading);
  return <p class="visually-hidden" role="status" aria-live="polite">{reading && !slow ? '' : announcement(state)}</p>;
}

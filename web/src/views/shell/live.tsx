import { announcement } from '../../app/announce';
import { leftOutText } from '../../app/film-words';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { number } from '../../i18n/format';
import { useAfter } from '../common/use-after';

/** The page's live regions. A reading that takes no time is not announced, only its result. */
export function Live() {
  const { commands, films, settings, site } = useSession();
  const state = commands.state.value;
  const list = films.list.value;
  const looksLong = useAfter(1000, films.looking.value !== null);
  const reading = state.phase.kind === 'reading';
  const slow = useAfter(100, reading);
  return (
    <div class="visually-hidden">
      <p role="status">{reading && !slow ? '' : announcement(state, settings.current.value.order, site.profile.value)}</p>
      <p role="status">{state.notice && t.notices[state.notice]}</p>
      <p role="status">{looksLong ? t.films.looking : list && t.films.found(number(list.films.length), leftOutText(list))}</p>
    </div>
  );
}

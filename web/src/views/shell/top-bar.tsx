import { useSession, VIEWS } from '../../app/session';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

export function TopBar() {
  const session = useSession();
  return (
    <header class="top-bar">
      <p class="wordmark">{t.product} <span class="tagline">{t.tagline}</span></p>
      <nav aria-label={t.views.label}>
        {VIEWS.map((view) => (
          <a href={`#${view}`} aria-current={session.view.value === view ? 'page' : undefined}>{t.views[view]}</a>
        ))}
      </nav>
      <div class="bar-actions">
        <button type="button" class="button" title={`${t.bar.open} (O)`} onClick={() => session.pick()}><Icon name="open" /> <span>{t.bar.open}</span></button>
        <button type="button" class="button button-icon" title={`${t.bar.help} (?)`} aria-label={t.bar.help} onClick={() => { session.helpOpen.value = true; }}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

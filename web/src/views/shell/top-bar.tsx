import { useSession, type ViewName } from '../../app/session';
import { en } from '../../i18n/en';
import { Icon } from '../common/icon';

const VIEWS: readonly ViewName[] = ['read', 'evidence'];

export function TopBar() {
  const session = useSession();
  return (
    <header class="top-bar">
      <p class="wordmark">{en.product} <span class="tagline">{en.tagline}</span></p>
      <nav aria-label={en.views.label}>
        {VIEWS.map((view) => (
          <a href={`#${view}`} aria-current={session.view.value === view ? 'page' : undefined}>{en.views[view]}</a>
        ))}
      </nav>
      <div class="bar-actions">
        <button type="button" class="button" title={`${en.bar.open} (O)`} onClick={() => session.pick()}><Icon name="open" /> <span>{en.bar.open}</span></button>
        <button type="button" class="button button-icon" title={`${en.bar.help} (?)`} aria-label={en.bar.help} onClick={() => { session.helpOpen.value = true; }}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

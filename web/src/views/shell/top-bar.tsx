import { useEffect, useRef } from 'preact/hooks';
import { useSession, VIEWS } from '../../app/session';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

export function TopBar() {
  const session = useSession();
  const nav = useRef<HTMLElement>(null);
  const current = session.view.value;
  // On a phone the bar is wider than the screen in some languages.
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }), [current]);
  return (
    <header class="top-bar">
      <p class="wordmark">{t.product} <span class="tagline">{t.tagline}</span></p>
      <nav ref={nav} aria-label={t.views.label}>
        {VIEWS.map((view) => (
          <a href={`#${view}`} aria-current={current === view ? 'page' : undefined}>{t.views[view]}</a>
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

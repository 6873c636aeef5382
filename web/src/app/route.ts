import { effect } from '@preact/signals';
import { VIEWS, type Session } from './session';

/** `#evidence/privacy`: the view, then the section within it. The address and the view follow each other. */
export function listenToRoute(session: Session): () => void {
  const parts = () => location.hash.slice(1).split('/');
  const apply = () => {
    const [view, section] = parts();
    session.view.value = VIEWS.find((name) => name === view) ?? 'read';
    // The section exists once the view has been rendered.
    if (section) setTimeout(() => document.getElementById(section)?.scrollIntoView(), 0);
  };
  window.addEventListener('hashchange', apply);
  apply();
  const stop = effect(() => {
    const view = session.view.value;
    if ((parts()[0] || 'read') !== view) location.hash = view;
  });
  return () => {
    window.removeEventListener('hashchange', apply);
    stop();
  };
}

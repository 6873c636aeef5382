import { VIEWS, type Session } from './session';

/** Keys of the whole page. A sheet that is open has the keyboard to itself. */
export function listenToKeys(session: Session): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]') || !session.accepted.value) return;
    if (event.key !== 'Escape' && isTyped(event.target)) return;
    if (act(session, event.key)) event.preventDefault();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

/** What is typed into a field is no command. */
const isTyped = (target: EventTarget | null) =>
  target instanceof Element && target.closest('textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=file], [type=range])') !== null;

function act(session: Session, key: string): boolean {
  const { commands, films, view, display } = session;
  const place = VIEWS[Number(key) - 1];
  if (place !== undefined) {
    view.value = place;
    return true;
  }
  switch (key.toLowerCase()) {
    case 'o': session.pick(); return true;
    case '?': session.helpOpen.value = true; return true;
    case 'escape': films.cancel(); commands.cancel(); return commands.busy.value;
  }
  if (view.value !== 'read' || !display.current) return false;
  switch (key.toLowerCase()) {
    case '+': case '=': display.current.zoomBy(1.25); return true;
    case '-': display.current.zoomBy(0.8); return true;
    case '0': display.current.fit(); return true;
    case 'w': display.current.toggleWindowMode(); return true;
    case 'i': display.current.toggleInvert(); return true;
    case 'h': display.current.toggleOutline(); return true;
    case 'c': display.current.toggleCropMode(); return true;
    case 'g': session.attention.onFilm.value = !session.attention.onFilm.value; return true;
  }
  return false;
}

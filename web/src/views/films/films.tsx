import type { ComponentChildren } from 'preact';
import { leftOutText } from '../../app/film-words';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { number } from '../../i18n/format';
import { Icon } from '../common/icon';
import { useAfter } from '../common/use-after';
import { FilmList } from './film-list';

/** The film, and beside it the list that it was chosen from. On a narrow page one gives way to the other. */
export function Films({ children }: { readonly children: ComponentChildren }) {
  const { films, commands } = useSession();
  const list = films.list.value;
  const looking = films.looking.value;
  const visible = useAfter(150, looking !== null);
  const chosen = films.chosen.value;
  const shown = films.shown.value || commands.state.value.phase.kind === 'idle';
  const left = list ? leftOutText(list) : '';
  // What the list stands beside stays one and the same: the film keeps its zoom when the list goes.
  return (
    <div class={`films${list ? ' has-list' : ''}${shown ? ' is-shown' : ''}`}>
      {list && (
        <section key="panel" class="film-panel" aria-labelledby="films-heading">
          <header class="film-panel-head">
            <h1 id="films-heading">{t.films.count(number(list.films.length))}</h1>
            <button type="button" class="button button-icon" title={t.films.close} aria-label={t.films.close} onClick={() => films.close()}><Icon name="close" /></button>
            {left && <p class="hint">{left}</p>}
          </header>
          <FilmList list={list} />
        </section>
      )}
      {list && (
        <div key="bar" class="film-bar">
          <p>{chosen !== null && t.films.position(number(chosen + 1), number(list.films.length))}</p>
          <button type="button" class="button button-small" onClick={() => { films.shown.value = true; }}><Icon name="list" /> {t.films.show}</button>
        </div>
      )}
      <div key="view" class="film-view">{children}</div>
      {looking && visible && <Looking key="looking" />}
    </div>
  );
}

/** Files are gone through: of a folder of thousands that takes seconds. */
function Looking() {
  const { films } = useSession();
  const looking = films.looking.value;
  if (!looking) return null;
  const { seen, of } = looking;
  return (
    <div class="films-looking">
      <p>{t.films.looking}: {t.films.progress(number(seen), of === null ? null : number(of))}</p>
      <button type="button" class="button button-small" onClick={() => films.cancel()}>{t.job.cancel} <kbd>Esc</kbd></button>
    </div>
  );
}

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { groupOf, linesOf, titleOf } from '../../app/film-words';
import type { FilmList as List } from '../../app/films';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { number } from '../../i18n/format';
import type { FilmFile } from '../../intake/survey';
import { FILM_HEIGHT, HEADING_HEIGHT, rowsOf, visible } from './rows';
import { Thumb, useThumbnail } from './thumb';

const idOf = (index: number) => `film-${index}`;

/** A listbox of which only the part on the screen is drawn: thousands of films cost what a dozen do. */
export function FilmList({ list }: { readonly list: List }) {
  const { films } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(list.films), [list]);
  const [active, setActive] = useState(films.chosen.value ?? 0);
  const [window, setWindow] = useState({ from: 0, length: 800 });

  const measure = () => { if (box.current) setWindow({ from: box.current.scrollTop, length: box.current.clientHeight || 800 }); };
  useLayoutEffect(measure, [list]);
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => { box.current?.focus({ preventScroll: true }); }, [list]);

  const reveal = (index: number) => {
    const element = box.current;
    if (!element) return;
    const top = index === 0 ? 0 : rows.tops[index]! - HEADING_HEIGHT;
    const bottom = rows.tops[index]! + FILM_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    measure();
  };
  const move = (to: number) => {
    const index = Math.max(0, Math.min(list.films.length - 1, to));
    setActive(index);
    reveal(index);
  };
  const choose = (index: number) => {
    setActive(index);
    films.shown.value = false;
    void films.choose(index);
  };
  const page = Math.max(1, Math.floor(window.length / FILM_HEIGHT) - 1);
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  const onKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) move(active + step);
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box} class="film-rows" role="listbox" tabIndex={0} aria-label={t.films.label} aria-activedescendant={idOf(active)}
      onScroll={measure} onKeyDown={onKey}
    >
      <div class="film-rows-all" role="presentation" style={{ height: `${rows.height}px` }}>
        {visible(rows, window.from, window.length).map((row) => (row.kind === 'heading'
          ? <p key={`heading ${row.top}`} class="film-group" role="presentation" style={{ top: `${row.top}px` }}>{row.text}</p>
          : (
            <FilmRow
              key={row.index} film={row.film} index={row.index} top={row.top} of={list.films.length} active={row.index === active}
              chosen={row.index === films.chosen.value} onChoose={choose}
            />
          )))}
      </div>
    </div>
  );
}

interface FilmRowProps {
  readonly film: FilmFile;
  readonly index: number;
  readonly of: number;
  readonly top: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onChoose: (index: number) => void;
}

function FilmRow({ film, index, of, top, active, chosen, onChoose }: FilmRowProps) {
  const thumbnail = useThumbnail(film);
  const [title, lines] = [titleOf(film), linesOf(film, thumbnail)];
  return (
    <div
      id={idOf(index)} class={`film-row${active ? ' is-active' : ''}`} role="option" aria-selected={chosen} aria-posinset={index + 1} aria-setsize={of}
      style={{ top: `${top}px` }} onClick={() => onChoose(index)}
    >
      <Thumb bitmap={thumbnail?.bitmap ?? null} />
      <span class="film-words">
        <b title={film.file.path}>{title}</b>{' '}
        {lines.map((line) => <><span>{line}</span>{' '}</>)}
      </span>
      {' '}<span class="visually-hidden">{groupOf(film)}</span>
      <i class="film-number" aria-hidden="true">{number(index + 1)}</i>
    </div>
  );
}

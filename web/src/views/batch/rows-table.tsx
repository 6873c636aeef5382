import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { errorPlace, rowWords } from '../../app/batch-words';
import { useSession } from '../../app/session';
import { manifestOf } from '../../app/state';
import { siteStandingOf, type BatchRow } from '../../batch/rows';
import { stateOf, type RowState, type SortKey } from '../../batch/select';
import { number } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon, type IconName } from '../common/icon';
import { Thumb, useThumbnailOf } from '../films/thumb';
import { inWindow, ROW_HEIGHT } from './window';

const COLUMNS: readonly SortKey[] = ['index', 'name', 'sex', 'age', 'bone_age', 'tier', 'truth', 'difference', 'second', 'second_difference', 'state'];
const TRUTHS: readonly SortKey[] = ['truth', 'difference'];
const SECONDS: readonly SortKey[] = ['second', 'second_difference'];
const idOf = (index: number) => `batch-row-${index}`;

/** A grid of which only the rows on the screen are drawn: ten thousand films cost what a dozen do. */
export function RowsTable() {
  const { batch } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ from: 0, length: 800 });
  const selection = batch.selection.value;
  const shown = batch.shown.value;
  const measured = batch.tally.value.withTruth > 0;
  const twice = batch.networks.value.second !== null;
  const columns = COLUMNS.filter((column) => (measured || !TRUTHS.includes(column)) && (twice || !SECONDS.includes(column)));
  const active = Math.max(0, shown.findIndex(({ index }) => index === batch.active.value));

  const measure = () => { if (box.current) setSeen({ from: box.current.scrollTop, length: box.current.clientHeight || 800 }); };
  useLayoutEffect(measure, [shown.length]);
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  const reveal = (place: number) => {
    const element = box.current;
    if (!element) return;
    // The headings stay above the rows.
    const [top, room] = [place * ROW_HEIGHT, element.clientHeight - ROW_HEIGHT];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + room) element.scrollTop = top + ROW_HEIGHT - room;
    measure();
  };
  // Back from a case: at its row, with the keys.
  useEffect(() => {
    if (batch.opened.peek() === null) return;
    reveal(active);
    box.current?.focus({ preventScroll: true });
    batch.leave();
  }, []);

  const move = (to: number) => {
    const place = Math.max(0, Math.min(shown.length - 1, to));
    const row = shown[place];
    if (!row) return;
    batch.active.value = row.index;
    reveal(place);
  };
  const sort = (by: SortKey) => {
    const { sort: before } = selection;
    batch.selection.value = { ...selection, sort: { by, down: before.by === by ? !before.down : by === 'difference' || by === 'second_difference' } };
  };
  const page = Math.max(1, Math.floor(seen.length / ROW_HEIGHT) - 2);
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  const onKey = (event: KeyboardEvent) => {
    // A heading's own button has its keys to itself.
    if (event.target !== box.current) return;
    const step = steps[event.key];
    const row = shown[active];
    if (step !== undefined) move(active + step);
    else if (event.key === 'Enter' && row) void batch.open(row.index);
    else return;
    event.preventDefault();
  };

  const { first, last } = inWindow(shown.length, seen.from, seen.length);
  return (
    <div
      ref={box} class={`batch-rows${measured ? ' has-truth' : ''}${twice ? ' has-second' : ''}`} role="grid" tabIndex={0} aria-label={t.batch.list.label} aria-rowcount={shown.length + 1} aria-colcount={columns.length}
      aria-activedescendant={shown[active] ? idOf(shown[active].index) : undefined} onScroll={measure} onKeyDown={onKey}
    >
      <div class="batch-headings" role="row" aria-rowindex={1}>
        {columns.map((column) => <Heading key={column} column={column} sort={selection.sort.by === column ? (selection.sort.down ? 'descending' : 'ascending') : 'none'} onSort={sort} />)}
      </div>
      <div class="batch-rows-all" role="rowgroup" style={{ height: `${shown.length * ROW_HEIGHT}px` }}>
        {shown.slice(first, last).map((row, offset) => (
          <Row key={row.index} row={row} place={first + offset} active={first + offset === active} columns={columns} />
        ))}
      </div>
      {shown.length === 0 && <p class="batch-none">{t.batch.list.empty}</p>}
    </div>
  );
}

function Heading({ column, sort, onSort }: { readonly column: SortKey; readonly sort: 'ascending' | 'descending' | 'none'; readonly onSort: (by: SortKey) => void }) {
  const name = t.batch.list.columns[column];
  return (
    <span class={`cell cell-${column}`} role="columnheader" aria-sort={sort}>
      <button type="button" title={t.batch.list.sortBy(name)} onClick={() => onSort(column)}>
        {name}<span aria-hidden="true">{sort === 'ascending' ? '\u00a0↑' : sort === 'descending' ? '\u00a0↓' : ''}</span>
      </button>
    </span>
  );
}

const STATE: Readonly<Record<RowState, { readonly icon: IconName | null; readonly tone: string }>> = {
  waiting: { icon: null, tone: 'none' }, reading: { icon: null, tone: 'none' }, read: { icon: 'good', tone: 'good' }, refused: { icon: 'stop', tone: 'stop' }, failed: { icon: 'stop', tone: 'stop' },
};

interface RowProps {
  readonly row: BatchRow;
  readonly place: number;
  readonly active: boolean;
  readonly columns: readonly SortKey[];
}

function Row({ row, place, active, columns }: RowProps) {
  const { batch, commands, site } = useSession();
  const reading = row.outcome.kind === 'done' ? row.outcome.reading : null;
  const manifest = manifestOf(commands.state.value, reading?.pack ?? null);
  const words = rowWords(row, siteStandingOf(row, site.profile.value, manifest));
  const state = stateOf(row);
  // Something to look at is no good without it.
  const { icon, tone } = state === 'read' && words.notes.length > 0 ? { icon: 'look' as const, tone: 'look' } : STATE[state];
  // By what the age is corrected is said beside what is to be looked at, and is none of it.
  const told = (words.corrected ? [words.site, ...words.notes] : [...words.notes, words.site]).filter(Boolean);
  const held = errorPlace(row, manifest);
  const cell = (column: SortKey) => {
    switch (column) {
      case 'index': return number(row.index + 1);
      case 'name': return <NameCell row={row} />;
      case 'sex': return <span title={row.sexFrom ? t.batch.given.origins[row.sexFrom] : undefined}>{words.sex}</span>;
      case 'age': return <span title={row.monthsFrom ? t.batch.given.origins[row.monthsFrom] : undefined}>{words.age}</span>;
      case 'bone_age': return <><b data-bone-age={reading?.bone_age_months ?? undefined}>{words.boneAge}</b>{words.corrected && <span class="site-mark"> {t.study.site.corrected.toLowerCase()}</span>}{words.interval && <small>{words.interval}</small>}{words.difference && <small class="cell-narrow" title={t.batch.list.difference(words.difference)}>{words.difference}</small>}</>;
      case 'tier': return words.certainty;
      case 'truth': return <>{words.truth}{words.otherReaders && <small>{t.batch.list.otherReaders(words.otherReaders)}</small>}</>;
      case 'second': return <><b data-second-age={row.second.outcome.kind === 'done' ? row.second.outcome.reading.bone_age_months ?? undefined : undefined}>{words.second}</b>{words.secondInterval && <small>{words.secondInterval}</small>}</>;
      case 'second_difference': return <span data-pair={row.second.pair?.kind}>{words.secondDifference}{words.secondGrade && <small>{words.secondGrade}</small>}</span>;
      case 'difference': return <>{words.difference}{held && <small title={held.full}>{held.short}</small>}</>;
      default: return (
        <>
          <span class={`state state-${tone}`}>{icon && <Icon name={icon} />} {words.state}</span>
          {told.length > 0 && <small title={told.join('. ')}>{told.join(', ')}</small>}
        </>
      );
    }
  };
  return (
    <div
      id={idOf(row.index)} class={`batch-row${active ? ' is-active' : ''}`} role="row" aria-rowindex={place + 2} aria-selected={active} data-state={state} data-row={row.index}
      style={{ top: `${place * ROW_HEIGHT}px` }} onClick={() => void batch.open(row.index)}
    >
      {columns.map((column) => <span key={column} class={`cell cell-${column}`} role={column === 'name' ? 'rowheader' : 'gridcell'}>{cell(column)}</span>)}
    </div>
  );
}

function NameCell({ row }: { readonly row: BatchRow }) {
  const thumbnail = useThumbnailOf(useSession().batch.thumbnails, row.film);
  return <><Thumb bitmap={thumbnail?.bitmap ?? null} /><span class="batch-name" title={row.film.file.path}>{row.name}</span></>;
}

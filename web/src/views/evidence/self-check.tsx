import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestNote, SelfCheck } from '../../app/offline';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { number, size } from '../../i18n/format';

/** The last of them on the page; the counts are of all. */
const MOST_ROWS = 200;

/** What the browser holds for this address, and what was asked of any network: for the user to see for themselves. */
export function SelfCheckPanel() {
  const { offline } = useSession();
  const [found, setFound] = useState<SelfCheck | null>(null);
  const words = t.offline.check;
  const run = () => void offline.selfCheck().then(setFound);
  return (
    <div class="self-check" id="self-check">
      <h3>{words.heading}</h3>
      <p>{words.intro}</p>
      <p class="buttons"><button type="button" class="button" onClick={run}>{found ? words.again : words.run}</button></p>
      {found && <Found found={found} />}
      <Requests notes={offline.requests.value} />
    </div>
  );
}

function Table({ caption, head, children }: { readonly caption: string; readonly head: readonly string[]; readonly children: readonly ComponentChildren[] }) {
  if (children.length === 0) return <p>{caption}: {t.offline.check.none}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead><tr>{head.map((one) => <th scope="col">{one}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Found({ found }: { readonly found: SelfCheck }) {
  const words = t.offline.check;
  const { columns } = words;
  const owned = (known: boolean) => (known ? words.own : words.notOwn);
  const foreign = found.caches.filter(({ kind }) => kind === 'unknown').length + [...found.notes, ...found.databases].filter(({ known }) => !known).length + found.cookies;
  return (
    <div data-foreign={foreign} role="status">
      <p>{words.may}</p>
      <p><strong>{foreign === 0 ? words.good : words.foreign(number(foreign))}</strong> {words.cookies(number(found.cookies))}
        {found.usage !== null && found.quota !== null && ` ${words.usage(size(found.usage), size(found.quota))}`}</p>
      <Table caption={words.caches} head={[columns.what, columns.entries, columns.bytes, columns.where]}>
        {found.caches.map(({ cache, kind, entries, bytes }) => (
          <tr data-kind={kind}><th scope="row">{words.kinds[kind]}</th><td>{number(entries)}</td><td>{size(bytes)}</td><td>{cache}</td></tr>
        ))}
      </Table>
      <Table caption={words.notes} head={[columns.what, columns.bytes, columns.where, '']}>
        {found.notes.map(({ place, key, bytes, known }) => <tr><th scope="row">{key}</th><td>{number(bytes)}</td><td>{place}</td><td>{owned(known)}</td></tr>)}
      </Table>
      <Table caption={words.databases} head={[columns.what, columns.entries, columns.bytes, '']}>
        {found.databases.map(({ database, store, entries, bytes, known }) => (
          <tr><th scope="row">{database}, {store}</th><td>{number(entries)}</td><td>{size(bytes)}</td><td>{owned(known)}</td></tr>
        ))}
      </Table>
    </div>
  );
}

function Requests({ notes }: { readonly notes: readonly RequestNote[] }) {
  const words = t.offline.check;
  const { columns } = words;
  const network = notes.filter(({ from }) => from === 'network');
  const refused = notes.filter(({ from }) => from === 'refused').length;
  const received = network.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <details class="panel" data-requests={notes.length} data-refused={refused}>
      <summary>{words.requests}: {words.counts(number(notes.length), number(network.length), size(received))} {refused > 0 && words.refusedCount(number(refused))}</summary>
      <p>{words.requestsMay} {words.others}</p>
      <Table caption={words.requests} head={[columns.time, columns.what, columns.by, columns.from]}>
        {notes.slice(-MOST_ROWS).map(({ at, method, what, by, from }) => (
          <tr><td>{new Date(at).toTimeString().slice(0, 8)}</td><th scope="row">{method} {what}</th><td>{words.by[by]}</td><td>{words.from[from]}</td></tr>
        ))}
      </Table>
    </details>
  );
}

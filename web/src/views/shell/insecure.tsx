import type { Lack } from '../../app/lacking';
import { t } from '../../i18n/words';

/** Instead of the page, over plain http: nothing of it would work, and half of it would be worse than none. */
export function Insecure({ address }: { readonly address: string }) {
  const words = t.offline.insecure;
  const secure = address.replace(/^http:/, 'https:');
  return (
    <main id="main" class="insecure">
      <h1>{words.title}</h1>
      <p class="lead">{words.why}</p>
      <h2>{words.missingHeading}</h2>
      <ul>{words.missing.map((line) => <li>{line}</li>)}</ul>
      <h2>{words.doHeading}</h2>
      <ol>{words.steps.map((step) => <li><Linked text={step(secure)} address={secure} /></li>)}</ol>
      <p>{words.nothing}</p>
    </main>
  );
}

/** A sentence in which an address may stand, to be followed. */
function Linked({ text, address }: { readonly text: string; readonly address: string }) {
  const at = text.indexOf(address);
  return at < 0 ? <>{text}</> : <>{text.slice(0, at)}<a href={address}>{address}</a>{text.slice(at + address.length)}</>;
}

/** Instead of the page, in a browser that cannot run the core. */
export function Unable({ lack }: { readonly lack: Lack }) {
  const words = t.engine.unable;
  return (
    <main id="main" class="insecure" data-lack={lack}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lacks[lack]}</p>
      <h2>{words.doHeading}</h2>
      <ol>{words.steps.map((step) => <li>{step}</li>)}</ol>
      <p>{words.nothing}</p>
    </main>
  );
}

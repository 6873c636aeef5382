import { useEffect, useRef, useState } from 'preact/hooks';
import { intendedUseText, weightsText } from '../../app/pack-words';
import { isInUse } from '../../app/packs';
import { useSession } from '../../app/session';
import { stageSpan } from '../../app/words';
import { packBytes, type Manifest } from '../../domain/manifest';
import { packTime } from '../../domain/pack-time';
import { PACKS, type PackName } from '../../domain/packs';
import { number, percent, size } from '../../i18n/format';
import { failureWords, stageWords, t } from '../../i18n/words';
import { Icon } from '../common/icon';
import { Confirm } from '../followup/sheets';
import { amountText } from '../read/job-block';
import { Section } from './section';

/** The site's packs: what each is, whether it is stored, and the one that reads. */
export function PacksSection() {
  const { packs, offline } = useSession();
  const words = t.packs;
  useEffect(() => { void packs.describe(); }, [packs]);
  // What an installation does not bring is not offered.
  const brought = offline.packs.value;
  const names = brought.length === 0 ? PACKS : brought.map(({ name }) => name);
  return (
    <Section name="packs" heading={words.heading}>
      <p class="hint">{words.about}</p>
      {offline.packFromDisk.value && <p>{words.fromDisk}</p>}
      <ul class="packs">{names.map((name) => <Pack key={name} name={name} />)}</ul>
      <Told />
    </Section>
  );
}

function Pack({ name }: { readonly name: PackName }) {
  const { packs, offline, settings } = useSession();
  const words = t.packs;
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const manifest = packs.manifests.value[name];
  const stored = offline.packs.value.find((one) => one.name === name);
  const current = settings.current.value;
  const used = isInUse(current, name);
  const fetching = packs.fetching.value;
  const title = manifest?.title ?? name;
  const id = `pack-${name}`;
  const left = stored ? stored.totalBytes - stored.storedBytes : 0;
  // The button that is pressed goes away with what it does.
  const press = (task: () => void) => {
    heading.current?.focus({ preventScroll: true });
    task();
  };
  return (
    <li data-site-pack={name} data-used={used} data-stored={stored !== undefined && left === 0}>
      <h3 id={id} ref={heading} tabIndex={-1}>{title}</h3>
      {used && <p class="state state-good"><Icon name="good" /> {name === current.pack ? words.inUse : words.second}</p>}
      {manifest ? <Facts manifest={manifest} stored={stored ?? null} /> : <p>{words.missing}</p>}
      <p class="buttons">
        {fetching?.name === name
          ? <button type="button" class="button" aria-describedby={id} onClick={() => press(packs.cancel)}>{t.job.cancel}</button>
          : name !== current.pack && <button type="button" class="button" data-do="use" aria-describedby={id} disabled={fetching !== null} onClick={() => press(() => void packs.use(name))}>
            {left > 0 ? words.useAfter(size(left)) : words.use}
          </button>}
        {!used && fetching?.name !== name && stored !== undefined && stored.storedBytes > 0
          && <button type="button" class="button" data-do="remove" aria-describedby={id} onClick={() => setAsking(true)}>{words.remove}</button>}
        {used && <span class="hint">{words.stays}</span>}
      </p>
      {fetching?.name === name && <Loading title={title} />}
      {asking && <Confirm title={words.remove} question={words.ask(title)} confirm={words.confirm} onConfirm={() => press(() => void packs.remove(name))} onClose={() => setAsking(false)} />}
    </li>
  );
}

/** The parts of the performance that are quoted: what was only measured, and the films that every pack is measured on. */
const QUOTED = ['holdout', 'validate + holdout', 'validate + holdout of carpal-b4'];

function Facts({ manifest, stored }: { readonly manifest: Manifest; readonly stored: { readonly storedBytes: number; readonly totalBytes: number } | null }) {
  const words = t.packs;
  const { columns, parts } = t.evidence.accuracy;
  const quoted = manifest.performance.filter(({ part }) => QUOTED.includes(part));
  const { keys } = manifest.stages;
  const time = packTime(manifest);
  const stages = keys.map((key, index) => words.span(stageWords(key).name, stageSpan(manifest, index)));
  return (
    <>
      <dl class="facts">
        <dt>{words.versions}</dt><dd>{manifest.name} {manifest.version}</dd>
        <dt>{words.size}</dt><dd>{size(stored?.totalBytes ?? packBytes(manifest))}</dd>
        {time && <><dt>{words.time}</dt><dd>{words.timeOf(percent(time.share, 0), time.of)}</dd></>}
        <dt>{words.stages}</dt><dd>{words.stagesOf(number(keys.length), stages.join(', '))}</dd>
        <dt>{t.evidence.terms.weights}</dt><dd>{weightsText(manifest)}</dd>
        <dt>{t.evidence.sections.use}</dt><dd>{intendedUseText(manifest)}</dd>
        {stored && <><dt>{words.standing}</dt><dd>{storedText(stored)}</dd></>}
      </dl>
      {quoted.length > 0 && <table class="figures-table">
        <caption>{words.caption}</caption>
        <thead><tr><th scope="col">{columns.part}</th>{quoted.map(({ part }) => <th scope="col">{parts[part] ?? part}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">{columns.n}</th>{quoted.map(({ n }) => <td>{number(n)}</td>)}</tr>
          <tr><th scope="row">{columns.mae}</th>{quoted.map(({ mae }) => <td>{number(mae, 2)}</td>)}</tr>
          <tr><th scope="row">{columns.median}</th>{quoted.map(({ median }) => <td>{number(median, 2)}</td>)}</tr>
          <tr><th scope="row">{columns.coverage90}</th>{quoted.map(({ coverage90 }) => <td>{percent(coverage90, 1)}</td>)}</tr>
        </tbody>
      </table>}
    </>
  );
}

function storedText({ storedBytes, totalBytes }: { readonly storedBytes: number; readonly totalBytes: number }): string {
  if (storedBytes === 0) return t.packs.notStored;
  return storedBytes === totalBytes ? t.packs.stored(size(totalBytes)) : t.packs.partly(size(storedBytes), size(totalBytes));
}

function Loading({ title }: { readonly title: string }) {
  const progress = useSession().packs.fetching.value?.progress ?? null;
  const words = t.packs.fetching(title);
  return (
    <>
      <progress aria-label={words} max={progress?.totalBytes ?? 1} value={progress?.doneBytes ?? 0} />
      <p class="hint" data-fetching>{words}{progress && amountText(progress)}</p>
    </>
  );
}

/** Said once: that a download has begun, and how it ended. */
function Told() {
  const { packs } = useSession();
  const words = t.packs;
  const titleOf = (name: PackName) => packs.manifests.value[name]?.title ?? name;
  const [told, fetching] = [packs.told.value, packs.fetching.value];
  const said = () => {
    if (fetching) return words.fetching(titleOf(fetching.name));
    if (told === null) return '';
    const title = titleOf(told.name);
    if (told.kind === 'removed') return words.removed(title, size(told.bytes));
    if (told.kind !== 'failed') return words[told.kind](title);
    const { code, detail } = told.failure;
    return `${words.failed(title, failureWords(code).title)} (${t.failure.code(code, detail)})`;
  };
  // What is being loaded is seen beside its pack.
  return <p role="status" class={fetching ? 'visually-hidden' : undefined} data-told={told?.kind ?? ''}>{said()}</p>;
}

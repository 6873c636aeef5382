import { useState } from 'preact/hooks';
import type { Case } from '../../domain/case';
import type { Patient } from '../../domain/followup';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { date } from '../../i18n/format';
import { Icon } from '../common/icon';
import { Told } from './told';

const NEW = '';

/** The case on the page as a visit. There only while the switch is on and an answer is on the page. */
export function AddPanel() {
  const { followUp, site } = useSession();
  const state = followUp.state.value;
  const read = followUp.source.current.value;
  if (state.kind === 'off' || state.kind === 'opening' || !read) return null;
  const words = t.followUp.add;
  return (
    <section class="panel add-visit" aria-labelledby="add-heading">
      <h2 id="add-heading">{words.heading}</h2>
      {state.kind === 'failed' && <p class="state state-stop"><Icon name="stop" /> <span>{t.followUp.failures[state.code]}</span></p>}
      {state.kind === 'open' && (state.kept.protection === 'locked'
        ? <p>{words.locked} <a href="#followup">{words.unlock}</a></p>
        // Another film begins another form.
        : <Form key={read.reading.film_sha256} read={read} patients={state.kept.patients} />)}
      {site.profile.value && <p class="hint">{t.study.site.kept}</p>}
      <Told at="panel" />
    </section>
  );
}

function Form({ read, patients }: { readonly read: Case; readonly patients: readonly Patient[] }) {
  const { followUp } = useSession();
  const words = t.followUp.add;
  const [typedLabel, setTypedLabel] = useState<string | null>(null);
  const [typedDate, setTypedDate] = useState('');
  // Null until the user chooses. The file that was chosen for the film before may be another child's: it is not offered again.
  const [wanted, setWanted] = useState<string | null>(null);
  const film = read.reading.film_sha256;
  const target = wanted === null
    ? patients.find(({ visits }) => visits.some((visit) => visit.film_sha256 === film)) ?? patients.find((patient) => patient.label === read.child.label)
    : patients.find(({ id }) => id === wanted);
  const label = typedLabel ?? read.child.label;
  const day = read.child.examination_date ?? typedDate;

  const replaces = target?.visits.some((visit) => visit.film_sha256 === film && visit.date === day) ?? false;
  const again = replaces ? undefined : target?.visits.find((visit) => visit.film_sha256 === film);
  const elsewhere = patients.find((patient) => patient !== target && patient.visits.some((visit) => visit.film_sha256 === film));

  const add = () => {
    void followUp.add(target ? { id: target.id } : { label }, { date: day, chronological_age_months: read.chronological_age_months }).then((added) => { if (added) setWanted(null); });
  };

  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); add(); }}>
      <label class="field">
        <span>{words.file}</span>
        <select value={target?.id ?? NEW} onChange={(event) => setWanted(event.currentTarget.value)}>
          <option value={NEW}>{words.newFile}</option>
          {patients.map(({ id, label: name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      {!target && (
        <label class="field">
          <span>{words.label}</span>
          <input type="text" maxLength={200} autocomplete="off" value={label} onInput={(event) => setTypedLabel(event.currentTarget.value)} />
        </label>
      )}
      {read.child.examination_date === null && (
        <label class="field">
          <span>{words.date}</span>
          <input type="date" value={typedDate} onInput={(event) => setTypedDate(event.currentTarget.value)} />
        </label>
      )}
      {read.chronological_age_months === null && <p class="hint">{words.ageNote}</p>}
      {elsewhere && <p class="state state-look"><Icon name="look" /> <span>{words.elsewhere(elsewhere.label)}</span></p>}
      {again && <p class="state state-look"><Icon name="look" /> <span>{words.again(date(again.date))}</span></p>}
      <div class="buttons"><button type="submit" class="button">{replaces ? words.replace : words.button}</button></div>
      <p class="hint">{words.note}</p>
    </form>
  );
}

/** Said where films are read: a log that is not written is no log. */
export function LogFailure() {
  const { log } = useSession();
  const state = log.state.value;
  if (state.kind !== 'failed') return null;
  return <p class="panel state state-stop" role="alert"><Icon name="stop" /> <span>{t.followUp.log.failed(t.followUp.failures[state.code])}</span></p>;
}

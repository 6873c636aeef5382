import { useState } from 'preact/hooks';
import type { Patient, Visit } from '../../domain/followup';
import { useSession } from '../../app/session';
import { overridesText } from '../../app/words';
import { t } from '../../i18n/words';
import { age, date, number, percent, shortHash, signed } from '../../i18n/format';
import { Icon } from '../common/icon';
import { Confirm } from './sheets';

const COLUMNS = ['date', 'chronological', 'boneAge', 'interval', 'sds', 'own', 'height', 'version', 'remove'] as const;

/** Each visit with all that is kept of it. */
export function VisitsTable({ patient: { id, visits } }: { readonly patient: Patient }) {
  const { followUp } = useSession();
  const [asking, setAsking] = useState<Visit | null>(null);
  const words = t.followUp.visits;
  const { ask } = t.followUp;
  return (
    <section>
      <h3 id="visits-heading">{words.heading}</h3>
      <div class="wide-table" tabIndex={0} role="region" aria-labelledby="visits-heading">
        <table class="visits-table">
          <thead><tr>{COLUMNS.map((column) => <th scope="col">{column === 'remove' ? <span class="visually-hidden">{words.columns.remove}</span> : words.columns[column]}</th>)}</tr></thead>
          <tbody>{visits.map((visit) => <VisitRow key={`${visit.date} ${visit.film_sha256}`} visit={visit} onRemove={() => setAsking(visit)} />)}</tbody>
        </table>
      </div>
      {asking && (
        <Confirm
          title={words.columns.remove} question={ask.removeVisit(date(asking.date))} confirm={ask.confirm}
          onConfirm={() => void followUp.removeVisit(id, asking)} onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

function VisitRow({ visit, onRemove }: { readonly visit: Visit; readonly onRemove: () => void }) {
  const words = t.followUp.visits;
  const { bone_age, chronological_age_months, height, overrides, pack } = visit;
  return (
    <tr>
      <th scope="row">
        {date(visit.date)}
        <span class="sub hash" title={visit.film_sha256}>{words.film(shortHash(visit.film_sha256))}</span>
        {visit.synthetic && <span class="sub">{words.synthetic}</span>}
      </th>
      <td>{chronological_age_months === null ? words.none : age(chronological_age_months)}</td>
      <td>
        {bone_age ? age(bone_age.months) : visit.mature ? words.mature : words.refused}
        <span class="sub">{t.sexes[visit.sex]}</span>
        {visit.status === 'read_against_refusal' && <span class="sub stop">{words.againstRefusal}</span>}
      </td>
      <td>{bone_age ? <>{t.verdict.fromTo(age(bone_age.low_months), age(bone_age.high_months))}<span class="sub">{percent(bone_age.level)}</span></> : words.none}</td>
      <td><Sds visit={visit} /></td>
      <td><Own visit={visit} /></td>
      <td>{height ? <>{words.cm(number(height.cm, 1, 0))}{height.method === 'supine' && <span class="sub">{words.supine}</span>}</> : words.none}</td>
      <td>
        {pack.name} {pack.version}
        <span class="sub"><code title={pack.model_sha256}>{shortHash(pack.model_sha256)}</code></span>
        <span class="sub">{overrides ? words.overrides(overridesText(overrides)) : words.overridesUnknown}</span>
      </td>
      <td>
        <button type="button" class="button button-icon button-small" title={words.columns.remove} aria-label={words.removeLabel(date(visit.date))} onClick={onRemove}><Icon name="close" /></button>
      </td>
    </tr>
  );
}

/** The table's name beside each figure. */
function Sds({ visit: { standing } }: { readonly visit: Visit }) {
  const words = t.followUp.visits;
  const stated = standing.flatMap(({ sds, table }) => (sds === null ? [] : [words.sds(signed(sds, 1), words.tables[table])]));
  return stated.length === 0 ? <>{words.none}</> : <>{stated.map((one) => <span class="line">{one}</span>)}</>;
}

function Own({ visit: { own, judgement } }: { readonly visit: Visit }) {
  const words = t.followUp.visits;
  if (!own && !judgement) return <>{words.none}</>;
  const verdict = judgement && [words[judgement.verdict === 'agrees' ? 'agreed' : 'overruled'], ...(judgement.reader ? [words.by(judgement.reader)] : [])].join(' ');
  return (
    <>
      {own && <>{age(own.bone_age_months)}{own.before_machine && <span class="sub">{words.beforeMachine}</span>}</>}
      {verdict && <span class="sub">{verdict}</span>}
      {judgement?.remark && <span class="sub">{words.remark(judgement.remark)}</span>}
    </>
  );
}

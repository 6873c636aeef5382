import { isMature, type Reading } from '../../domain/assessment';
import { SD_TABLES, type Growth, type SdTable, type Standing } from '../../domain/growth';
import type { Manifest } from '../../domain/manifest';
import { statedFor } from '../../domain/site-calibration';
import { shownDifference } from '../../domain/units';
import { rangeText, sdsText, tableText, verdictText } from '../../app/growth-words';
import { useSession } from '../../app/session';
import { age, exactMonths, percent, signedMonths } from '../../i18n/format';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

/** The bone age held against the child's age by a table that is named. Silent, with the reason, where the table is. */
export function StandingPanel({ reading, manifest }: { readonly reading: Reading; readonly manifest: Manifest }) {
  const { growth: store, commands } = useSession();
  const { sex } = commands.state.value;
  const growth = store.growth.value;
  const words = t.standing;
  return (
    <section class="panel standing" aria-labelledby="standing-heading">
      <header class="panel-head"><h2 id="standing-heading">{words.heading}</h2><TableChoice /></header>
      {sex === 'unknown' && <p class="hint">{words.needsSex}</p>}
      {store.failed.value && <p class="hint" role="status">{words.failed}</p>}
      {sex !== null && sex !== 'unknown' && growth && <Figures growth={growth} reading={reading} manifest={manifest} sex={sex} table={store.table.value} />}
      <p class="hint">{words.notLegal}</p>
    </section>
  );
}

function TableChoice() {
  const { growth } = useSession();
  const choose = (value: string) => {
    const table = SD_TABLES.find((one) => one === value);
    if (table) growth.choose(table);
  };
  return (
    <label>{t.standing.table}{' '}
      <select value={growth.table.value} data-field="sd-table" onChange={(event) => choose(event.currentTarget.value)}>
        {SD_TABLES.map((table) => <option value={table}>{t.standing.tables[table].name}</option>)}
      </select>
    </label>
  );
}

interface FiguresProps {
  readonly growth: Growth;
  readonly reading: Reading;
  readonly manifest: Manifest;
  readonly sex: 'female' | 'male';
  readonly table: SdTable;
}

function Figures({ growth, reading, manifest, sex, table }: FiguresProps) {
  const { child, site } = useSession();
  const words = t.standing;
  const stated = statedFor(reading.assessment, sex, site.profile.value, manifest);
  const standing = growth.standing.find((one) => one.table === table);
  const months = child.judged.value.chronologicalAgeMonths;
  if (!stated || !standing) return null;
  const { result } = stated;
  const corrected = stated.standing?.kind === 'corrected';
  return (
    <>
      {standing.silence === null
        ? <p class="sds"><b data-sds={standing.sds ?? undefined}>{sdsText(standing.sds ?? 0)}</b> <VerdictState standing={standing} text={verdictText(standing)} /></p>
        : <p class="silence" data-silence={standing.silence}>{words.silences[standing.silence]}</p>}
      <OwnStanding table={table} />
      {months !== null && !isMature(result) && (
        <dl class="facts">
          <dt>{words.age}</dt><dd>{age(months)}</dd>
          <dt>{words.boneAge}</dt><dd>{age(result.bone_age_months)}{corrected && ` (${t.study.site.corrected.toLowerCase()})`}</dd>
          <dt>{words.difference}</dt><dd data-difference={growth.difference_months ?? undefined}>{signedMonths(shownDifference(result.bone_age_months, months))}</dd>
          {standing.normal_months && <><dt>{words.expected}</dt><dd>{rangeText(standing.normal_months)} ({words.tables[table].name})</dd></>}
        </dl>
      )}
      {standing.sd_months !== null && (
        <>
          <h3>{words.uncertainties.heading}</h3>
          <dl class="facts uncertainties">
            <dt>{words.uncertainties.model}</dt>
            <dd>{words.uncertainties.modelText(percent(result.interval.level), age(result.interval.low_months), age(result.interval.high_months))}</dd>
            <dt>{words.uncertainties.population}</dt>
            <dd>{words.uncertainties.populationText(exactMonths(standing.sd_months), tableText(table))}</dd>
            <dt>{words.uncertainties.readers}</dt>
            <dd>{words.uncertainties.readersText(exactMonths(growth.two_readers_rms_months))}</dd>
          </dl>
          <BothTables standings={growth.standing} />
          <p class="hint">{words.means} {words.population}</p>
        </>
      )}
    </>
  );
}

/** The reader's own bone age by the same table: where the machine's is overruled it is the one that counts. */
function OwnStanding({ table }: { readonly table: SdTable }) {
  const { growth, commands } = useSession();
  const { own } = commands.state.value.opinion;
  const standing = growth.own.value?.standing.find((one) => one.table === table);
  if (!own || !standing || standing.sds === null) return null;
  return <p class="own-standing" data-own-sds={standing.sds}>{t.standing.ownReading(age(own.bone_age_months))} <b>{sdsText(standing.sds)}</b> <VerdictState standing={standing} text={verdictText(standing)} /></p>;
}

function VerdictState({ standing: { verdict }, text }: { readonly standing: Standing; readonly text: string }) {
  if (verdict === null) return null;
  const good = verdict === 'normal';
  return <span class={`state state-${good ? 'good' : 'look'}`} data-standing={verdict}><Icon name={good ? 'good' : 'look'} />{text}</span>;
}

function BothTables({ standings }: { readonly standings: readonly Standing[] }) {
  const { both, columns, tables, silences, shortVerdicts, disagree } = t.standing;
  const verdicts = new Set(standings.flatMap(({ verdict }) => verdict ?? []));
  return (
    <details class="disclosure both-tables" open={verdicts.size > 1}>
      <summary>{both}</summary>
      {verdicts.size > 1 && <p class="state state-look"><Icon name="look" /> {disagree}</p>}
      <table class="layers">
        <thead><tr><th scope="col">{columns.table}</th><th scope="col">{columns.sd}</th><th scope="col">{columns.sds}</th><th scope="col">{columns.range}</th><th scope="col">{columns.verdict}</th></tr></thead>
        <tbody>
          {standings.map((standing) => (
            <tr key={standing.table} data-table={standing.table}>
              <th scope="row">{tables[standing.table].name}<span class="unit">{tables[standing.table].edition}</span></th>
              {standing.silence !== null || standing.sds === null || standing.sd_months === null || standing.normal_months === null || standing.verdict === null
                ? <td colSpan={4}>{standing.silence && silences[standing.silence]}</td>
                : <>
                  <td class="figure-cell">{exactMonths(standing.sd_months)}</td><td class="figure-cell">{sdsText(standing.sds)}</td>
                  <td>{rangeText(standing.normal_months)}</td><td><VerdictState standing={standing} text={shortVerdicts[standing.verdict]()} /></td>
                </>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import type { Reading, Sex, SubjectSex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { statedFor, type SiteProfile } from '../../domain/site-calibration';
import { secondFor, type SecondState } from '../../app/second-opinion';
import { comparedSexes, comparePacks, pairSentences, type Compared } from '../../app/second-words';
import { useSession } from '../../app/session';
import { secondFigures } from '../../figures/second-opinion';
import { failureWords, t } from '../../i18n/words';
import { FigureView } from '../common/figure-view';
import { Icon } from '../common/icon';
import { GradeMark } from './grade';
import { stepText } from './job-block';

interface SecondOpinionProps {
  readonly reading: Reading;
  readonly manifest: Manifest;
  readonly sex: SubjectSex;
  /** The site's correction that is in force. */
  readonly profile: SiteProfile | null;
}

/** What another network says of the same film, beside the reading and never in its place. Nothing where no second pack is chosen. */
export function SecondOpinion({ reading, manifest, sex, profile }: SecondOpinionProps) {
  const { secondOpinion, commands } = useSession();
  const second = secondFor(secondOpinion.current.value, commands.state.value);
  const words = t.secondOpinion;
  if (second.kind === 'none') return null;
  const read = second.kind === 'read' || second.kind === 'refused' ? second : null;
  const compared = read ? comparedSexes(reading.assessment, sex).map((one) => ({ sex: one, ...comparePacks(reading.assessment, read, manifest, one) })) : [];
  return (
    <section class="panel second-opinion" aria-labelledby="second-opinion-heading" data-second={second.kind} data-pack={second.pack}>
      <h2 id="second-opinion-heading">{words.heading}</h2>
      <p class="hint">{words.about(manifest.name, second.pack)}</p>
      {/* There from the start: what is put into it later is read out. */}
      <div role="status">
        {read ? compared.map((one) => <Outcome compared={one} sex={compared.length > 1 ? one.sex : null} corrected={isCorrected(reading, one.sex, profile, manifest)} />)
          : <Pending second={second} />}
      </div>
      {second.kind === 'failed' && <button type="button" class="button button-small" onClick={() => secondOpinion.retry()}>{words.again}</button>}
      {read && compared.map((one) => <Rows compared={one} sex={compared.length > 1 ? one.sex : null} />)}
      {read && secondFigures(reading, read, manifest, sex).map((figure) => <FigureView figure={figure} />)}
    </section>
  );
}

const isCorrected = ({ assessment }: Reading, sex: Sex, profile: SiteProfile | null, manifest: Manifest) =>
  statedFor(assessment, sex, profile, manifest)?.standing?.kind === 'corrected';

function Pending({ second }: { readonly second: SecondState }) {
  const words = t.secondOpinion;
  switch (second.kind) {
    case 'waiting': return <p>{words.waiting(second.pack)} {words.without}</p>;
    case 'reading': return <p>{words.reading(second.pack)}{second.progress && ` (${stepText(second.progress)})`}. {words.without}</p>;
    case 'failed': return <p class="state state-look"><Icon name="look" /> <span>{words.failed(second.pack)} {failureWords(second.failure.code).title}</span></p>;
    default: return null;
  }
}

interface OutcomeProps {
  readonly compared: Compared;
  /** Where both sexes are listed. */
  readonly sex: Sex | null;
  readonly corrected: boolean;
}

/** The finding as a grade and sentences: icon and word first, the colour only helps. */
function Outcome({ compared: { pair, names }, sex, corrected }: OutcomeProps) {
  const [said, ...more] = pairSentences(pair, names, corrected);
  return (
    <div class={`pack-pair${pair.grade === 'review' ? ' finding' : ''}`} data-finding={pair.grade === 'review' ? 'packs_disagree' : undefined} data-pair-kind={pair.kind} data-difference={pair.difference_months ?? undefined}>
      {pair.grade && <GradeMark grade={pair.grade} />}
      <p><b>{sex && `${t.sexes[sex]}: `}{said}</b> {more.join(' ')}</p>
    </div>
  );
}

function Rows({ compared: { rows }, sex }: { readonly compared: Compared; readonly sex: Sex | null }) {
  const { columns, caption } = t.secondOpinion;
  return (
    <table class="pack-rows">
      <caption>{sex ? `${caption}, ${t.sexes[sex].toLowerCase()}` : caption}</caption>
      <thead><tr>{[columns.network, columns.age, columns.stage, columns.certainty].map((name) => <th scope="col">{name}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ network, age, interval, stage, certainty, months }) => (
          <tr>
            <th scope="row">{network}</th>
            <td><span data-pack-months={months ?? undefined}>{age}</span>{interval && <small>{interval}</small>}</td>
            <td>{stage}</td>
            <td>{certainty}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

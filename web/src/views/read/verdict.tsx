import type { Assessment, Finding, Sex, SexResult, SubjectSex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { failedLayers, findingWords, layerMeasured, otherSex, stageYears } from '../../app/words';
import { shownDifference, wholeMonths } from '../../domain/units';
import { en, stageWords } from '../../i18n/en';
import { age, number, percent, signedMonths } from '../../i18n/format';
import { Age } from '../common/age';
import { Icon } from '../common/icon';
import { AgeLine } from './age-line';
import { Certainty } from './certainty';
import { StageTable } from './stage-table';

interface VerdictProps {
  readonly assessment: Assessment;
  readonly manifest: Manifest;
  readonly sex: SubjectSex;
}

/** The one block that answers the question; details follow below it in reading order. */
export function Verdict({ assessment, manifest, sex }: VerdictProps) {
  const { results } = assessment;
  if (!results) return null;
  const against = assessment.status === 'read_against_refusal';
  const sexes: readonly Sex[] = sex === 'unknown' ? ['female', 'male'] : [sex];
  const rows = sexes.map((one) => ({ sex: one, result: results[one] }));
  const found = rows.flatMap((row) => row.result.findings.map((finding) => ({ sex: row.sex, finding })));
  return (
    <>
      {against && <AgainstRefusal assessment={assessment} />}
      <section class="verdict" aria-labelledby="verdict-heading">
        <header class="verdict-head">
          <h2 id="verdict-heading">{en.verdict.heading}</h2>
          <p class="read-as">{sex === 'unknown' ? en.verdict.both : en.verdict.readAs[sex]}</p>
        </header>
        <div class={rows.length > 1 ? 'figures figures-both' : 'figures'}>
          {rows.map((row) => <Figure {...row} labelled={rows.length > 1} />)}
        </div>
        <AgeLine manifest={manifest} rows={rows} />
        <p class="other-sex">{sex === 'unknown' ? en.verdict.difference(difference(results.male, results.female)) : <IfOther results={results} sex={sex} />}</p>
      </section>
      <section class="panel" aria-label={en.verdict.interpretation}>
        {rows.map(({ sex: one, result }) => <Certainty result={result} sex={rows.length > 1 ? one : null} against={against} />)}
        <p class="hint">{en.verdict.certaintyNote}</p>
        <Findings found={found} labelled={rows.length > 1} />
      </section>
      <section class="panel" aria-labelledby="stage-heading">
        <header class="stage-head">
          <h2 id="stage-heading">{en.stage.heading}</h2>
          {found.length === 0 && <p class="state state-good"><Icon name="good" /> {en.findingsPanel.none}</p>}
        </header>
        {rows.map(({ sex: one, result }) => (
          <p class="stage">
            {rows.length > 1 && <span class="stage-sex">{en.sexes[one]}</span>}
            <b data-stage={result.stage.index}>{stageWords(result.stage.key).name}</b>, {stageYears(manifest, result.stage.index)}
            <span class="features">{stageWords(result.stage.key).features}.</span>
          </p>
        ))}
        <StageTable manifest={manifest} rows={rows} />
      </section>
    </>
  );
}

const difference = (result: SexResult, reference: SexResult) => signedMonths(shownDifference(result.bone_age_months, reference.bone_age_months));

function Figure({ sex, result, labelled }: { readonly sex: Sex; readonly result: SexResult; readonly labelled: boolean }) {
  const { interval } = result;
  return (
    <div class="figure" data-sex={sex}>
      {labelled && <h3>{en.sexes[sex]}</h3>}
      <p class="figure-age">
        <Age months={result.bone_age_months} />
        <span class="figure-months">{number(wholeMonths(result.bone_age_months))} {en.verdict.months}</span>
      </p>
      <p class="figure-interval"><span>{en.verdict.intervalOf(percent(interval.level))}</span> <span>{en.verdict.fromTo(age(interval.low_months), age(interval.high_months))}</span></p>
    </div>
  );
}

function IfOther({ results, sex }: { readonly results: NonNullable<Assessment['results']>; readonly sex: Sex }) {
  const other = otherSex(sex);
  return <>{en.sex.ifOther[other]}: {age(results[other].bone_age_months)} ({difference(results[other], results[sex])})</>;
}

interface FindingsProps {
  readonly found: readonly { readonly sex: Sex; readonly finding: Finding }[];
  readonly labelled: boolean;
}

function Findings({ found, labelled }: FindingsProps) {
  if (found.length === 0) return null;
  return (
    <ul class="findings" aria-label={en.findingsPanel.heading}>
      {found.map(({ sex, finding }) => {
        const { title, next } = findingWords(finding);
        return <li class="finding state-look" data-finding={finding.code}><Icon name="look" /> <span>{labelled && `${en.sexes[sex]}: `}{title} {next}</span></li>;
      })}
    </ul>
  );
}

function AgainstRefusal({ assessment }: { readonly assessment: Assessment }) {
  return (
    <section class="against tone-stop">
      <h2 class="state"><Icon name="stop" /> {en.verdict.againstRefusal}</h2>
      <p>{failedLayers(assessment.validation).map(layerMeasured).join(' ')} {en.verdict.againstRefusalNote}</p>
    </section>
  );
}

import { isMature, otherSex, type Assessment, type Sex, type SexResult, type SubjectSex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { isInfant, stageYears, statedLimitText } from '../../app/words';
import { statedFor, type SiteProfile, type Stated } from '../../domain/site-calibration';
import { shownDifference, wholeMonths } from '../../domain/units';
import type { ComponentChildren } from 'preact';
import { t, stageWords } from '../../i18n/words';
import { age, number, percent, signedMonths } from '../../i18n/format';
import { Age } from '../common/age';
import { Icon } from '../common/icon';
import { AgeLine } from './age-line';
import { Certainty } from './certainty';
import { MaturityPanel } from './maturity-panel';
import { SiteNote } from './site-note';
import { StageTable } from './stage-table';

interface VerdictProps {
  readonly assessment: Assessment;
  readonly manifest: Manifest;
  readonly sex: SubjectSex;
  /** The site's correction that is in force. */
  readonly profile: SiteProfile | null;
  /** What follows the figure at once: the safety of it. */
  readonly children: ComponentChildren;
}

/** The one block that answers the question; details follow below it in reading order. */
export function Verdict({ assessment, manifest, sex, profile, children }: VerdictProps) {
  const { results } = assessment;
  if (!results) return null;
  const against = assessment.status === 'read_against_refusal';
  const sexes: readonly Sex[] = sex === 'unknown' ? ['female', 'male'] : [sex];
  const stated = (one: Sex) => statedFor(assessment, one, profile, manifest)!;
  const shown = { female: stated('female').result, male: stated('male').result };
  // A corrected figure and one that is not have no difference that means anything.
  const alike = stated('female').standing?.kind === stated('male').standing?.kind;
  const rows = sexes.map((one) => ({ sex: one, result: shown[one], stated: stated(one) }));
  const aged = rows.filter(({ result }) => !isMature(result));
  const agree = rows.every(({ result }) => result.findings.every(({ code }) => code !== 'age_outside_stage'));
  return (
    <>
      <section class="verdict" aria-labelledby="verdict-heading">
        <header class="verdict-head">
          <h2 id="verdict-heading" tabIndex={-1}>{t.verdict.heading}</h2>
          <p class="read-as">{sex === 'unknown' ? t.verdict.both : t.verdict.readAs[sex]}</p>
        </header>
        {/* The figure may be in sight where the refusal above it is not. */}
        {against && <p class="state state-stop against-mark"><Icon name="stop" /> {t.verdict.againstRefusal}</p>}
        <div class={rows.length > 1 ? 'figures figures-both' : 'figures'}>
          {rows.map((row) => <Figure {...row} manifest={manifest} profile={profile} labelled={rows.length > 1} />)}
        </div>
      </section>
      <div class="around-verdict">
        {aged.length > 0 && <AgeLine manifest={manifest} rows={aged} />}
        {sex !== 'unknown' && <p class="other-sex"><IfOther results={shown} sex={sex} alike={alike} corrected={stated(otherSex(sex)).standing?.kind === 'corrected'} /></p>}
        {sex === 'unknown' && aged.length > 1 && alike && <p class="other-sex">{t.verdict.difference(difference(shown.male, shown.female))}</p>}
      </div>
      {rows.some(({ result }) => isInfant(result)) && <p class="infant"><b>{t.infant.heading}.</b> {t.infant.interval} {t.infant.sds}</p>}
      {children}
      <section class="panel" aria-label={t.verdict.interpretation}>
        {rows.map(({ sex: one, result }) => <Certainty result={result} sex={rows.length > 1 ? one : null} against={against} />)}
        <p class="hint">{t.verdict.certaintyNote}</p>
      </section>
      {rows.map(({ sex: one, result }) => result.maturity && <MaturityPanel maturity={result.maturity} manifest={manifest} sex={rows.length > 1 ? one : null} />)}
      <section class="panel" aria-labelledby="stage-heading">
        <header class="stage-head">
          <h2 id="stage-heading">{t.stage.heading}</h2>
          {agree && <p class="state state-good"><Icon name="good" /> {t.findingsPanel.agree}</p>}
        </header>
        {rows.map(({ sex: one, result }) => (
          <p class="stage">
            {rows.length > 1 && <span class="stage-sex">{t.sexes[one]}</span>}
            <b data-stage={result.stage.index}>{stageWords(result.stage.key).name}</b>, {stageYears(manifest, result.stage.index)}
            {stageWords(result.stage.key).features !== '' && <span class="features">{stageWords(result.stage.key).features}.</span>}
          </p>
        ))}
        <StageTable manifest={manifest} rows={rows} />
      </section>
    </>
  );
}

const difference = (result: SexResult, reference: SexResult) => signedMonths(shownDifference(result.bone_age_months, reference.bone_age_months));

interface FigureProps {
  readonly sex: Sex;
  readonly result: SexResult;
  readonly stated: Stated;
  readonly manifest: Manifest;
  readonly profile: SiteProfile | null;
  readonly labelled: boolean;
}

function Figure({ sex, result, stated, manifest, profile, labelled }: FigureProps) {
  const { interval, bone_age_months } = result;
  return (
    <div class="figure" data-sex={sex}>
      {labelled && <h3>{t.sexes[sex]}</h3>}
      {isMature(result)
        ? <>
          <p class="figure-mature">{t.maturity.mature}</p>
          <p class="figure-interval">{statedLimitText(manifest, sex)}</p>
        </>
        : <>
          <p class="figure-age">
            <Age months={bone_age_months} />
            <span class="figure-months">{number(wholeMonths(bone_age_months))} {t.verdict.months}</span>
          </p>
          <p class="figure-interval"><span>{t.verdict.intervalOf(percent(interval.level))}</span> <span>{t.verdict.fromTo(age(interval.low_months), age(interval.high_months))}</span></p>
          <SiteNote stated={stated} sex={sex} profile={profile} />
        </>}
    </div>
  );
}

interface IfOtherProps {
  readonly results: NonNullable<Assessment['results']>;
  readonly sex: Sex;
  readonly alike: boolean;
  readonly corrected: boolean;
}

function IfOther({ results, sex, alike, corrected }: IfOtherProps) {
  const other = otherSex(sex);
  if (isMature(results[other])) return <>{t.sex.ifOther[other]}: {t.maturity.mature.toLowerCase()}</>;
  const notes = [
    ...(corrected ? [t.study.site.corrected.toLowerCase()] : []),
    // A mature hand has no figure to differ from.
    ...(alike && !isMature(results[sex]) ? [difference(results[other], results[sex])] : []),
  ];
  return <>{t.sex.ifOther[other]}: {age(results[other].bone_age_months)}{notes.length > 0 && ` (${notes.join(', ')})`}</>;
}

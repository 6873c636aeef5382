import type { Reading, Sex, SubjectSex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import { filmChecks, handChecks, type Check } from '../../domain/safety';
import { statedFor, type SiteProfile } from '../../domain/site-calibration';
import { ageLineFigure } from '../../figures/age-line';
import { checksFigure } from '../../figures/checks';
import { confidenceFigure } from '../../figures/confidence';
import { errorsFigure } from '../../figures/errors';
import type { Figure } from '../../figures/figure';
import { stagesFigure } from '../../figures/stages';
import { t } from '../../i18n/words';
import { FigureView } from '../common/figure-view';
import { useAfter } from '../common/use-after';
import { AttentionGraph } from './attention-graph';

interface GraphsInput {
  readonly reading: Reading;
  readonly manifest: Manifest;
  readonly sex: SubjectSex;
  /** The site's correction that is in force. */
  readonly profile: SiteProfile | null;
  readonly checks: readonly Check[];
  /** The reader's own bone age. */
  readonly own: number | null;
  /** The bone age against the child's, after earlier visits; null where there is nothing to hold it against. */
  readonly track: Figure | null;
}

/** The figures of a reading, in reading order; of both sexes where the sex is unknown. The film with its map of attention is not among them. */
export function figuresOf({ reading: { assessment }, manifest, sex, profile, checks, own, track }: GraphsInput): Figure[] {
  const { results, subject } = assessment;
  if (results === null) return [checksFigure([...filmChecks(assessment), ...handChecks(assessment)])];
  const sexes: readonly Sex[] = sex === 'unknown' ? ['female', 'male'] : [sex];
  const one = (of: Sex) => ({ result: results[of], manifest, sex: of, named: sexes.length > 1 });
  const uncorrected = (of: Sex) => {
    const { result, plain, standing } = statedFor(assessment, of, profile, manifest)!;
    return { result, uncorrected_months: standing?.kind === 'corrected' ? plain.bone_age_months : null };
  };
  return [
    ...sexes.map((of) => ageLineFigure({ ...one(of), ...uncorrected(of), chronological_age_months: subject.chronological_age_months, own_months: own })),
    ...(track ? [track] : []),
    ...sexes.map((of) => stagesFigure(one(of))),
    ...sexes.map((of) => confidenceFigure(one(of))),
    checksFigure(checks),
    ...sexes.flatMap((of) => errorsFigure(one(of)) ?? []),
  ];
}

/**
 * Every graph of a reading behind one disclosure: the figures above it say the same in words. Drawn in a task of its own, once the result is
 * painted: together they would keep a slow machine's page from its user for longer than is noticed.
 */
export function GraphsPanel(input: GraphsInput) {
  const painted = useAfter(0, true);
  return (
    <details class="panel disclosure graphs" data-graphs>
      <summary><h2>{t.figures.heading}</h2></summary>
      <div class="graph-list">
        {painted && <>
          {figuresOf(input).map((figure) => <FigureView figure={figure} />)}
          <AttentionGraph assessment={input.reading.assessment} sex={input.sex} />
        </>}
      </div>
    </details>
  );
}

/** All figures of a study, in reading order: for the page, and for whoever writes them into a file. */
import type { Manifest } from '../../domain/manifest';
import type { Study } from '../../domain/study';
import { compare, type Comparison } from '../../study/compared';
import { evaluateInPortions, type Evaluation } from '../../study/evaluation';
import { stageReliability } from '../../study/reliability';
import { riskCurve, utility } from '../../study/risk';
import type { Figure } from '../figure';
import { coverageFigure, reliabilityFigure } from './certainty';
import { confusionFigure } from './confusion';
import { distributionFigure } from './distribution';
import { riskFigure, utilityFigure } from './risk';
import { blandAltmanFigure, errorByAgeFigure, predictedFigure } from './scatter';

/** A study as it is written into a file. */
export interface MeasuredStudy {
  readonly readers: readonly string[];
  readonly comparison: Comparison;
  readonly evaluation: Evaluation;
  readonly figures: readonly Figure[];
}

/** A study as it stands, with intervals. Null where no film is compared, and where it is no longer wanted. */
export async function measuredStudy(study: Study, manifest: Manifest, isWanted: () => boolean): Promise<MeasuredStudy | null> {
  const comparison = compare(study);
  const bounds = { stages: manifest.stages.bounds_months, bands: manifest.calibration.interval.bands_months };
  if (comparison.films.length === 0) return null;
  const evaluation = await evaluateInPortions(comparison.films, bounds, () => new Promise((resolve) => setTimeout(resolve, 0)), isWanted);
  return evaluation && { readers: study.readers, comparison, evaluation, figures: studyFigures(comparison, evaluation, manifest) };
}

/** Empty where no film is compared. */
export function studyFigures({ films, shown }: Comparison, evaluation: Evaluation, manifest: Manifest): Figure[] {
  if (films.length === 0) return [];
  const bounds = manifest.stages.bounds_months;
  return [
    predictedFigure(films), blandAltmanFigure(films), errorByAgeFigure(films), distributionFigure(films), confusionFigure(evaluation.confusion, manifest),
    reliabilityFigure(stageReliability(films, bounds)), coverageFigure(evaluation, manifest.calibration.interval.level), riskFigure(riskCurve(films)), utilityFigure(utility(films, shown)),
  ].filter((figure) => figure !== null);
}

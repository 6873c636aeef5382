/** All figures of a study, in reading order: for the page, and for whoever writes them into a file. */
import type { Manifest } from '../../domain/manifest';
import type { Comparison } from '../../study/compared';
import type { Evaluation } from '../../study/evaluation';
import { stageReliability } from '../../study/reliability';
import { riskCurve, utility } from '../../study/risk';
import type { Figure } from '../figure';
import { coverageFigure, reliabilityFigure } from './certainty';
import { confusionFigure } from './confusion';
import { distributionFigure } from './distribution';
import { riskFigure, utilityFigure } from './risk';
import { blandAltmanFigure, errorByAgeFigure, predictedFigure } from './scatter';

/** Empty where no film is compared. */
export function studyFigures({ films, shown }: Comparison, evaluation: Evaluation, manifest: Manifest): Figure[] {
  if (films.length === 0) return [];
  const bounds = manifest.stages.bounds_months;
  return [
    predictedFigure(films), blandAltmanFigure(films), errorByAgeFigure(films), distributionFigure(films), confusionFigure(evaluation.confusion, manifest),
    reliabilityFigure(stageReliability(films, bounds)), coverageFigure(evaluation, manifest.calibration.interval.level), riskFigure(riskCurve(films)), utilityFigure(utility(films, shown)),
  ].filter((figure) => figure !== null);
}

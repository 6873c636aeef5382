import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Sex } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import type { Study } from '../../domain/study';
import { compare, type Comparison } from '../../study/compared';
import { evaluatedSoFar, evaluateInPortions, type Evaluation } from '../../study/evaluation';
import { fitSite, type FitOfSex } from '../../study/site-calibration';

/** While films are read the figures follow in steps, and what takes long waits until nothing has come for so long. */
const STEP = 3000;

export interface Measured {
  readonly study: Study;
  readonly comparison: Comparison;
  readonly evaluation: Evaluation;
  /** Null until they are computed. */
  readonly fits: Readonly<Record<Sex, FitOfSex>> | null;
}

const pauseOf = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export function useEvaluation(source: ReadonlySignal<Study>, manifest: Manifest): Measured {
  const study = useInSteps(source);
  const measured = useMemo(() => {
    const comparison = compare(study);
    const bounds = { stages: manifest.stages.bounds_months, bands: manifest.calibration.interval.bands_months };
    return { comparison, bounds, soFar: evaluatedSoFar(comparison.films, bounds) };
  }, [study, manifest]);
  const [slow, setSlow] = useState<{ readonly of: typeof measured; readonly evaluation: Evaluation; readonly fits: Measured['fits'] } | null>(null);
  useEffect(() => {
    let wanted = true;
    void (async () => {
      if (measured.comparison.leftOut.waiting > 0) await pauseOf(STEP);
      if (!wanted) return;
      const evaluation = await evaluateInPortions(measured.comparison.films, measured.bounds, () => pauseOf(0), () => wanted);
      if (evaluation) setSlow({ of: measured, evaluation, fits: fitSite(measured.comparison) });
    })();
    return () => { wanted = false; };
  }, [measured]);
  const known = slow?.of === measured ? slow : null;
  return { study, comparison: measured.comparison, evaluation: known?.evaluation ?? measured.soFar, fits: known?.fits ?? null };
}

/** The first value at once, later ones no more often than every STEP; the last one always. */
function useInSteps(source: ReadonlySignal<Study>): Study {
  const [shown, setShown] = useState(source.peek());
  useEffect(() => {
    let last = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const next = source.value;
      clearTimeout(timer);
      const show = () => {
        last = performance.now();
        setShown(next);
      };
      const wait = last + STEP - performance.now();
      if (wait <= 0) show();
      else timer = setTimeout(show, wait);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [source]);
  return shown;
}

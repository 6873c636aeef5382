import { count, notGood, type Check } from '../../domain/safety';
import { t } from '../../i18n/words';
import { GradeMark } from './grade';

export function countsText(checks: readonly Check[]): string {
  const { total, review, refuse } = count(checks);
  return t.safety.counts(total, review, refuse);
}

interface ChecksProps {
  readonly checks: readonly Check[];
  /** Beside the film's name: only the film's own. */
  readonly ofFilm?: boolean;
}

/** How the checks went, in a line: beside the film's name and on the panel that says more. */
export function Checks({ checks, ofFilm = false }: ChecksProps) {
  const text = countsText(checks);
  return <span class="checks"><GradeMark grade={notGood(checks)[0]?.grade ?? 'good'} text={ofFilm ? t.safety.film(text) : text} /></span>;
}

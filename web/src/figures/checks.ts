/** Figure 4: every check's measured value against its limits. Each line has its own scale: what is alike is where the limits stand. */
import { count, type Check } from '../domain/safety';
import { limitText, scaleOf } from '../app/check-words';
import { t } from '../i18n/words';
import { scale, SMALL, WIDTH } from './axis';
import type { Figure, Mark } from './figure';

const ROW = 17;
const LABELS = 170;
const LINE = [LABELS, WIDTH - 12] as const;
/** Shares of a line at which its lower and its upper limit stand. */
const LOW = 0.25;
const HIGH = 0.75;

/** Where a value stands on its line, 0..1; null without a value or a limit. */
export function placeOf({ value, low, high }: Pick<Check, 'value' | 'low' | 'high'>): number | null {
  if (value === null) return null;
  if (low !== null && high !== null) return scale([low - (high - low) / 2, high + (high - low) / 2], [0, 1])(value);
  if (high !== null) return high > 0 ? scale([0, high / HIGH], [0, 1])(value) : value <= high ? LOW : 1;
  if (low !== null) return low > 0 ? scale([0, low / LOW], [0, 1])(value) : value >= low ? HIGH : 0;
  return null;
}

export function checksFigure(checks: readonly Check[]): Figure {
  const words = t.figures.checks;
  const { total, review, refuse } = count(checks);
  const at = scale([0, 1], LINE);
  const marks = checks.flatMap((check, index): Mark[] => {
    const y = index * ROW + ROW / 2;
    const from = check.low === null ? 0 : LOW;
    const to = check.high === null ? 1 : HIGH;
    const place = placeOf(check);
    const strong = check.grade !== 'good';
    return [
      { kind: 'text', x: LABELS - 8, y: y + 4, text: nameOf(check), size: SMALL, ink: strong ? 'text' : 'quiet', align: 'end', strong },
      { kind: 'line', points: [[at(0), y], [at(1), y]], ink: 'line', width: 1 },
      { kind: 'rect', x: at(from), y: y - 4, width: at(to) - at(from), height: 8, ink: 'band' },
      ...(place === null ? [] : [{ kind: 'dot', x: at(place), y, radius: strong ? 5 : 3.5, ink: inks[check.grade] } as const]),
    ];
  });
  return {
    width: WIDTH, height: checks.length * ROW + 4, title: words.title, description: words.description(t.safety.counts(total, review, refuse)), marks,
    table: {
      columns: Object.values(words.columns),
      rows: checks.map((check) => {
        const { unit, text } = scaleOf(check.code);
        return [nameOf(check), check.value === null ? '' : [text(check.value), unit].filter(Boolean).join(' '), limitText(check), t.grades[check.grade]];
      }),
    },
  };
}

const nameOf = ({ code, sex }: Check) => (sex ? `${scaleOf(code).name}, ${t.sexes[sex].toLowerCase()}` : scaleOf(code).name);
const inks = { good: 'good', review: 'look', refuse: 'stop' } as const;

/** The words of SAFETY.md around the figures of the runs. */
import type { SafetySummary, Shares } from './safety_table';
import type { Summary } from './summary';
import type { Tier } from '../../web/src/domain/assessment';

const TIERS: readonly Tier[] = ['high', 'medium', 'low'];

export type Part = SafetySummary & { readonly name: string };

export interface Results {
  readonly pack: { readonly name: string; readonly version: string; readonly sha256: string };
  /** Held-out films as they are. */
  readonly holdout: Summary;
  /** The same, changed. */
  readonly changed: readonly Part[];
  /** Of another source. */
  readonly hands: Part;
  readonly other: SafetySummary;
  readonly generated: SafetySummary;
  readonly photographs: readonly Part[];
}

export function compose(results: Results): string {
  const { pack, holdout, changed, hands, other, generated, photographs } = results;
  const plain = { name: 'as stored', n: holdout.n + holdout.refused, refused: holdout.refused, by_tier: { ...holdout.refused_by_tier, unreadable: holdout.refused_by_layer.unreadable ?? 0 } };
  const isThumbnail = (name: string) => name.endsWith('thumbnail');
  const radiographs = Object.entries(other.by_class).filter(([name]) => !isThumbnail(name));
  const thumbnails = Object.entries(other.by_class).filter(([name]) => isThumbnail(name));
  const risk = holdout.risk_coverage;
  return `# ${pack.name} ${pack.version}: what is refused

Model \`${pack.sha256}\`, profile \`calibrated\`. Written by \`scripts/report_safety.mjs\` from runs of the page's own pipeline; no figure is typed in. "Refused":
no bone age without an explicit action, or not to be decoded. A review states a result, with what to look at beside it. Intervals: 95 %, Wilson.
None of these pictures chose a limit: references and quality limits are fitted to training films, limits of distance and consistency to validate films.
The photographs alone were looked at while colour cast and perspective were defined.

## Hands that should be read

${table(['held-out films', 'n', 'refused', '95 %', 'tier 1', 'tier 2', 'tier 3', 'to review'], [
    shareRow(plain.name, { ...plain, review: null }), ...changed.map((one) => shareRow(one.name, one)),
    shareRow('**all together**', together([{ ...plain, review: 0 }, ...changed], false)),
  ])}

${table(['another source', 'n', 'refused', '95 %', 'tier 1', 'tier 2', 'tier 3', 'to review'], [shareRow('hands', hands)])}

## Pictures that should be refused

${table(['class', 'n', 'refused', '95 %', 'tier 1', 'tier 2', 'tier 3', 'to review'], [
    ...radiographs.map(([name, one]) => shareRow(name.replaceAll('_', ' '), one)), shareRow('**radiographs**', together(radiographs.map(([, one]) => one))),
    ...thumbnails.map(([name, one]) => shareRow(name.replaceAll('_', ' '), one)), shareRow('**thumbnails**', together(thumbnails.map(([, one]) => one))),
    ...Object.entries(generated.by_class).map(([name, one]) => shareRow(`${name} (generated)`, one)), shareRow('**generated**', generated),
  ])}

An adult's hand is a hand and is to be reviewed as mature: ${Object.values(other.ruled_otherwise).map((one) => `${one.review} of ${one.n} to review, ${one.refused} refused`).join('; ') || 'none at hand'}.

## Films photographed instead of exported

Made from films by code (\`tests/phantom/photographs.mjs\`): at an angle, with surroundings, tint, glare, uneven light, moire. They should be refused or be to review.

${table(['photograph', 'n', 'refused', 'to review', 'neither', 'named by'], photographs.map((one) => [
    one.name.replace('photograph ', ''), one.n, one.refused, one.review, one.n - one.refused - one.review,
    Object.entries(one.by_code).slice(0, 4).map(([code, times]) => `${code} ${times}`).join(', '),
  ]))}

## Does the confidence rank the error?

Held-out films, each in the tier that the whole of the core gives it (stage probability, interval width, and what the findings lowered).

${table(['tier', 'n', 'MAE'], TIERS.map((tier) => [tier, holdout.tiers[tier].n, months(holdout.tiers[tier].mae)]))}

${table(['least confident set aside', 'n', 'MAE'], risk.map((row) => [percent(row.set_aside), row.n, months(row.mae)]))}
`;
}

type Counted = Pick<Shares, 'n' | 'refused' | 'by_tier'> & { readonly review: number | null };

function together(parts: readonly Counted[], withReview = true): Counted {
  const sum = (of: (part: Counted) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    n: sum(({ n }) => n), refused: sum(({ refused }) => refused), review: withReview ? sum(({ review }) => review ?? 0) : null,
    by_tier: { 1: sum(({ by_tier }) => by_tier[1]), 2: sum(({ by_tier }) => by_tier[2]), 3: sum(({ by_tier }) => by_tier[3]), unreadable: sum(({ by_tier }) => by_tier.unreadable) },
  };
}

function shareRow(name: string, { n, refused, review, by_tier }: Counted): (string | number)[] {
  const [low, high] = wilson(refused, n);
  return [name, n, `${refused} (${percent(n === 0 ? 0 : refused / n)})`, `${percent(low)} to ${percent(high)}`, by_tier[1] + by_tier.unreadable, by_tier[2], by_tier[3], review ?? '-'];
}

/** The 95 % interval of a share (Wilson, J Am Stat Assoc 1927;22:209-212). */
export function wilson(count: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.959964;
  const p = count / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 && share > 0 ? 2 : 1)} %`;
const months = (value: number | null) => (value === null ? '-' : value.toFixed(2));

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

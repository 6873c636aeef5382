import type { Sex, SexResult, Tier } from '../../domain/assessment';
import { actionText, certaintyText, loweredText } from '../../app/words';
import { t } from '../../i18n/words';
import { Icon, type IconName } from '../common/icon';

export const tierIcon: Record<Tier, IconName> = { high: 'good', medium: 'look', low: 'stop' };
export const tierTone: Record<Tier, string> = { high: 'good', medium: 'look', low: 'stop' };

interface CertaintyProps {
  readonly result: SexResult;
  readonly sex: Sex | null;
  /** Read against a refusal: no certainty of the network makes up for a film that did not pass. */
  readonly against: boolean;
}

/** The tier as the network's certainty, with its meaning and what to do. */
export function Certainty({ result, sex, against }: CertaintyProps) {
  const { tier, stage_tier } = result.confidence;
  const lowered = loweredText(result.confidence);
  const words = t.tiers[tier];
  return (
    <div class={`certainty tone-${against && tier === 'high' ? 'look' : tierTone[tier]}`} data-tier={tier} data-stage-tier={stage_tier}>
      <h3 class="state"><Icon name={against && tier === 'high' ? 'look' : tierIcon[tier]} /> {sex && <span class="stage-sex">{t.sexes[sex]}</span>}{words.name}</h3>
      <p>{certaintyText(result)}</p>
      {lowered && <p class="lowered">{lowered}</p>}
      <p class="action"><b>{t.verdict.action}</b> {actionText(result, against)}</p>
    </div>
  );
}

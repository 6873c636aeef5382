import type { SafetyTier } from '../../domain/assessment';
import { notGood, type Check, type Verdict } from '../../domain/safety';
import { reasonOf } from '../../app/check-words';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';
import { countsText } from './checks';
import { CHECKS_ID } from './checks-panel';
import { gradeIcon, GradeMark, gradeTone } from './grade';

interface SafetySummaryProps {
  readonly safety: Verdict;
  readonly checks: readonly Check[];
  /** Before the sex is chosen, or the reader's own age is in, nothing is said of the reading: its values would tell the age. */
  readonly waits: 'sex' | 'own' | null;
}

/** The three tiers at a glance, the count that opens the details, and what is to be looked at. Refusals stand above, in words. */
export function SafetySummary({ safety, checks, waits }: SafetySummaryProps) {
  const look = notGood(checks).filter(({ grade }) => grade === 'review');
  return (
    <section class="panel safety" aria-labelledby="safety-heading" data-verdict={safety.verdict}>
      <header class="safety-head">
        <h2 id="safety-heading">{t.safety.heading}</h2>
        <button type="button" class="link" aria-controls={CHECKS_ID} onClick={openChecks}>{countsText(checks)}</button>
      </header>
      <ol class="tiers">
        {safety.tiers.map((tier) => (
          <li data-safety-tier={tier.tier} data-verdict={tier.verdict}>
            <span class="tier-name">{t.safetyTiers[tier.tier].name}</span>
            <TierMark tier={tier} text={tierText(tier, checks, waits)} />
          </li>
        ))}
      </ol>
      {look.length > 0 && (
        <ul class="findings" aria-label={t.findingsPanel.heading}>{look.map((check) => <Finding check={check} />)}</ul>
      )}
    </section>
  );
}

/** Instead of the verdict: a tier that nothing was measured in, or whose values are not shown, is never called good. */
function tierText({ tier, verdict }: SafetyTier, checks: readonly Check[], waits: SafetySummaryProps['waits']): string | null {
  if (verdict === 'not_run') return t.grades.not_run;
  if (tier === 3 && waits) return t.checks.waitsFor[waits];
  if (checks.some((check) => check.tier === tier)) return null;
  return tier === 3 ? t.safety.withheld : t.safety.notChecked;
}

function TierMark({ tier: { verdict }, text }: { readonly tier: SafetyTier; readonly text: string | null }) {
  return text === null ? <GradeMark grade={verdict} /> : <GradeMark grade="not_run" text={text} />;
}

/** A check that is not good: sentence, figures, next step. */
export function Finding({ check }: { readonly check: Check }) {
  const { title, measured, next } = reasonOf(check);
  return (
    <li class={`finding state-${gradeTone[check.grade]}`} data-finding={check.code}>
      <Icon name={gradeIcon[check.grade]} />
      <span>
        <b>{check.sex && `${t.sexes[check.sex]}: `}{title}</b>
        {measured && <span class="measured">{measured}</span>}
        <span class="next">{next}</span>
      </span>
    </li>
  );
}

function openChecks(): void {
  const panel = document.getElementById(CHECKS_ID) as HTMLDetailsElement | null;
  if (!panel) return;
  panel.open = true;
  panel.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
  panel.scrollIntoView({ block: 'start' });
}

import type { ComponentChildren } from 'preact';
import type { Assessment, SafetyTierNumber } from '../../domain/assessment';
import type { Manifest } from '../../domain/manifest';
import type { Check } from '../../domain/safety';
import { limitSymbols, reasonOf, scaleOf } from '../../app/check-words';
import { t } from '../../i18n/words';
import { Checks } from './checks';
import { GradeMark } from './grade';

export const CHECKS_ID = 'checks';
const TIERS: readonly SafetyTierNumber[] = [1, 2, 3];

interface ChecksPanelProps {
  readonly assessment: Assessment;
  readonly manifest: Manifest;
  readonly checks: readonly Check[];
  /** What follows the tiers and where their limits come from. */
  readonly children?: ComponentChildren;
}

/** Every check with what was measured, by tier; the reasons of a refusal stand above in words. */
export function ChecksPanel({ assessment, manifest, checks, children }: ChecksPanelProps) {
  return (
    <details id={CHECKS_ID} class="panel disclosure">
      <summary>
        <h2>{t.checks.heading}</h2>
        <Checks checks={checks} />
      </summary>
      {TIERS.map((tier) => <Tier tier={tier} checks={checks.filter((check) => check.tier === tier)} />)}
      <p class="hint">{limitsText(assessment, manifest)}</p>
      {children}
    </details>
  );
}

/** Where the limits come from. */
function limitsText({ validation }: Assessment, { validation: { profiles }, anatomy }: Manifest): string {
  const film = t.checks.profile(validation.profile, profiles[validation.profile]?.source ?? '');
  return `${film} ${anatomy ? t.checks.reference(t.safetyTiers[2].name, anatomy.source.replace(/\.$/, '')) : t.checks.noReference}`;
}

function Tier({ tier, checks }: { readonly tier: SafetyTierNumber; readonly checks: readonly Check[] }) {
  const { columns } = t.checks;
  if (checks.length === 0) return null;
  return (
    <table class="layers" data-safety-tier={tier}>
      <caption><b>{t.safetyTiers[tier].name}</b> {t.safetyTiers[tier].asks}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.check}</th>
          <th scope="col">{columns.value}</th>
          <th scope="col">{columns.limit}</th>
          <th scope="col">{columns.verdict}</th>
        </tr>
      </thead>
      <tbody>{checks.map((check) => <Row check={check} />)}</tbody>
    </table>
  );
}

function Row({ check }: { readonly check: Check }) {
  const { name, unit, about, text } = scaleOf(check.code);
  const { value, grade } = check;
  return (
    <tr data-check={check.code} data-grade={grade}>
      <th scope="row" title={about}>
        {name}{check.sex && `, ${t.sexes[check.sex].toLowerCase()}`}
        <span class="unit">{unit}</span>
        {grade !== 'good' && <span class="points-to">{pointsTo(check)}</span>}
      </th>
      <td class="figure-cell">{value !== null ? text(value) : grade === 'good' ? t.checks.within : t.checks.beyond}</td>
      <td class="figure-cell">{limitSymbols(check)}</td>
      <td><GradeMark grade={grade} /></td>
    </tr>
  );
}

const pointsTo = (check: Check) => (check.failure ? t.checks.pointsTo(t.layers[check.failure].points) : reasonOf(check).title);

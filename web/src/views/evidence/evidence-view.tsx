import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { intendedUseText, weightsText } from '../../app/pack-words';
import { useSession } from '../../app/session';
import { t } from '../../i18n/words';
import { packBytes } from '../../domain/manifest';
import { exactMonths, percent, size } from '../../i18n/format';
import { AccuracyTable } from './accuracy-table';
import { LimitsTables } from './limits-tables';
import { SafetyFigures } from './safety-figures';
import { SelfCheckPanel } from './self-check';

type SectionName = keyof typeof t.evidence.sections;
const SECTIONS = Object.keys(t.evidence.sections) as SectionName[];

function Section({ name, children }: { readonly name: SectionName; readonly children: ComponentChildren }) {
  return (
    <section id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{t.evidence.sections[name]}</h2>
      {children}
    </section>
  );
}

/** Intended use, measured figures, limits, privacy and terms: figures from the pack's manifest, words from the catalogue. */
export function EvidenceView() {
  const session = useSession();
  const { manifest } = session.commands.state.value;
  useEffect(() => { if (!manifest) void session.fetchManifest(); }, [session, manifest]);
  const viewLimits = manifest?.calibration.consistency.view_difference_months;
  const missing = <p class="hint">{t.evidence.missing}</p>;
  return (
    <div class="evidence" tabIndex={0} role="region" aria-label={t.evidence.title}>
      <nav class="contents" aria-label={t.evidence.contents}>
        <ul>{SECTIONS.map((name) => <li><a href={`#evidence/${name}`}>{t.evidence.sections[name]}</a></li>)}</ul>
      </nav>
      <div class="evidence-text">
        <h1>{t.evidence.title}</h1>
        <p class="lead">{t.evidence.lead}</p>
        <Section name="use">
          <p class="research-use">{t.researchUse}. {t.nonCommercial}.</p>
          <p>{intendedUseText(manifest)}</p>
        </Section>
        <Section name="accuracy">{manifest ? <AccuracyTable manifest={manifest} /> : missing}</Section>
        <Section name="limits"><ul>{t.evidence.limits.map((limit) => <li>{limit}</li>)}</ul></Section>
        <Section name="certainty">
          {manifest
            ? <>
              <p>{t.evidence.certainty.interval(percent(manifest.calibration.interval.level), manifest.calibration.interval.fitted_on)}</p>
              <p>{t.evidence.certainty.tiers(percent(manifest.calibration.confidence.high), percent(manifest.calibration.confidence.medium))} {t.evidence.certainty.lowered} {t.evidence.certainty.meaning}</p>
              {viewLimits && <p>{t.evidence.certainty.secondLook(exactMonths(viewLimits.review), exactMonths(viewLimits.refuse))}</p>}
            </>
            : missing}
        </Section>
        <Section name="validation">
          <p>{t.evidence.validation.intro}</p>
          {manifest ? <LimitsTables manifest={manifest} /> : missing}
        </Section>
        <Section name="safety">
          <p>{t.evidence.safety.intro}</p>
          {manifest ? <SafetyFigures manifest={manifest} /> : missing}
        </Section>
        <Section name="privacy">
          <ul>{t.evidence.privacy.map((line) => <li>{line}</li>)}</ul>
          <SelfCheckPanel />
        </Section>
        <Section name="terms">
          <dl class="facts">
            {manifest && <>
              <dt>{t.evidence.terms.weights}</dt><dd>{weightsText(manifest)}</dd>
              <dt>{t.evidence.terms.terms}</dt><dd>{manifest.licence.terms}</dd>
              <dt>{t.evidence.terms.attribution}</dt><dd>{manifest.licence.attribution}</dd>
              <dt>{t.evidence.terms.source}</dt><dd>{manifest.training_data.source}</dd>
              <dt>{t.evidence.terms.split}</dt><dd>{manifest.training_data.split}</dd>
            </>}
            <dt>{t.evidence.terms.code}</dt><dd>{t.evidence.terms.codeLicence}</dd>
            <dt>{t.evidence.terms.others}</dt><dd><a href="./third-party-notices.txt">{t.evidence.terms.notices}</a></dd>
          </dl>
        </Section>
        <Section name="versions">
          <dl class="facts">
            <dt>{t.evidence.versions.app}</dt><dd>{__APP_VERSION__}</dd>
            {manifest && <>
              <dt>{t.evidence.versions.pack}</dt><dd>{manifest.title} ({manifest.name} {manifest.version})</dd>
              <dt>{t.evidence.versions.modelHash}</dt><dd><code>{manifest.files.model.sha256}</code></dd>
              <dt>{t.evidence.versions.size}</dt><dd>{size(packBytes(manifest))}</dd>
              <dt>{t.evidence.versions.changes}</dt>
              <dd><ul>{manifest.changes.map(({ version, date, summary }) => <li>{version} ({date}): {summary}</li>)}</ul></dd>
            </>}
          </dl>
        </Section>
      </div>
    </div>
  );
}

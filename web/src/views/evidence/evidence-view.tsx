import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSession } from '../../app/session';
import { en } from '../../i18n/en';
import { packBytes } from '../../domain/manifest';
import { exactMonths, percent, size } from '../../i18n/format';
import { AccuracyTable } from './accuracy-table';
import { LimitsTables } from './limits-tables';
import { SafetyFigures } from './safety-figures';

const words = en.evidence;
type SectionName = keyof typeof words.sections;
const SECTIONS = Object.keys(words.sections) as SectionName[];

function Section({ name, children }: { readonly name: SectionName; readonly children: ComponentChildren }) {
  return (
    <section id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{words.sections[name]}</h2>
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
  const missing = <p class="hint">{words.missing}</p>;
  return (
    <div class="evidence" tabIndex={0} role="region" aria-label={words.title}>
      <nav class="contents" aria-label={words.contents}>
        <ul>{SECTIONS.map((name) => <li><a href={`#evidence/${name}`}>{words.sections[name]}</a></li>)}</ul>
      </nav>
      <div class="evidence-text">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <Section name="use">
          <p class="research-use">{en.researchUse}. {en.nonCommercial}.</p>
          <p>{manifest?.intended_use ?? words.intendedUse}</p>
        </Section>
        <Section name="accuracy">{manifest ? <AccuracyTable manifest={manifest} /> : missing}</Section>
        <Section name="limits"><ul>{words.limits.map((limit) => <li>{limit}</li>)}</ul></Section>
        <Section name="certainty">
          {manifest
            ? <>
              <p>{words.certainty.interval(percent(manifest.calibration.interval.level), manifest.calibration.interval.fitted_on)}</p>
              <p>{words.certainty.tiers(percent(manifest.calibration.confidence.high), percent(manifest.calibration.confidence.medium))} {words.certainty.lowered} {words.certainty.meaning}</p>
              {viewLimits && <p>{words.certainty.secondLook(exactMonths(viewLimits.review), exactMonths(viewLimits.refuse))}</p>}
            </>
            : missing}
        </Section>
        <Section name="validation">
          <p>{words.validation.intro}</p>
          {manifest ? <LimitsTables manifest={manifest} /> : missing}
        </Section>
        <Section name="safety">
          <p>{words.safety.intro}</p>
          {manifest ? <SafetyFigures manifest={manifest} /> : missing}
        </Section>
        <Section name="privacy"><ul>{words.privacy.map((line) => <li>{line}</li>)}</ul></Section>
        <Section name="terms">
          <dl class="facts">
            {manifest && <>
              <dt>{words.terms.weights}</dt><dd>{manifest.licence.weights}</dd>
              <dt>{words.terms.terms}</dt><dd>{manifest.licence.terms}</dd>
              <dt>{words.terms.attribution}</dt><dd>{manifest.licence.attribution}</dd>
              <dt>{words.terms.source}</dt><dd>{manifest.training_data.source}</dd>
              <dt>{words.terms.split}</dt><dd>{manifest.training_data.split}</dd>
            </>}
            <dt>{words.terms.code}</dt><dd>{words.terms.codeLicence}</dd>
          </dl>
        </Section>
        <Section name="versions">
          <dl class="facts">
            <dt>{words.versions.app}</dt><dd>{__APP_VERSION__}</dd>
            {manifest && <>
              <dt>{words.versions.pack}</dt><dd>{manifest.title} ({manifest.name} {manifest.version})</dd>
              <dt>{words.versions.modelHash}</dt><dd><code>{manifest.files.model.sha256}</code></dd>
              <dt>{words.versions.size}</dt><dd>{size(packBytes(manifest))}</dd>
              <dt>{words.versions.changes}</dt>
              <dd><ul>{manifest.changes.map(({ version, date, summary }) => <li>{version} ({date}): {summary}</li>)}</ul></dd>
            </>}
          </dl>
        </Section>
      </div>
    </div>
  );
}

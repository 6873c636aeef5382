/** The method block: what every export carries, so that a figure can be traced to program, pack, film and checks. */
import type { Assessment, EngineInfo, Reading } from '../domain/assessment';
import { overridesOf } from '../domain/overrides';
import { count, type Check } from '../domain/safety';
import { date } from '../i18n/format';
import { intendedUseText, weightsText } from '../app/pack-words';
import { engineNotes } from '../app/engine-words';
import { overridesText } from '../app/words';
import { providerNames } from '../i18n/names';
import { t } from '../i18n/words';
import type { ReportInput } from './input';

export function methodFacts({ case: { reading }, manifest, appVersion, written }: ReportInput, checks: readonly Check[]): readonly (readonly [string, string | null])[] {
  const { fields } = t.report;
  const { assessment, film_sha256, engine } = reading;
  const { pack, safety } = assessment;
  return [
    [fields.use, `${t.report.research}. ${t.report.notLegalAge}`],
    [fields.intended, intendedUseText(manifest)],
    [fields.app, t.report.versions(appVersion, assessment.core_version)],
    [fields.pack, `${pack.name} ${pack.version}`],
    [fields.model, pack.model_sha256],
    [fields.film, film_sha256],
    [fields.engine, engineText(engine)],
    [fields.validation, validationText(assessment, checks)],
    [fields.tiers, safety.tiers.map(({ tier, verdict }) => t.report.tier(t.safetyTiers[tier].name, t.grades[verdict])).join(', ')],
    [fields.overrides, overridesText(overridesOf(reading))],
    [fields.rendering, renderingText(reading)],
    [fields.terms, weightsText(manifest)],
    [fields.made, `${date(written.slice(0, 10))}, ${written.slice(11, 16)} UTC`],
  ];
}

function engineText(engine: EngineInfo): string {
  return `${t.report.engine(engine.runtime, providerNames[engine.provider], t.record.threads(engine.threads))}. ${engineNotes(engine).join(' ')}`;
}

export function validationText({ safety, validation }: Assessment, checks: readonly Check[]): string {
  const { total, review, refuse } = count(checks);
  return t.report.validation(t.safety.verdicts[safety.verdict], t.safety.counts(total, review, refuse), validation.profile);
}

function renderingText({ rendering }: Reading): string | null {
  if (rendering === null) return null;
  const { frame, frames, voi } = rendering;
  return t.report.frame(String(frame), String(frames), voi === null ? '' : t.report.voi[voi]).replace(/, $/, '');
}

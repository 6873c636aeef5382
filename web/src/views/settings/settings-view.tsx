import type { ComponentChildren } from 'preact';
import { useSession } from '../../app/session';
import { isLanguage, LANGUAGES, t } from '../../i18n/words';
import { PackSection, StorageSection } from './offline-sections';

interface SectionProps {
  readonly name: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}

/** One matter of the settings; `#settings/NAME` leads to it. */
export function Section({ name, heading, children }: SectionProps) {
  return (
    <section id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}

/** What a site or a user settles once. Every section holds at once; there is nothing to confirm. */
export function SettingsView() {
  return (
    <div class="settings" tabIndex={0} role="region" aria-label={t.settings.title}>
      <h1>{t.settings.title}</h1>
      <p class="lead">{t.settings.note}</p>
      <LanguageSection />
      <StorageSection />
      <PackSection />
    </div>
  );
}

function LanguageSection() {
  const { settings } = useSession();
  const choose = (value: string) => { if (isLanguage(value)) settings.change({ language: value }); };
  return (
    <Section name="language" heading={t.settings.language.heading}>
      <label class="field">
        <span>{t.settings.language.label}</span>
        <select value={settings.current.value.language} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => <option value={tag} lang={tag}>{name}</option>)}
        </select>
      </label>
    </Section>
  );
}

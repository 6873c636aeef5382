import { useSession } from '../../app/session';
import { isLanguage, LANGUAGES, t } from '../../i18n/words';
import { FollowUpSection, LogSection } from '../followup/settings-sections';
import { Section } from './section';

/** What a site or a user settles once. Every section holds at once; there is nothing to confirm. */
export function SettingsView() {
  return (
    <div class="settings" tabIndex={0} role="region" aria-label={t.settings.title}>
      <h1>{t.settings.title}</h1>
      <p class="lead">{t.settings.note}</p>
      <OrderSection />
      <LanguageSection />
      <FollowUpSection />
      <LogSection />
    </div>
  );
}

function OrderSection() {
  const { settings } = useSession();
  const words = t.settings.order;
  return (
    <Section name="order" heading={words.heading}>
      <p class="hint">{words.about}</p>
      <fieldset class="choices">
        <legend class="visually-hidden">{words.heading}</legend>
        {(['machine_first', 'own_first'] as const).map((order) => (
          <label><input type="radio" name="order" value={order} checked={settings.current.value.order === order} onChange={() => settings.change({ order })} /> {words[order]}</label>
        ))}
      </fieldset>
    </Section>
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
